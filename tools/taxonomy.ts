import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectDatabase } from '../src/adapters/database/connect.ts';
import { createUnitOfWork } from '../src/adapters/database/unit-of-work.ts';
import { createLog } from '../src/adapters/log/log.ts';
import { systemClock } from '../src/adapters/system/clock.ts';
import { systemIds } from '../src/adapters/system/ids.ts';
import { readCsv, writeCsv } from '../src/adapters/taxonomy/csv.ts';
import { readLabels } from '../src/adapters/taxonomy/labels.ts';
import { readSkos } from '../src/adapters/taxonomy/skos.ts';
import { writeSkos } from '../src/adapters/taxonomy/skos-write.ts';
import { createTextAnalysis } from '../src/adapters/text/analysis.ts';
import { ConfigError, readConfig } from '../src/config.ts';
import { type TaxonomyActions, taxonomyActions } from '../src/features/taxonomy/actions.ts';
import type { ImportPlan } from '../src/features/taxonomy/interchange.ts';
import { slugOf } from '../src/features/taxonomy/proposal.ts';
import type { Scheme } from '../src/features/taxonomy/term.ts';
import type { TermFile } from '../src/features/taxonomy/term-file.ts';
import { liveVocabulary } from '../src/features/taxonomy/vocabulary.ts';
import { isAppError } from '../src/kernel/errors.ts';
import { mapSheet, mapSkos, mapTerms } from './taxonomy-map.ts';

const USAGE = `npm run taxonomy -- import <file> [options]
npm run taxonomy -- export [file] [options]
npm run taxonomy -- map <file> [out] [options]

Brings terms from files into the database of the product and out of it, by the same configuration as npm start.

import: SKOS in Turtle (.ttl), a sheet (.csv), or labels of one language by id (.json: {"10": "domestic trade"}).
A file adds and changes, it never takes away. Prints what would be new, changed and refused, by line of the file.
  --apply             take it over; without it nothing is changed
  --dry-run           the same as without --apply
  --scheme <key>      the list that the terms belong to, where the file does not say (or instead of what it says)
  --language <tag>    of the labels of a .json file; else the end of its name (…-fr.json)
  --verbose           every line that is new or changed, and not the first twenty

export: every term, or those of one list, as Turtle, or as a sheet where the file's name ends in .csv.
  --scheme <key>      one list only

map: which terms of somebody else's list (.ttl, .csv or .json) are called like ours, by any name in any language.
Changes nothing. A sheet, or SKOS matches where the second file's name ends in .ttl.
  --scheme <key>      look in one list of ours only
`;

const SHOWN = 20;

class UsageError extends Error {}

const print = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

