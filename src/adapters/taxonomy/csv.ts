import { type CsvError, parse } from 'csv-parse/sync';
import { TERM_STATUSES, type Term } from '../../features/taxonomy/term.ts';
import type { FileTerm, Refusal, TermFile } from '../../features/taxonomy/term-file.ts';
import { guidOf, stableId } from './stable-id.ts';

/**
 * One term a line. Columns: `id`, `scheme`, `slug`, `uri`, `status`, `merged_into`, `broader`, `related`, `spellings`,
 * `capitals`, and for each language `label_xx`, `synonyms_xx`, `definition_xx`, `example_xx`. Several values of one cell
 * stand between `|`; a `|` of a name is written `\|`. A cell that is empty says nothing.
 */
const PLAIN = [
  'id',
  'scheme',
  'slug',
  'uri',
  'status',
  'merged_into',
  'broader',
  'related',
  'spellings',
  'capitals',
] as const;
const SPOKEN = /^(label|synonyms|definition|example)_([A-Za-z-]+)$/;

/** A sheet takes a cell that begins so for a formula: it is written behind an apostrophe, which is taken off again. */
const FORMULA = /^'*[=+\-@\t\r]/;
const FORMULA_WRITTEN = /^'+[=+\-@\t\r]/;
const shielded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);
const bared = (cell: string): string => (FORMULA_WRITTEN.test(cell) ? cell.slice(1) : cell);

const joined = (values: readonly string[]): string =>
  values.map((value) => value.replaceAll('\\', '\\\\').replaceAll('|', '\\|')).join('|');

function split(cell: string): string[] {
  const values: string[] = [''];
  for (let at = 0; at < cell.length; at += 1) {
    const sign = cell[at] ?? '';
    if (sign === '\\' && at + 1 < cell.length) {
      at += 1;
      values.push((values.pop() ?? '') + (cell[at] ?? ''));
    } else if (sign === '|') values.push('');
    else values.push((values.pop() ?? '') + sign);
  }
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

type Row = Readonly<Record<string, string>>;

const spoken = (row: Row, kind: string): [string, string][] =>
  Object.entries(row).flatMap(([column, cell]): [string, string][] => {
    const [, is, language] = SPOKEN.exec(column) ?? [];
    return is === kind && language && cell.trim() !== '' ? [[language, cell.trim()]] : [];
  });

const list = (cell: string | undefined): string[] | undefined =>
  cell?.trim() ? split(cell) : undefined;

function termOf(
  row: Row,
  line: number,
  { scheme: given }: { readonly scheme?: string | undefined },
): FileTerm | Refusal {
  const cell = (column: (typeof PLAIN)[number]) => row[column]?.trim() ?? '';
  const scheme = cell('scheme') || given || '';
  const slug = cell('slug');
  const id = cell('id') === '' ? stableId(scheme, slug) : guidOf(cell('id'));
  if (id === null) return { line, reason: 'bad-id', what: cell('id') };
  const status = TERM_STATUSES.find((one) => one === cell('status'));
  if (cell('status') !== '' && !status) return { line, reason: 'bad-status', what: cell('status') };
  const lists = spoken(row, 'synonyms').map(([language, names]) => [language, split(names)]);
  return {
    line,
    scheme,
    id,
    uri: cell('uri') || null,
    slug,
    labels: Object.fromEntries(spoken(row, 'label')),
    synonyms: Object.fromEntries(lists),
    spellings: list(row.spellings),
    capitals: list(row.capitals),
    definition: Object.fromEntries(spoken(row, 'definition')),
    example: Object.fromEntries(spoken(row, 'example')),
    broader: list(row.broader),
    related: list(row.related),
    status,
    mergedInto: cell('merged_into') || undefined,
  };
}

/** Reads terms of a sheet, whatever parts its columns (comma, semicolon, tab). `scheme`: the list, where no column says. */
export function readCsv(
  text: string,
  options: { readonly scheme?: string | undefined } = {},
): TermFile {
  const head = text.slice(0, Math.max(0, text.indexOf('\n')));
  const delimiter = ['\t', ';', ','].find((sign) => head.includes(sign)) ?? ',';
  let rows: { readonly record: Row; readonly info: { readonly lines: number } }[];
  try {
    rows = parse(text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim()),
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      cast: (value, { header }) => (header ? value : bared(value)),
    }) as unknown as typeof rows;
  } catch (error) {
    // Only what the parser says of the file is for its reader; anything else is a fault of ours.
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const { lines } = error as CsvError & { readonly lines?: number };
    return {
      schemes: [],
      terms: [],
      refused: [{ line: lines ?? 1, reason: 'syntax', what: error.message }],
      ignored: {},
    };
  }
  const read = rows.map(({ record, info }) => termOf(record, info.lines, options));
  const columns = Object.keys(rows[0]?.record ?? {});
  const unknown = columns.filter(
    (column) => !PLAIN.some((known) => known === column) && !SPOKEN.test(column),
  );
  return {
    schemes: schemesNamed(read),
    terms: read.filter((one): one is FileTerm => 'slug' in one),
    refused: read.filter((one): one is Refusal => 'reason' in one),
    ignored: Object.fromEntries(unknown.map((column) => [column, rows.length])),
  };
}

/** Lists that a file names only by key: known ones keep their names, a new one is called by its key. */
export const schemesNamed = (read: readonly (FileTerm | Refusal)[]): TermFile['schemes'] => [
  ...new Map(
    read.flatMap((one) =>
      'slug' in one && one.scheme !== ''
        ? [[one.scheme, { key: one.scheme, uri: null, labels: { en: one.scheme }, definition: {} }]]
        : [],
    ),
  ).values(),
];

const quoted = (cell: string): string => {
  const safe = shielded(cell);
  return /[",\n\r]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** All of what `readCsv` reads, with every language that a term has. */
export function writeCsv(terms: readonly Term[]): string {
  const languages = [
    ...new Set(
      terms.flatMap(({ labels, synonyms, definition, example }) =>
        [labels, synonyms, definition, example].flatMap(Object.keys),
      ),
    ),
  ].sort();
  const columns = languages.flatMap((language) =>
    ['label', 'synonyms', 'definition', 'example'].map((kind) => `${kind}_${language}`),
  );
  const lines = terms.map((term) => [
    term.id,
    term.scheme,
    term.slug,
    term.uri ?? '',
    term.status,
    term.mergedInto ?? '',
    joined(term.broader),
    joined(term.related),
    joined(term.spellings),
    joined(term.capitals),
    ...languages.flatMap((language) => [
      term.labels[language] ?? '',
      joined(term.synonyms[language] ?? []),
      term.definition[language] ?? '',
      term.example[language] ?? '',
    ]),
  ]);
  return [[...PLAIN, ...columns], ...lines]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('');
}
