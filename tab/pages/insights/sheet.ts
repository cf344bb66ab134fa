import type { Indicator, Insights } from '../../../src/contract/insights.ts';
import type { Cell } from '../../components/csv.tsx';
import type { Words } from '../../words.tsx';
import { partSaid, periodSaid } from './said.ts';

const number = (value: number | null): Cell => (value === null ? '' : Number(value.toFixed(4)));

/** Everything on the page with its definitions, with numbers as sheets read them: a share is a fraction of 1. */
export function sheetOf(
  found: Insights,
  whose: string,
  words: Words,
): readonly (readonly Cell[])[] {
  const { say, day } = words;
  const lines = (one: Indicator): readonly (readonly Cell[])[] => {
    const { id, group, standing, formula } = one;
    const known = formula !== null || standing === 'elsewhere';
    const line = (part: string, value: number | null, n: number): readonly Cell[] => [
      periodSaid(found.period.id, words),
      day(found.period.from),
      day(found.period.until),
      whose,
      say(`figures.group.${group}`),
      say(`figures.of.${id}.name`),
      part,
      number(value),
      standing === 'shown' ? n : '',
      standing === 'shown'
        ? one.small
          ? say('figures.small')
          : ''
        : say(`figures.standing.${standing}`),
      say(`figures.of.${id}.definition`),
      known
        ? say(`figures.of.${id}.source`)
        : say('figures.needs', { needs: say(`figures.of.${id}.needs`) }),
      one.at ?? '',
      number(one.baseline),
      number(one.target),
      one.owner ?? '',
    ];
    return one.parts.length > 0
      ? one.parts.map((part) => line(partSaid(id, part, words), part.value, part.n))
      : [line('', one.value, one.n)];
  };
  return [
    [
      say('figures.period'),
      say('figures.sheet.from'),
      say('figures.sheet.until'),
      say('figures.scope'),
      say('figures.sheet.group'),
      say('figures.sheet.indicator'),
      say('figures.parts'),
      say('figures.value'),
      say('figures.cases'),
      say('figures.note'),
      say('figures.definition'),
      say('figures.source'),
      say('figures.as-of', { at: '' }).trim(),
      say('figures.baseline'),
      say('figures.target'),
      say('figures.owner'),
    ],
    ...found.indicators.flatMap(lines),
  ];
}
