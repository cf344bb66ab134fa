import { expect, test } from '@jest/globals';
import type { Product } from '../../../src/features/knowledge/model.ts';
import { anActor } from '../../support/people.ts';
import { aProduct, knowledgeOf } from './library.ts';

const NOBODY = { readable: async () => new Set<never>() };
const reader = anActor();
const pad = (number: number) => String(number).padStart(4, '0');

/** Better on wages, by their title, than what is looked for below; each with a word of its own. */
const better: readonly Product[] = Array.from({ length: 500 }, (_, number) =>
  aProduct(`a${pad(number)}`, {
    title: `Wages in mill ${pad(number)}`,
    body: `wages and m${number} n${number} o${number}`,
    countries: ['PE'],
  }),
);
const behind = aProduct('z', {
  title: 'Minutes',
  body: `wages ${'once in a long text about many other things '.repeat(60)}`,
  countries: ['KE'],
  unit: 'Nairobi',
});

const browse = (products: readonly Product[], chosen: Record<string, readonly string[]>) =>
  knowledgeOf(products, [{ kind: 'all' }], NOBODY).browse(reader, 'wages', { limit: 5, chosen });

test('narrowing finds what lies behind hundreds of better results', async () => {
  const all = [...better, behind];
  expect((await browse(all, {})).found.map(({ product }) => product.id)).not.toContain('z');
  for (const chosen of [{ country: ['KE'] }, { unit: ['Nairobi'], country: ['KE', 'PE'] }]) {
    const { found, more, atLeast } = await browse(all, chosen);
    expect(found.map(({ product }) => product.id)).toEqual(['z']);
    expect([more, atLeast]).toEqual([0, false]);
  }
});

test('what is chosen is counted, and what could be chosen instead', async () => {
  const { facets } = await browse([...better, behind], { country: ['KE'] });
  const countries = facets.find(({ name }) => name === 'country')?.values ?? [];
  expect(countries.find(({ value }) => value === 'KE')).toMatchObject({ count: 1, chosen: true });
  expect(countries.find(({ value }) => value === 'PE')?.count).toBeGreaterThan(0);
});

test('narrowed, an answer is that of a library without what the reader may not open', async () => {
  const closed = { kind: 'named', people: [], driveId: 'secret' } as const;
  const hidden = Array.from({ length: 30 }, (_, number) =>
    aProduct(`s${number}`, { title: `Wages s${number}`, countries: ['KE'], audience: closed }),
  );
  const chosen = { country: ['KE'] };
  expect(JSON.stringify(await browse([...better, ...hidden, behind], chosen))).toBe(
    JSON.stringify(await browse([...better, behind], chosen)),
  );
});
