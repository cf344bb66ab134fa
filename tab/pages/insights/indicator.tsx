import {
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Indicator } from '../../../src/contract/insights.ts';
import { type Column, Columns } from '../../components/chart.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { useWords, type Words } from '../../words.tsx';
import { partSaid, periodSaid, valueSaid } from './said.ts';

/** More columns than that are too narrow to be read; the table has all. */
const MOST_DRAWN = 12;

interface Line extends Column {
  /** In the table. */
  readonly name: string;
  readonly n: number;
}

/** What is drawn and what stands in the table behind it: parts, or the way over time. */
function linesOf(one: Indicator, words: Words): readonly Line[] {
  const said = (value: number | null) => valueSaid(one.formula, value, words);
  if (one.parts.length > 0) {
    return one.parts.map((part) => {
      const name = partSaid(one.id, part, words);
      return {
        key: part.part,
        name,
        label: name,
        value: part.value,
        shown: said(part.value),
        hidden: false,
        n: part.n,
      };
    });
  }
  return one.trend.map(({ period, value, n, standing }) => ({
    key: period,
    name: periodSaid(period, words),
    label: periodSaid(period, words, true),
    value,
    shown: standing === 'withheld' ? words.say('figures.not-shown') : said(value),
    hidden: standing === 'withheld',
    n,
  }));
}

/** One indicator: its figure with what it rests on, how it went, what it means and who answers for it. */
export function IndicatorCard({
  one,
  countedAt,
  children,
}: {
  readonly one: Indicator;
  /** When all were counted, which the page says once. */
  readonly countedAt: string | null;
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const name = say(`figures.of.${one.id}.name`);
  const lines = linesOf(one, words);
  const drawn = lines.some(({ value, hidden }) => value !== null || hidden);
  return (
    <li className={layout.card}>
      <h3 className={layout.h3}>{name}</h3>
      <Figure one={one} />
      {drawn ? (
        <>
          <Columns
            name={chartName(name, lines, words)}
            columns={lines.slice(0, MOST_DRAWN)}
            goal={one.target}
          />
          <Behind one={one} name={name} lines={lines} />
        </>
      ) : null}
      {one.partsWithheld > 0 ? (
        <p className={layout.plain}>{say('figures.hidden-parts', { count: one.partsWithheld })}</p>
      ) : null}
      <Meaning one={one} countedAt={countedAt} />
      {children}
    </li>
  );
}

const chartName = (name: string, lines: readonly Line[], { say, list }: Words): string =>
  say('figures.chart', {
    name,
    points: list(
      lines.map((line) => say('figures.point', { label: line.name, value: line.shown })),
    ),
  });

function Figure({ one }: { readonly one: Indicator }) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  if (one.standing !== 'shown') {
    return (
      <p className={layout.plain}>
        <strong>{say(`figures.standing.${one.standing}`)}</strong>
        {one.standing === 'missing'
          ? ` ${say('figures.needs', { needs: say(`figures.of.${one.id}.needs`) })}`
          : null}
        {one.page ? <LinkButton to={one.page}>{say('figures.open')}</LinkButton> : null}
      </p>
    );
  }
  if (one.parts.length > 0) return null;
  return (
    <p className={layout.plain}>
      <strong>{valueSaid(one.formula, one.value, words)}</strong>{' '}
      {say('figures.n', { n: words.number(one.n) })}
      {one.small ? ` · ${say('figures.small')}` : null}
    </p>
  );
}

function Behind({
  one,
  name,
  lines,
}: {
  readonly one: Indicator;
  readonly name: string;
  readonly lines: readonly Line[];
}) {
  const { say, number } = useWords();
  return (
    <details>
      <summary>{say('figures.table')}</summary>
      <Table aria-label={name} size="small">
        <TableHeader>
          <TableRow>
            <TableHeaderCell>
              {say(one.parts.length > 0 ? 'figures.parts' : 'figures.period')}
            </TableHeaderCell>
            <TableHeaderCell>{say('figures.value')}</TableHeaderCell>
            <TableHeaderCell>{say('figures.cases')}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.key}>
              <TableCell>{line.name}</TableCell>
              <TableCell>{line.shown}</TableCell>
              <TableCell>{line.value === null ? say('figures.nothing') : number(line.n)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </details>
  );
}

/** Definition, source, date, baseline, target and who answers for it. */
function Meaning(props: { readonly one: Indicator; readonly countedAt: string | null }) {
  const { one, countedAt } = props;
  const words = useWords();
  const { say, dateTime } = words;
  const layout = useLayout();
  const goals = (['baseline', 'target'] as const).flatMap((which) => {
    const value = one[which];
    return value === null
      ? []
      : [`${say(`figures.${which}`)}${say('common.colon')}${valueSaid(one.formula, value, words)}`];
  });
  const facts = [
    `${say('figures.definition')}${say('common.colon')}${say(`figures.of.${one.id}.definition`)}`,
    ...(one.standing === 'missing'
      ? []
      : [`${say('figures.source')}${say('common.colon')}${say(`figures.of.${one.id}.source`)}`]),
    ...(one.at && one.at !== countedAt ? [say('figures.as-of', { at: dateTime(one.at) })] : []),
    ...goals,
    `${say('figures.owner')}${say('common.colon')}${one.owner ?? say('figures.nobody')}`,
  ];
  return (
    <ul className={mergeClasses(layout.list, layout.tight, layout.muted)}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
