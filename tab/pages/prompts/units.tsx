import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { STANDINGS } from '../../../src/contract/choices.ts';
import type { PromptFigures, PromptsByUnit } from '../../../src/contract/prompts-by-unit.ts';
import { useApp } from '../../app-context.tsx';
import { type Cell, CsvButton } from '../../components/csv.tsx';
import { useLayout } from '../../components/layout.ts';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords, type Words } from '../../words.tsx';

const NARROW = '@media (max-width: 700px)';

const useStyles = makeStyles({
  bar: {
    height: '12px',
    width: '100%',
    backgroundColor: tokens.colorNeutralBackground5,
    borderRadius: tokens.borderRadiusSmall,
    overflow: 'hidden',
  },
  part: { height: '100%', backgroundColor: tokens.colorBrandBackground },
  /** In a narrow window a row is a card, whose figures say what they are. */
  head: { [NARROW]: { display: 'none' } },
  row: {
    [NARROW]: {
      display: 'grid',
      gridTemplateColumns: '1fr 1fr',
      columnGap: tokens.spacingHorizontalL,
      paddingBlock: tokens.spacingVerticalM,
    },
  },
  unit: {
    paddingBlock: tokens.spacingVerticalXS,
    [NARROW]: {
      display: 'block',
      gridColumnEnd: 'span 2',
      height: 'auto',
      fontWeight: tokens.fontWeightSemibold,
    },
  },
  figure: {
    [NARROW]: {
      display: 'flex',
      justifyContent: 'space-between',
      alignItems: 'center',
      height: 'auto',
      minHeight: '28px',
      '::before': { content: 'attr(data-of)' },
    },
  },
});

/** What became of what people were asked, unit by unit (FR-PRM-11). */
export default function PromptUnitsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['prompts', 'units'], queryFn: api.promptsByUnit });
  return (
    <Page title={say('prompting.units.title')}>
      <p className={layout.plain}>{say('prompting.units.what')}</p>
      <Read query={query}>{(found) => <Figures found={found} />}</Read>
    </Page>
  );
}

function Figures({ found }: { readonly found: PromptsByUnit }) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const { since, units, withheld, smallest } = found;
  return (
    <>
      <p className={layout.plain}>
        {say('prompting.units.since', { day: words.day(since) })}
        {withheld > 0 ? ` ${say('prompting.units.withheld', { count: withheld, smallest })}` : null}
      </p>
      {rowsOf(found, words).length === 0 ? (
        <Empty title={say('prompting.units.none')} />
      ) : (
        <>
          <div className={layout.row}>
            <CsvButton name="prompts-by-unit" rows={() => sheetOf(found, words)}>
              {say('prompting.units.csv')}
            </CsvButton>
          </div>
          <Figured found={found} />
          <Reasons units={units} />
          <Meanings />
        </>
      )}
    </>
  );
}

type Named = readonly [name: string, figures: PromptFigures];

/** All together first, then each unit. */
const rowsOf = ({ all, units }: PromptsByUnit, { say }: Words): readonly Named[] => [
  ...(all && all.sent > 0 ? [[say('prompting.units.all'), all] as const] : []),
  ...units.map((one) => [one.unit ?? say('prompting.units.no-unit'), one] as const),
];

function Figured({ found }: { readonly found: PromptsByUnit }) {
  const words = useWords();
  const { say } = words;
  const styles = useStyles();
  return (
    <Table aria-label={say('prompting.units.title')}>
      <TableHeader className={styles.head}>
        <TableRow>
          <TableHeaderCell>{say('prompting.units.unit')}</TableHeaderCell>
          {COLUMNS.map((column) => (
            <TableHeaderCell key={column}>{labelOf(column, words)}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rowsOf(found, words).map(([name, figures]) => (
          <TableRow key={name} className={styles.row}>
            <TableCell className={styles.unit}>
              {name}
              <Answered name={name} figures={figures} />
            </TableCell>
            {COLUMNS.map((column) => (
              <TableCell key={column} className={styles.figure} data-of={labelOf(column, words)}>
                {figures[column === 'sent-column' ? 'sent' : column]}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** How much of what was sent is answered, as a bar. */
function Answered({ name, figures }: { readonly name: string; readonly figures: PromptFigures }) {
  const { say } = useWords();
  const styles = useStyles();
  const { answered, sent } = figures;
  return (
    <div
      role="img"
      aria-label={say('prompting.units.chart', { unit: name, answered, sent })}
      className={styles.bar}
    >
      <div
        className={styles.part}
        style={{ width: `${sent === 0 ? 0 : Math.round((answered / sent) * 100)}%` }}
      />
    </div>
  );
}

function Reasons({ units }: Pick<PromptsByUnit, 'units'>) {
  const { say } = useWords();
  const layout = useLayout();
  const told = units.filter(({ reasons }) => reasons.length > 0);
  if (told.length === 0) return null;
  return (
    <Section id="reasons" title={say('prompting.units.reasons')}>
      <p className={layout.muted}>{say('prompting.units.reasons-what')}</p>
      {told.map(({ unit, reasons }) => (
        <div key={unit ?? ''}>
          <h3 className={layout.h3}>{unit ?? say('prompting.units.no-unit')}</h3>
          <ul className={layout.plain}>
            {[...Map.groupBy(reasons, (one) => one)].map(([reason, same]) => (
              <li key={reason}>{same.length > 1 ? `${reason} (${same.length})` : reason}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

const COLUMNS = ['people', 'sent-column', ...STANDINGS] as const;
const labelOf = (column: (typeof COLUMNS)[number], { say }: Pick<Words, 'say'>): string =>
  column === 'people' || column === 'sent-column'
    ? say(`prompting.units.${column}`)
    : say(`prompting.units.column.${column}`);

function Meanings() {
  const words = useWords();
  const { say } = words;
  return (
    <Section id="meanings" title={say('prompting.units.meanings')}>
      <dl>
        {COLUMNS.map((column) => (
          <div key={column}>
            <dt>{labelOf(column, words)}</dt>
            <dd>{say(`prompting.units.means.${column}`)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** The table as a sheet, and under it what each column means and what is withheld. */
function sheetOf(found: PromptsByUnit, words: Words): readonly (readonly Cell[])[] {
  const { say } = words;
  const { withheld, smallest, since } = found;
  return [
    [say('prompting.units.unit'), ...COLUMNS.map((column) => labelOf(column, words))],
    ...rowsOf(found, words).map(([name, figures]): readonly Cell[] => [
      name,
      figures.people,
      figures.sent,
      ...STANDINGS.map((one) => figures[one]),
    ]),
    [],
    [say('prompting.units.since', { day: words.day(since) })],
    ...(withheld > 0 ? [[say('prompting.units.withheld', { count: withheld, smallest })]] : []),
    ...COLUMNS.map((column) => [labelOf(column, words), say(`prompting.units.means.${column}`)]),
  ];
}
