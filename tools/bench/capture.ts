import { once } from 'node:events';
import {
  copyFileSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDocumentWriter } from '../../src/adapters/documents/docx.ts';
import { startTenant } from '../../src/adapters/tenant/server.ts';
import { onPostgres } from '../lib/postgres.ts';
import { type Ran, runMeasured } from './children.ts';
import { addCrowd } from './crowd.ts';
import { tell } from './figures.ts';

export interface CaptureBench {
  readonly projects: number;
  readonly people: number;
  readonly reports: number;
  /** Rows of the sheet that is imported. */
  readonly rows: number;
  readonly only: 'embedded' | 'postgres' | null;
}

const COMMUNITY = 'formalization';
/** Nobody waits for a day's prompts, but everything else of that minute does. */
const WANTED_S = 5;
/** One row in so many has no file: a document is made of it. */
const WITHOUT_FILE = 3;
const FILES = 20;
const COUNTRIES = ['Peru', 'Sénégal', 'Kenya, Uganda', 'Filipinas', 'Côte d’Ivoire'];
const TOPICS = ['domestic work', 'inspection du travail', 'seguridad social'];

const told = ({ said }: Ran, word: string): number =>
  Number(new RegExp(`${word} (\\d+)`).exec(said)?.[1] ?? Number.NaN);

/** A sheet of old reports with the files beside it, as an office would hand them over. */
async function sheetOf(folder: string, rows: number): Promise<string> {
  mkdirSync(join(folder, 'files'), { recursive: true });
  const bytes = await createDocumentWriter().docx({
    ...{ title: 'Advisory mission', language: 'en', subtitle: '', facts: [], keywords: [] },
    sections: Array.from({ length: 6 }, (_, at) => ({
      heading: `Findings ${at + 1}`,
      paragraphs: Array.from({ length: 4 }, (__, n) =>
        `Employers asked what registration would cost (${at}.${n}).`.repeat(4),
      ),
      bullets: [],
    })),
  });
  const first = join(folder, 'files', '0.docx');
  writeFileSync(first, bytes);
  for (let file = 1; file < FILES; file += 1)
    copyFileSync(first, join(folder, 'files', `${file}.docx`));
  const path = join(folder, 'reports.csv');
  const sheet = createWriteStream(path);
  sheet.write('Numéro;Titre;Auteur;Date de début;Date de fin;Pays;Thèmes;Résumé;Fichier\r\n');
  for (let row = 0; row < rows; row += 1) {
    const file = row % WITHOUT_FILE === 0 ? '' : `files/${row % FILES}.docx`;
    const cells = [
      ...[`M-${row}`, `Mission ${row}: registering traders`, `member.${row % 500}@org.example`],
      ...[`${(row % 28) + 1} mars ${2000 + (row % 25)}`, `${2000 + (row % 25)}-04-02`],
      ...[COUNTRIES[row % COUNTRIES.length], TOPICS[row % TOPICS.length]],
      ...[`Visits in ${row % 97} places showed what kept people from registering (${row}).`, file],
    ];
    if (!sheet.write(`${cells.join(';')}\r\n`)) await once(sheet, 'drain');
  }
  sheet.end();
  await once(sheet, 'close');
  return path;
}

function tellRun(name: string, ran: Ran, rows: number): void {
  tell(`${name}.seconds`, ran.seconds, 's');
  tell(`${name}.rate`, rows / ran.seconds, 'rows/s');
  if (ran.peakMb !== null) tell(`${name}.peak-memory`, ran.peakMb, 'MB');
}

async function benchOn(name: string, bench: CaptureBench, databaseUrl?: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'praxis-capture-'));
  const tenant = await startTenant({
    ...{ dataDir: folder, bot: 'http://127.0.0.1:9/', limits: 'none', seed: { documents: 40 } },
  });
  try {
    await tenant.idle();
    addCrowd(tenant.tenant, COMMUNITY, bench.people);
    const env = {
      // What SharePoint documents for so many people; most of an import waits for it.
      ...{ DATA_DIR: folder, PRAXIS_TENANT_URL: tenant.url, GRAPH_SIZE: 'medium' },
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    };
    const numbers = [bench.projects, bench.people, bench.reports].map(String);
    const days = await runMeasured('tools/bench/capture-days.ts', numbers, env);
    tell(`${name}.prompts.planned`, told(days, 'planned'), `ms for ${bench.projects} projects`);
    tell(`${name}.prompts.first-day`, told(days, 'first') / 1_000, 's, all that was overdue');
    tell(`${name}.prompts.slowest-day`, told(days, 'slowest') / 1_000, 's', WANTED_S);
    tell(`${name}.prompts.asked`, told(days, 'asked'), 'prompts in all days');
    if (days.peakMb !== null) tell(`${name}.prompts.peak-memory`, days.peakMb, 'MB');
    if (!(told(days, 'slowest') < WANTED_S * 1_000 && told(days, 'asked') > 0))
      process.exitCode = 1;
    const sheet = await sheetOf(join(folder, 'old'), bench.rows);
    const first = await runMeasured('tools/import.ts', [sheet, '--apply'], env);
    tellRun(`${name}.import`, first, bench.rows);
    const again = await runMeasured('tools/import.ts', [sheet, '--apply'], env);
    tellRun(`${name}.import-again`, again, bench.rows);
    tell(`${name}.import.taken`, told(first, 'Done: new'), 'reports', bench.rows);
    if (told(first, 'Done: new') !== bench.rows || told(again, 'the same') !== bench.rows)
      process.exitCode = 1;
  } finally {
    await tenant.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A day's prompts in a large organization, and the import of its old mission reports. */
export async function benchCapture(bench: CaptureBench): Promise<void> {
  if (bench.only !== 'postgres') await benchOn('embedded', bench);
  if (bench.only === 'embedded') return;
  const done = await onPostgres((url) => benchOn('postgres', bench, url));
  if (!done) process.stderr.write('PostgreSQL is not here: measured on the embedded one alone.\n');
}
