import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';

/** The house: where every line may live, checked from the imports themselves. Each failure says why. */

const ROOT = join(import.meta.dirname, '..');
const CODE = ['bot', 'src', 'tab'];
const MOST_LINES = 300;
const MOST_FUNCTION_LINES = 50;

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly own: boolean;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

function importsOf(file: string): Import[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return [...source.matchAll(IMPORT)].map((match) => {
    const to = match[1] ?? match[2] ?? match[3] ?? '';
    const own = to.startsWith('.');
    return { from: file, to: own ? normalize(join(dirname(file), to)) : to, own };
  });
}

const files = CODE.flatMap(filesIn);
const imports = files.flatMap(importsOf);

const PAGE = 'src/adapters/tenant/page/';

const feature = (path: string): string | null =>
  /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? null;

/** Each rule: which files, what they may not import, and the sentence that says why. */
const RULES: readonly {
  readonly why: string;
  readonly where: (file: string) => boolean;
  readonly broken: (entry: Import) => boolean;
}[] = [
  {
    why: 'The kernel imports nothing: everything rests on it.',
    where: (file) => file.startsWith('src/kernel/'),
    broken: ({ to }) => !to.startsWith('src/kernel/'),
  },
  {
    why: 'Ports are types over the kernel; a port that knows a feature or a library is an adapter.',
    where: (file) => file.startsWith('src/ports/'),
    broken: ({ to }) => !to.startsWith('src/kernel/') && !to.startsWith('src/ports/'),
  },
  {
    why: 'A feature imports its own folder, ports, kernel and zod, never another feature: features meet in reactions.ts and views.',
    where: (file) => feature(file) !== null,
    broken: ({ from, to, own }) =>
      own
        ? feature(to) !== feature(from) &&
          !to.startsWith('src/ports/') &&
          !to.startsWith('src/kernel/')
        : to !== 'zod',
  },
  {
    why: 'Views compose what features answer: they import features, ports, kernel and other views only.',
    where: (file) => file.startsWith('src/views/'),
    broken: ({ to }) => !/^src\/(views|features|ports|kernel)\//.test(to),
  },
  {
    why: 'The contract is shared with the browser: it imports zod and itself, nothing else.',
    where: (file) => file.startsWith('src/contract/'),
    broken: ({ to }) => to !== 'zod' && !to.startsWith('src/contract/'),
  },
  {
    why: 'The tab knows the contract and the locales, nothing else of the server.',
    where: (file) => file.startsWith('tab/'),
    broken: ({ to, own }) => own && !/^(tab|locales|src\/contract)\//.test(to),
  },
  {
    // It lies within an adapter, so the adapters' own rule would let it read the server beside it.
    why: 'The Teams page of the local tenant runs in a browser: it imports itself and what browsers load, nothing of the server.',
    where: (file) => file.startsWith(PAGE),
    broken: ({ from, to, own }) =>
      own
        ? !to.startsWith(PAGE)
        : !/^(adaptivecards|react|react-dom(\/client)?|zod)$/.test(to) &&
          !from.endsWith('vite.config.ts'),
  },
  {
    why: 'Nothing of the server imports the Teams page: it is built by itself and served as files.',
    where: (file) => !file.startsWith(PAGE),
    broken: ({ to }) => to.startsWith(PAGE),
  },
  {
    why: 'HTTP, adapters and the bot point down: to views, features, ports, kernel (HTTP also to the contract), never to each other.',
    where: (file) => /^(bot|src\/http|src\/adapters)\//.test(file),
    broken: ({ from, to, own }) => {
      if (!own) return false;
      const home = /^(bot|src\/http|src\/adapters\/[^/]+)\//.exec(from)?.[1] ?? '';
      const allowed = /^(locales|src\/(views|features|ports|kernel))\//.test(to);
      return (
        !allowed &&
        !to.startsWith(`${home}/`) &&
        !(home === 'src/http' && to.startsWith('src/contract/'))
      );
    },
  },
  {
    why: 'Only bot/ imports the Bot Framework, so that a later SDK touches nothing else.',
    where: (file) => !file.startsWith('bot/'),
    broken: ({ to }) => /^(botbuilder|botframework-)/.test(to),
  },
  {
    why: 'SQL lives in adapters/database; only it (and the tenant, which has a database of its own) imports a database library.',
    where: (file) => !/^src\/adapters\/(database|tenant)\//.test(file),
    broken: ({ to }) => /^(kysely|pg(\/|$)|@electric-sql\/|node:sqlite)/.test(to),
  },
  {
    why: 'src/app.ts alone knows everybody: nobody imports it but what starts it.',
    where: (file) => !/^src\/((main|runtime|world|local)\.ts$|running\/)/.test(file),
    broken: ({ to }) => to === 'src/app.ts',
  },
];