function options() {
  return parseArgs({
    allowPositionals: true,
    options: {
      apply: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      scheme: { type: 'string' },
      language: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
}

type Given = ReturnType<typeof options>['values'];

/** @throws UsageError where the file does not say what it is */
function readTerms(path: string, text: string, given: Given, known: readonly Scheme[]): TermFile {
  const { scheme } = given;
  switch (extname(path).toLowerCase()) {
    case '.ttl':
      return readSkos(text, { known, scheme });
    case '.csv':
      return readCsv(text, { scheme });
    case '.json': {
      const name = basename(path, '.json');
      const language = given.language ?? /-([a-z]{2})$/.exec(name)?.[1];
      if (!language) throw new UsageError(`${name}: say --language <tag>.`);
      const key = scheme ?? slugOf(name.replace(/(-labels)?-[a-z]{2}$/, ''));
      return readLabels(text, { scheme: key, language });
    }
    default:
      throw new UsageError(`${path}: neither .ttl nor .csv nor .json.`);
  }
}

function report(plan: ImportPlan, file: TermFile, { verbose }: Given): void {
  const some = <T>(all: readonly T[], line: (one: T) => string): void => {
    for (const one of verbose ? all : all.slice(0, SHOWN)) print(`  ${line(one)}`);
    if (!verbose && all.length > SHOWN) print(`  … and ${all.length - SHOWN} more (--verbose)`);
  };
  for (const { key } of plan.schemes) print(`New list: ${key}`);
  print(`New: ${plan.added.length}`);
  some(plan.added, ({ line, term }) => {
    const name = term.labels.en ?? Object.values(term.labels)[0] ?? '';
    return `${line}: ${term.scheme} ${term.slug} ${name.slice(0, 80)}`;
  });
  print(`Changed: ${plan.changed.length}`);
  some(plan.changed, ({ line, after, fields }) => {
    return `${line}: ${after.scheme} ${after.slug} (${fields.join(', ')})`;
  });
  print(`The same: ${plan.same}`);
  print(`Refused: ${plan.refused.length}`);
  some(plan.refused, ({ line, reason, what }) => `${line}: ${reason} ${what}`);
  for (const [word, count] of Object.entries(file.ignored)) print(`Not read: ${word} (${count})`);
}

async function importFile(actions: TaxonomyActions, path: string, given: Given): Promise<number> {
  const known = (await actions.lists()).schemes;
  const file = readTerms(path, await readFile(path, 'utf8'), given, known);
  if (file.terms.length === 0 && file.refused.some(({ reason }) => reason === 'syntax')) {
    for (const { line, what } of file.refused) print(`${path}:${line}: ${what}`);
    return 1;
  }
  const apply = given.apply && !given['dry-run'];
  const plan = await actions.import[apply ? 'apply' : 'plan']('operator', file);
  report(plan, file, given);
  print(apply ? 'Taken over.' : 'Nothing was changed: say --apply to take it over.');
  return 0;
}

async function exportFile(
  actions: TaxonomyActions,
  path: string | undefined,
  { scheme }: Given,
): Promise<number> {
  const { schemes, terms } = await actions.lists();
  const lists = schemes.filter(({ key }) => scheme === undefined || key === scheme);
  if (lists.length === 0) throw new UsageError(`There is no list ${scheme}.`);
  const keys = new Set(lists.map(({ key }) => key));
  const mine = terms.filter((term) => keys.has(term.scheme));
  const sheet = path !== undefined && extname(path).toLowerCase() === '.csv';
  const text = sheet ? writeCsv(mine) : writeSkos(lists, mine);
  if (path === undefined) process.stdout.write(text);
  else {
    await writeFile(path, text);
    print(`${mine.length} terms of ${lists.length} lists in ${path}`);
  }
  return 0;
}

async function mapFile(
  actions: TaxonomyActions,
  [path = '', out]: readonly string[],
  given: Given,
): Promise<number> {
  const vocabulary = await actions.lists();
  const keys = vocabulary.schemes.map(({ key }) => key);
  const { scheme } = given;
  if (scheme !== undefined && !keys.includes(scheme)) {
    throw new UsageError(`There is no list ${scheme}.`);
  }
  const theirs = { ...given, scheme: 'theirs' };
  const file = readTerms(path, await readFile(path, 'utf8'), theirs, vocabulary.schemes);
  const mapped = mapTerms(file.terms, vocabulary, scheme === undefined ? keys : [scheme]);
  const skos = out !== undefined && extname(out).toLowerCase() === '.ttl';
  const text = skos ? mapSkos(mapped) : mapSheet(mapped);
  if (out === undefined) process.stdout.write(text);
  else {
    await writeFile(out, text);
    const one = mapped.filter(({ ours }) => ours.length === 1).length;
    const none = mapped.filter(({ ours }) => ours.length === 0).length;
    print(`${mapped.length} terms in ${out}: ${one} with one of ours, ${none} with none`);
  }
  return 0;
}

async function main(): Promise<number> {
  const { positionals, values } = options();
  const [what, path] = positionals;
  const known = what === 'export' || ((what === 'import' || what === 'map') && path);
  if (values.help || !known) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 1;
  }
  const config = readConfig(process.env);
  const database = await connectDatabase({
    url: config.databaseUrl ?? undefined,
    dataDir: join(config.dataDir, 'database'),
    log: createLog('warn'),
  });
  try {
    const ids = systemIds();
    const work = createUnitOfWork(database.db, {
      clock: systemClock,
      ids,
      onCommit: () => undefined,
    });
    const actions = taxonomyActions({
      work,
      clock: systemClock,
      ids,
      text: createTextAnalysis(),
      vocabulary: liveVocabulary(),
      // Nobody in particular is asking: no item is counted.
      audiencesOf: () => new Set(),
    });
    if (what === 'map') return await mapFile(actions, positionals.slice(1), values);
    return await (what === 'import'
      ? importFile(actions, path ?? '', values)
      : exportFile(actions, path, values));
  } finally {
    await database.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const told = error instanceof UsageError || error instanceof ConfigError || isAppError(error);
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    process.stderr.write(
      `${told || missing ? (error as Error).message : String((error as Error)?.stack ?? error)}\n`,
    );
    process.exitCode = 1;
  },
);
