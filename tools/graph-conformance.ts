import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve as absolute, join } from 'node:path';
import { SURFACE } from '../src/adapters/tenant/surface.ts';
import { type Folder, readFolder } from './graph-conformance/formats.ts';
import { judge, type Verdict } from './graph-conformance/judge.ts';
import { readRights } from './graph-conformance/rights.ts';
import { readSchema, type Schema } from './graph-conformance/schema.ts';
import { openSession } from './graph-conformance/session.ts';
import { ROOT } from './lib/where.ts';

const USAGE = `npm run graph:conformance -- <folder> | --surface

Replays the documented Graph requests in the folder's *.json files against a local tenant of its own and compares
what it answers. One line a pair, the last line is JSON. Exit code 1 when a pair failed.

  --surface   prints every call the product uses, with the feature that needs it
`;
const SHARED = join(ROOT, '..', 'shared', 'facts');

export interface Totals {
  pairs: number;
  passed: number;
  failed: number;
  excepted: number;
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The calls of the surface, by feature. */
export function surfaceLines(): string[] {
  const lines: string[] = [];
  let feature = '';
  for (const call of SURFACE) {
    if (call.feature !== feature) lines.push('', call.feature);
    feature = call.feature;
    lines.push(
      `  ${call.method.padEnd(7)}${call.path}${call.returns ? `  -> ${call.returns}` : ''}`,
    );
  }
  return lines.slice(1);
}

/** Judges every pair of a folder. @param say gets each line of the report but the last */
export async function conform(folder: string, say: (line: string) => void): Promise<Totals> {
  const found = readFolder(folder);
  const schema = schemaFor(found);
  const rights = readRights([
    join(folder, 'permission-map.json'),
    join(folder, '..', 'permission-map.json'),
    join(SHARED, 'permission-map.json'),
  ]);
  for (const { file, why } of found.skipped) say(`skip    ${file}  ${why}`);
  if (!schema) say('note    no schema slice: types are not compared');
  const totals: Totals = { pairs: 0, passed: 0, failed: 0, excepted: 0 };
  const count = (result: Verdict['result'], line: string): void => {
    totals.pairs += 1;
    if (result === 'ok') totals.passed += 1;
    else if (result === 'FAIL') totals.failed += 1;
    else totals.excepted += 1;
    say(`${result.padEnd(7)} ${line}`);
  };
  for (const { where, what, kind } of found.odd)
    count(kind === 'fragment' ? 'except' : 'FAIL', `${kind}  ${where}  ${what}`);
  const session = await openSession(rights);
  try {
    for (const pair of found.pairs) {
      const { result, method, path, why } = await judge(session, schema, pair);
      count(result, `${method} ${path}  ${why === '' ? '' : `${why} `}[${pair.where}]`);
    }
  } finally {
    await session.close();
  }
  return totals;
}

function schemaFor(found: Folder): Schema | undefined {
  if (found.schema !== undefined) return readSchema(found.schema);
  const file = join(SHARED, 'graph-examples', 'schema-subset.json');
  return existsSync(file) ? readSchema(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

async function main(args: readonly string[]): Promise<number> {
  // Whoever reads the first lines only (`| head`) hangs up: nothing is left to do then.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  const [given] = args;
  if (given === '--surface') {
    for (const line of surfaceLines()) print(line);
    return 0;
  }
  if (given === undefined || !existsSync(given) || !statSync(given).isDirectory()) {
    process.stderr.write(given === undefined ? USAGE : `${given}: no such folder\n\n${USAGE}`);
    return 2;
  }
  const totals = await conform(absolute(given), print);
  print(JSON.stringify(totals));
  return totals.failed > 0 ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv.slice(2));
