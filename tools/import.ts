import { existsSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reportFolder } from '../src/adapters/registers/report-folder.ts';
import { ConfigError, readConfig } from '../src/config.ts';
import { secondsLeft, type Tally } from '../src/features/importing/model.ts';
import { isAppError } from '../src/kernel/errors.ts';
import { LANGUAGES, type Language } from '../src/kernel/language.ts';
import { type OldReports, REPORT_FIELDS, type RefusedReport } from '../src/ports/old-reports.ts';
import { isRegisterError } from '../src/ports/reading.ts';
import { openProduct } from './import/open.ts';
import { refusedHead, refusedLine } from './import/refused.ts';
import { ROOT } from './lib/where.ts';

const USAGE = `npm run import -- <sheet.csv> [options]

Brings mission reports from before Praxis into the library that is open to all staff: one row a report, with the file that
it names beside the sheet, or a document made of what the row says. Says first what would be done, and changes nothing
without --apply. May be stopped and run again at any time: what is there and the same is left alone, and a row that was
changed takes the place of what it was. Nobody is told of it; whoever is known as an author has it in their own record.

With the embedded database, stop the product first; with PostgreSQL it may run.

  --apply                  do it
  --column <field>=<name>  what this sheet calls a field (again for more): ${REPORT_FIELDS.join(', ')}
  --refused <file>         where the rows that were not taken are written, with the reason (<sheet>-refused.csv)
  --language <tag>         of that file: ${LANGUAGES.join(', ')} (en)
  --help

The sheet: UTF-8 or Windows-1252, with ; or , or tabs between cells; number and title are needed. Days as 2026-12-31,
31/12/2026 or in words, countries by their names, both in English, French or Spanish. Authors by mail address.
`;

class UsageError extends Error {}

const print = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

function options() {
  return parseArgs({
    allowPositionals: true,
    options: {
      apply: { type: 'boolean', default: false },
      column: { type: 'string', multiple: true, default: [] },
      refused: { type: 'string' },
      language: { type: 'string', default: 'en' },
      help: { type: 'boolean', default: false },
    },
  });
}

/** @throws UsageError */
function columnsIn(given: readonly string[]): Record<string, string[]> {
  const columns: Record<string, string[]> = {};
  for (const one of given) {
    const at = one.indexOf('=');
    const field = REPORT_FIELDS.find((name) => name === one.slice(0, at));
    if (!field)
      throw new UsageError(`--column ${one}: begin with one of ${REPORT_FIELDS.join(', ')}.`);
    columns[field] = [...(columns[field] ?? []), one.slice(at + 1)];
  }
  return columns;
}

/** @throws UsageError */
function languageOf(tag: string): Language {
  const found = LANGUAGES.find((one) => one === tag);
  if (!found) throw new UsageError(`--language ${tag}: one of ${LANGUAGES.join(', ')}.`);
  return found;
}

async function survey(source: OldReports): Promise<void> {
  const { rows, columns, dropped } = await source.survey();
  print(`${rows} rows`);
  for (const field of REPORT_FIELDS) {
    if (columns[field]) print(`  ${field.padEnd(10)} from column ${columns[field]}`);
  }
  if (dropped.length > 0) print(`  not read: ${dropped.join(', ')}`);
}

const summary = ({ new: fresh, changed, same, refused }: Tally): string =>
  `new ${fresh}, changed ${changed}, the same ${same}, refused ${refused}`;

/** One line now and then: how far it is, and how long it still takes. */
function progress(every: number) {
  const began = performance.now();
  let told = began;
  return (tally: Tally): void => {
    const now = performance.now();
    if (now - told < every) return;
    told = now;
    const left = secondsLeft(tally, now - began);
    print(`${tally.done} of ${tally.rows}: ${summary(tally)}; ${left ?? '?'} s left`);
  };
}

const TELL_MS = 5_000;

/** Where the rows that were not taken are written. @throws UsageError where that cannot be */
async function openRefused(place: string, sheet: string): Promise<FileHandle> {
  if (resolve(place) === resolve(sheet))
    throw new UsageError(`--refused ${place}: another file than the sheet itself.`);
  return open(place, 'w').catch((error: Error) => {
    throw new UsageError(
      `${place} cannot be written (${error.message}): name another by --refused.`,
    );
  });
}

type Product = Awaited<ReturnType<typeof openProduct>>;

async function importSheet({ app, world }: Product, sheet: string): Promise<number> {
  const { words, vocabulary } = world;
  const { values } = options();
  const language = languageOf(values.language);
  const source = reportFolder({
    sheet,
    countriesIn: vocabulary.countriesIn,
    columns: columnsIn(values.column),
  });
  await survey(source);
  const place = values.refused ?? `${sheet.replace(/\.csv$/i, '')}-refused.csv`;
  const refused = (await openRefused(place, sheet)).createWriteStream();
  refused.write(refusedHead(words, language));
  const onRefused = (all: readonly RefusedReport[]) => {
    for (const one of all) refused.write(refusedLine(one, words, language));
  };
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  try {
    const tally = await app.actions.imports.run(source, {
      apply: values.apply,
      onProgress: progress(TELL_MS),
      onRefused,
      signal: stop.signal,
    });
    print(`${values.apply ? 'Done' : 'Would be done with --apply'}: ${summary(tally)}`);
    if (tally.refused > 0) print(`What was refused, and why: ${place}`);
    if (stop.signal.aborted) print('Stopped; run it again and it goes on from here.');
    return 0;
  } finally {
    await new Promise((resolve) => refused.end(resolve));
  }
}

async function main(): Promise<number> {
  const { positionals, values } = options();
  const [sheet] = positionals;
  if (values.help || !sheet) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 1;
  }
  const envFile = join(ROOT, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const product = await openProduct(readConfig(process.env));
  try {
    return await importSheet(product, sheet);
  } finally {
    await product.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const told =
    error instanceof ConfigError || error instanceof UsageError || isRegisterError(error);
  const badOption = error instanceof TypeError && 'code' in error;
  if (isAppError(error)) {
    process.stderr.write(
      `${error.message}\nNothing is lost: run it again and it goes on from here.\n`,
    );
  } else if (told || badOption) {
    process.stderr.write(`${(error as Error).message}\n${badOption ? `\n${USAGE}` : ''}`);
  } else throw error;
  process.exitCode = 1;
}
