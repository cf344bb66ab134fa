import { isCounted } from '../../src/features/insights/indicators.ts';
import type { Shown } from '../../src/features/insights/showing.ts';
import type { InsightPage, NamedScope } from '../../src/views/insights.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  heading,
  prose,
  sentence,
  subheading,
} from './card.ts';
import { link, press } from './inputs.ts';

const MOST_SCOPES = 4;
const MOST_PARTS = 4;

function periodSaid(id: string, { say, language }: Voice): string {
  const [year = '', part = ''] = id.split('-');
  if (part === '') return year;
  if (part.startsWith('Q')) return say('figures.quarter', { number: part.slice(1), year });
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    month: 'long',
    year: 'numeric',
  }).format(new Date(`${id}-01T00:00:00Z`));
}

/** As its indicator is counted: per cent, hours, or a number. */
function valueSaid({ indicator }: Shown, value: number | null, { say, language }: Voice): string {
  if (value === null || !isCounted(indicator)) return say('figures.nothing');
  const { formula } = indicator;
  const written = (options: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(language, options).format(value);
  if (formula === 'share') return written({ style: 'percent', maximumFractionDigits: 0 });
  if (formula === 'median')
    return say('figures.hours', { value: written({ maximumFractionDigits: 1 }) });
  return written({ maximumFractionDigits: formula === 'per' ? 2 : 0 });
}

function lineOf(page: InsightPage, one: Shown, voice: Voice): string {
  const { say } = voice;
  if (one.standing !== 'shown') return say(`figures.standing.${one.standing}`);
  const { id } = one.indicator;
  if (one.parts.length === 0 && one.partsWithheld > 0)
    return say('figures.hidden-parts', { count: one.partsWithheld });
  if (one.parts.length > 0) {
    return one.parts
      .slice(0, MOST_PARTS)
      .map(({ part, value }) => {
        const known = part === '' ? say('figures.unknown-part') : say(`figures.part.${id}.${part}`);
        const label = page.partLabel(id, part) ?? known;
        return say('figures.point', { label, value: valueSaid(one, value, voice) });
      })
      .join(' · ');
  }
  const line = `${valueSaid(one, one.value, voice)} (${say('figures.n', { n: one.n })})`;
  return one.small ? `${line} · ${say('figures.small')}` : line;
}

/** What was decided last because of figures, or that nothing is yet. */
function decided({ decisions }: InsightPage, voice: Voice): readonly Element[] {
  const [last] = decisions;
  if (!last) return [sentence(voice.say('figures.decisions.none'), true)];
  const outcome = voice.say(`figures.decisions.outcome.${last.outcome}`);
  return [
    subheading(voice.say('figures.decisions.title')),
    ...prose(`${periodSaid(last.period, voice)} · ${outcome}`, { weight: 'Bolder' }),
    ...prose(last.text),
  ];
}

/** The indicators that can be said in a line each, for one period and whoever they are about. */
export function insightsCard(page: InsightPage, url: string | null, voice: Voice): Card {
  const { say } = voice;
  const here = page.shown.filter(({ standing }) => standing !== 'not-here');
  const known = here.filter(({ standing }) => standing !== 'missing' && standing !== 'elsewhere');
  const missing = here.filter(({ standing }) => standing === 'missing').length;
  const whose = page.scopes.find(
    ({ kind, name }) => kind === page.scope.kind && name === page.scope.name,
  );
  const before = page.periods.find(
    ({ kind, id }) => kind === page.period.kind && id < page.period.id,
  );
  const show = (label: string, { kind, name }: Pick<NamedScope, 'kind' | 'name'>, period: string) =>
    press(label, 'insights.show', { kind, name, period });
  const all = { kind: 'all', name: '' } as const;
  return card({
    lang: voice.language,
    fallback: say('figures.title'),
    body: [
      heading(say('figures.title')),
      sentence(say('figures.what', { smallest: page.smallest }), true),
      ...prose(
        `${periodSaid(page.period.id, voice)} · ${whose?.label ?? say('figures.everybody')}`,
        {
          weight: 'Bolder',
        },
      ),
      page.countedAt
        ? sentence(say('figures.counted', { at: voice.dateTime(page.countedAt) }), true)
        : null,
      ...known.map((one) =>
        fact(say(`figures.of.${one.indicator.id}.name`), lineOf(page, one, voice), voice),
      ),
      missing > 0 ? sentence(say('figures.missing-count', { count: missing }), true) : null,
      ...decided(page, voice),
    ],
    actions: [
      ...(page.scope.kind === 'all' ? [] : [show(say('figures.everybody'), all, page.period.id)]),
      ...page.scopes
        .filter((one) => one !== whose)
        .slice(0, MOST_SCOPES)
        .map((one) => show(one.label, one, page.period.id)),
      before ? show(periodSaid(before.id, voice), page.scope, before.id) : null,
      link(say('figures.open'), url),
    ],
  });
}
