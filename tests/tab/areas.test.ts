import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { PARTS, type Part, partOf } from '../../tab/areas/parts.ts';
import { AREAS } from '../../tab/areas.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const TAB = join(ROOT, 'tab');
const areas = readdirSync(join(ROOT, 'locales', 'en')).map((name) => name.replace(/\.json$/, ''));
const KEY = new RegExp(`['"\`](${areas.join('|')})\\.([a-z][\\w-]*)`, 'g');
const IMPORT = /^import (?!type )[^;]*?from '(\.[^']+\.tsx?)'/gms;

interface Source {
  readonly imports: readonly string[];
  /** First two words of what it says. */
  readonly says: readonly (readonly [area: string, name: string])[];
}
const sources = new Map<string, Source>();

function read(path: string): Source {
  const known = sources.get(path);
  if (known) return known;
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(IMPORT)]
    .map(([, to = '']) => resolve(path, '..', to))
    .filter((to) => existsSync(to));
  // What the parts are made of is no sentence of a page.
  const keys = path === join(TAB, 'areas', 'parts.ts') ? [] : [...text.matchAll(KEY)];
  const says = keys.map(([, area = '', name = '']) => [area, name] as const);
  const source = { imports, says };
  sources.set(path, source);
  return source;
}

/** A file and all that it cannot run without. */
function withImports(path: string): ReadonlySet<string> {
  const found = new Set([path]);
  for (const one of found) for (const next of read(one).imports) found.add(next);
  return found;
}

/** What a page says that comes in a later part than the page is fetched with. */
const missing = (path: string, upTo: Part): readonly string[] => {
  const said = [...withImports(path)].flatMap((file) =>
    read(file).says.map(([area, name]) => ({ area, name, file: relative(TAB, file) })),
  );
  expect(said.length).toBeGreaterThan(0);
  const later = said
    .filter(({ area, name }) => PARTS.indexOf(partOf(area, name)) > PARTS.indexOf(upTo))
    .map(({ area, name, file }) => `${area}.${name} of ${file} is in "${partOf(area, name)}"`);
  return [...new Set(later)];
};

const ROUTES = readFileSync(join(TAB, 'routes.tsx'), 'utf8').matchAll(
  /fetched\(\s*\(\) => import\('([^']+)'\)(?:, '(\w+)')?,?\s*\)/g,
);
const pages = [...ROUTES].map(([, path = '', upTo = 'rest']) => {
  const part = PARTS.find((one) => one === upTo);
  if (!part) throw new Error(`${path}: no part is called ${upTo}`);
  return [path, part] as const;
});

test('every area that a page speaks from is fetched in each language, each word in one part', async () => {
  const files = readdirSync(TAB, { recursive: true, encoding: 'utf8' });
  const spoken = new Set(
    files
      .filter((name) => /(?<!\.config)\.tsx?$/.test(name))
      .flatMap((name) => read(join(TAB, name)).says),
  );
  expect(spoken.size).toBeGreaterThan(20);
  const wanted = [...new Set([...spoken].map(([area]) => area))];
  for (const language of ['en', 'fr', 'es'] as const) {
    const parts = await Promise.all(PARTS.map(async (part) => AREAS[part][language]()));
    const all = parts.flatMap(({ default: said }) => Object.entries(said));
    expect(all.map(([area]) => area)).toEqual(expect.arrayContaining(wanted));
    const words = all.flatMap(([area, said]) => Object.keys(said).map((name) => `${area}.${name}`));
    expect(new Set(words).size).toBe(words.length);
  }
});

test('what stands around every page is in the first part', () => {
  expect(missing(join(TAB, 'draw.tsx'), 'first')).toEqual([]);
});

test.each(pages.filter(([, upTo]) => upTo !== 'rest'))(
  '%s says nothing of a later part than %s',
  (path, upTo) => {
    expect(missing(join(TAB, path), upTo)).toEqual([]);
  },
);

test('the first part is a small one', async () => {
  expect(pages.length).toBeGreaterThan(60);
  for (const language of ['en', 'fr', 'es'] as const) {
    const [first, ...others] = await Promise.all(
      PARTS.map(async (part) => JSON.stringify((await AREAS[part][language]()).default).length),
    );
    expect(first).toBeLessThan(others.reduce((sum, one) => sum + one, 0) / 5);
  }
});