test.each(RULES.map((rule) => [rule.why, rule] as const))('%s', (why, rule) => {
  const broken = imports.filter((entry) => rule.where(entry.from) && rule.broken(entry));
  expect(broken.map(({ from, to }) => `${from} imports ${to}. ${why}`)).toEqual([]);
});

test('No import cycles: whoever reads a file can read what it rests on first.', () => {
  const graph = new Map<string, string[]>();
  for (const { from, to, own } of imports)
    if (own) graph.set(from, [...(graph.get(from) ?? []), to]);
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

test(`Files stay under ${MOST_LINES} lines: what is longer has more than one reason to change.`, () => {
  const long = files
    .map((file) => [file, readFileSync(join(ROOT, file), 'utf8').split('\n').length] as const)
    .filter(([, lines]) => lines > MOST_LINES);
  expect(long.map(([file, lines]) => `${file} has ${lines} lines`)).toEqual([]);
});

interface Node {
  readonly type?: string;
  readonly span?: { readonly start: number; readonly end: number };
  readonly [key: string]: unknown;
}

const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'MethodProperty',
  'ClassMethod',
  'Constructor',
]);

/**
 * Lines of each function without those of the functions in it, which are measured by themselves: a factory that
 * returns its actions is as long as what it does itself.
 */
function functionsOf(file: string): { at: number; lines: number }[] {
  const source = Buffer.from(readFileSync(join(ROOT, file), 'utf8'));
  const tree = parseSync(source.toString(), { syntax: 'typescript', tsx: file.endsWith('x') });
  // Spans count bytes from a base that grows with every file parsed, and begin at the first token.
  const base = tree.span.end - source.length;
  const line = (offset: number) =>
    source
      .subarray(0, Math.max(0, offset - base))
      .toString()
      .split('\n').length;
  const found: { at: number; lines: number }[] = [];
  const visit = (node: unknown): number => {
    if (Array.isArray(node)) return node.reduce((sum: number, child) => sum + visit(child), 0);
    if (typeof node !== 'object' || node === null) return 0;
    const { type = '', span } = node as Node;
    const inner = Object.values(node).reduce((sum: number, child) => sum + visit(child), 0);
    if (!FUNCTIONS.has(type) || !span) return inner;
    const total = line(span.end) - line(span.start) + 1;
    found.push({ at: line(span.start), lines: total - inner });
    return total - 1;
  };
  visit(tree.body);
  return found;
}

test(`Functions stay under ${MOST_FUNCTION_LINES} lines of their own.`, () => {
  const long = files.flatMap((file) =>
    functionsOf(file)
      .filter(({ lines }) => lines > MOST_FUNCTION_LINES)
      .map(({ at, lines }) => `${file}:${at} has ${lines} lines`),
  );
  expect(long).toEqual([]);
});

test('Time, ids and randomness come through their ports, so that a set clock tests three weeks in a millisecond.', () => {
  const ambient = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(/;
  const allowed = /^(src\/adapters\/(system|tenant)\/|tab\/)/;
  const found = files
    .filter((file) => !allowed.test(file))
    .filter((file) => ambient.test(readFileSync(join(ROOT, file), 'utf8')));
  expect(found).toEqual([]);
});

test('Only src/config.ts reads the environment.', () => {
  const found = files
    .filter(
      (file) =>
        file !== 'src/config.ts' && file !== 'src/main.ts' && !file.endsWith('vite.config.ts'),
    )
    .filter((file) => /process\.env/.test(readFileSync(join(ROOT, file), 'utf8')));
  expect(found).toEqual([]);
});
