import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { ROOT } from '../../lib/where.ts';
import { tell, within } from '../figures.ts';

/** Of a built page: what its files weigh in kB, compressed. */
export interface Built {
  /** Scripts that are fetched before anything is drawn. */
  readonly initial: number;
  /** The page itself and its styles. */
  readonly shell: number;
  /** By module: the scripts that are fetched when it is first asked for, besides the initial ones. */
  readonly parts: ReadonlyMap<string, number>;
  /** Bytes of the schema library, before compression: among the initial scripts, and in all. */
  readonly schemas: { readonly initial: number; readonly all: number };
}

const KILO = 1_024;
const compressed = (source: string | Uint8Array): number =>
  gzipSync(source, { level: 9 }).length / KILO;

interface Script {
  readonly fileName: string;
  readonly code: string;
  readonly isEntry: boolean;
  readonly facadeModuleId: string | null;
  readonly imports: readonly string[];
  readonly modules: Readonly<Record<string, { readonly renderedLength: number }>>;
}

/** A script and all that it cannot run without. */
function withImports(first: Script, all: ReadonlyMap<string, Script>): ReadonlySet<Script> {
  const found = new Set([first]);
  for (const one of found)
    for (const name of one.imports) {
      const next = all.get(name);
      if (next) found.add(next);
    }
  return found;
}

const weight = (scripts: Iterable<Script>): number =>
  [...scripts].reduce((sum, { code }) => sum + compressed(code), 0);

const schemasIn = (scripts: readonly Script[]): number =>
  scripts
    .flatMap(({ modules }) => Object.entries(modules))
    .filter(([id]) => /node_modules\/zod\//.test(id))
    .reduce((sum, [, { renderedLength }]) => sum + renderedLength, 0);

/** @param config of vite, below the root; @param outDir where the build goes; absent: as it says itself */
export async function built(config: string, outDir?: string): Promise<Built> {
  const result = await build({
    configFile: join(ROOT, config),
    logLevel: 'error',
    mode: 'production',
    ...(outDir ? { build: { outDir } } : {}),
  });
  if (Array.isArray(result) || !('output' in result)) throw new Error('vite builds something else');
  const scripts = result.output.filter((one) => one.type === 'chunk');
  const byName = new Map(scripts.map((one) => [one.fileName, one]));
  const entries = scripts.filter(({ isEntry }) => isEntry);
  if (entries.length === 0) throw new Error(`${config} has no entry`);
  const initial = new Set(entries.flatMap((entry) => [...withImports(entry, byName)]));
  const styles = result.output.filter(({ fileName }) => /\.(css|html)$/.test(fileName));
  const parts = scripts.flatMap((one) => {
    if (!one.facadeModuleId || initial.has(one)) return [];
    const besides = [...withImports(one, byName)].filter((other) => !initial.has(other));
    return [[one.facadeModuleId.replace(`${ROOT}/`, ''), weight(besides)] as const];
  });
  return {
    initial: weight(initial),
    shell: styles.reduce(
      (sum, one) => sum + compressed(one.type === 'asset' ? one.source : one.code),
      0,
    ),
    parts: new Map(parts),
    schemas: { initial: schemasIn([...initial]), all: schemasIn(scripts) },
  };
}

const INITIAL_KB = 200;
const PAGE_KB = 60;
const SHELL_KB = 60;
const SHOWN = 5;
/** Words of the first page: no more than what it says. */
const FIRST_WORDS_KB = 15;
const FIRST_WORDS = /areas\/first\//;
/**
 * Libraries that weigh what they weigh: of cards and charts, by pages that draw them; of Entra and of Teams, by whoever
 * signs in so. Nobody waits for them who does not need them.
 */
const LIBRARY = /adaptivecards|chart|entra|host\/teams/;

/** The tab's sizes beside what is wanted, its heaviest pages, and the bare page's. */
export function tellSizes(tab: Built, bare: Built): void {
  within(tell('weight.initial-scripts', tab.initial, 'kB gzip', INITIAL_KB));
  tell('weight.initial-scripts-beside-bare', tab.initial, 'kB gzip', bare.initial);
  within(tell('weight.shell', tab.shell, 'kB gzip', SHELL_KB));
  tell('weight.schemas', tab.schemas.all / KILO, 'kB');
  tell('weight.schemas-initial', tab.schemas.initial / KILO, 'kB');
  if (tab.schemas.initial > 0) process.exitCode = 1;
  const pages = [...tab.parts]
    .filter(([module]) => module.startsWith('tab/pages/') && !LIBRARY.test(module))
    .sort(([, one], [, other]) => other - one);
  for (const [module, kilobytes] of pages.slice(0, SHOWN))
    within(tell(`weight.page.${module}`, kilobytes, 'kB gzip', PAGE_KB));
  for (const [module, kilobytes] of tab.parts) {
    if (FIRST_WORDS.test(module))
      within(tell(`weight.words.${module}`, kilobytes, 'kB gzip', FIRST_WORDS_KB));
    else if (module.startsWith('tab/areas/')) tell(`weight.words.${module}`, kilobytes, 'kB gzip');
    else if (LIBRARY.test(module)) tell(`weight.library.${module}`, kilobytes, 'kB gzip');
  }
}
