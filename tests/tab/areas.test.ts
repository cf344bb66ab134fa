import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { AREAS } from '../../tab/areas.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
const named = readdirSync(join(ROOT, 'locales', 'en')).map((name) => name.replace(/\.json$/, ''));

test('every area that a page speaks from is fetched in each language', async () => {
  const text = sources(join(ROOT, 'tab')).join('\n');
  const spoken = named.filter((area) => new RegExp(`['"\`]${area}\\.[a-z]`).test(text));
  expect(spoken.length).toBeGreaterThan(20);
  for (const language of ['en', 'fr', 'es'] as const)
    expect(Object.keys((await AREAS[language]()).default)).toEqual(expect.arrayContaining(spoken));
});
