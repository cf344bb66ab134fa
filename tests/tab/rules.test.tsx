import { expect, test } from '@jest/globals';
import type { Statement } from '../../src/contract/discussions.ts';
import {
  differences,
  isDirty,
  put,
  setAside,
  shift,
  take,
  type Work,
} from '../../tab/components/drafting/work.ts';
import { toInstant, toLocal } from '../../tab/dates.ts';
import { themeOf } from '../../tab/host/theme.ts';
import { begin } from '../../tab/pages/discussions/synthesis/rules.tsx';
import { closest, loadWords, wordsOf } from '../../tab/words.tsx';
import { synthesis } from './fake-data.ts';

test.each([
  ['2026-11-22T09:30', 'Europe/Zurich', '2026-11-22T08:30:00.000Z'],
  ['2026-07-01T09:30', 'Europe/Zurich', '2026-07-01T07:30:00.000Z'],
  ['2026-11-22T09:30', 'Asia/Kathmandu', '2026-11-22T03:45:00.000Z'],
  ['2026-10-25T06:00', 'Europe/Zurich', '2026-10-25T05:00:00.000Z'],
  ['2026-03-29T04:00', 'Europe/Zurich', '2026-03-29T02:00:00.000Z'],
])('%s on clocks in %s is %s', (local, zone, instant) => {
  const at = toInstant(local, zone);
  expect(at?.toISOString()).toBe(instant);
  if (at) expect(toLocal(at, zone)).toBe(local);
});

test.each(['', '2026-13-40T99:99'])('%j is no time', (local) => {
  expect(toInstant(local, 'UTC')).toBeNull();
});

test('plurals and dates speak each language, and a calendar day is the same day in every zone', async () => {
  const said: string[] = [];
  for (const language of ['en', 'fr', 'es'] as const) {
    const words = wordsOf(await loadWords(language), language, 'America/Lima');
    said.push(words.say('tab.discussions.contributions', { count: 2 }), words.day('2026-12-31'));
  }
  expect(said).toEqual([
    '2 contributions',
    '31 December 2026',
    '2 contributions',
    '31 décembre 2026',
    '2 contribuciones',
    '31 de diciembre de 2026',
  ]);
});

test('a country is named in the reader’s language, or as stored where nobody knows it', async () => {
  const words = wordsOf(await loadWords('fr'), 'fr', 'UTC');
  expect([words.country('Senegal'), words.country('Atlantis')]).toEqual(['Sénégal', 'Atlantis']);
});

test('the closest language to a tag', () => {
  expect(['fr-CH', 'es', 'pt-BR', null].map(closest)).toEqual(['fr', 'es', 'en', 'en']);
});

test('Teams’ themes by name', () => {
  expect(['default', 'dark', 'contrast', 'glass', undefined].map(themeOf)).toEqual([
    'light',
    'dark',
    'contrast',
    'dark',
    'light',
  ]);
});

const page = synthesis();
const [point, dissent] = page.statements;
if (!point || !dissent) throw new Error('the fake synthesis has lost its statements');

test('an edit is told from what is saved, whatever order the server lists sources in', () => {
  const work = begin(page);
  expect(isDirty(work, begin(page))).toBe(false);
  const two = { ...point, sources: ['x-1', 'x-2'] };
  const saved = { ...page, statements: [{ ...two, sources: ['x-2', 'x-1'] }, dissent] };
  expect(isDirty(put(work, two), begin(saved))).toBe(false);
  expect(isDirty(put(work, { ...point, text: 'Other.' }), begin(page))).toBe(true);
});

test('taking theirs leaves nothing that differs, wherever they put it', () => {
  const mine = setAside(put(begin(page), { ...point, text: 'Mine.' }), dissent, 'My reason');
  const theirs = setAside(begin({ ...page, version: 5 }), dissent, 'Their reason');
  const found = differences(mine, theirs);
  expect(found.map(({ id }) => id)).toEqual(['s-1', 's-2']);
  expect(differences(found.reduce<Work<Statement>>(take, mine), theirs)).toEqual([]);
});

test('a statement moves among those on its own question only', () => {
  const together = (a: Statement, b: Statement) => a.question === b.question;
  const work: Work<Statement> = {
    base: 4,
    statements: [point, dissent, { ...point, id: 's-3' }],
    setAside: [],
  };
  const moved = shift(work, 's-3', -1, together);
  expect(moved.statements.map(({ id }) => id)).toEqual(['s-3', 's-2', 's-1']);
  expect(shift(work, 's-2', 1, together)).toBe(work);
});
