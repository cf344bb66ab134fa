import { expect, test } from '@jest/globals';
import { choiceFactor, type Tally } from '../../../src/features/knowledge/choices.ts';
import { asId, type ProductId } from '../../../src/kernel/ids.ts';
import { anActor } from '../../support/people.ts';
import { aProduct, knowledgeOf } from './library.ts';

/** What people choose improves later ranking, and no one of them bends it. */

const tally = (product: string, accepts: number, rejects: number, topic = 'wages'): Tally => ({
  product: asId<ProductId>(product),
  topic,
  accepts,
  rejects,
});

test('one person alone moves nothing, many move an item more, and never beyond the bound', () => {
  const factor = (accepts: number, rejects: number) =>
    choiceFactor(['wages'], [tally('a', accepts, rejects)]);
  expect(factor(1, 0)).toBe(1);
  expect(factor(0, 1)).toBe(1);
  expect(factor(2, 0)).toBeCloseTo(1.05, 10);
  expect(factor(0, 2)).toBeCloseTo(0.95, 10);
  expect(factor(10, 0)).toBeGreaterThan(factor(3, 0));
  expect(factor(100_000, 0)).toBeLessThan(1.3);
  expect(factor(0, 100_000)).toBeGreaterThan(0.7);
  expect(factor(4, 4)).toBe(1);
});

test('what was chosen beside one topic says little of another', () => {
  const chosen = [tally('a', 10, 0, 'skills')];
  expect(choiceFactor(['wages'], chosen)).toBe(1);
  expect(choiceFactor(['wages', 'skills'], chosen)).toBeLessThan(choiceFactor(['skills'], chosen));
});

/** Ten items alike to words; people chose the last three of them beside other texts on wages. */
const items = Array.from({ length: 10 }, (_, at) =>
  aProduct(`p${at}`, { title: `Paying wages in works number ${at}`, topics: ['wages'] }),
);
const LIKED = ['p7', 'p8', 'p9'];
const nobody = { readable: async () => new Set<string>() };

async function reciprocalRank(tallies: readonly Tally[]): Promise<number> {
  const knowledge = knowledgeOf(items, [{ kind: 'all' }], nobody, tallies);
  const { found } = await knowledge.search(anActor(), 'paying wages', 10);
  const ranks = LIKED.map((id) => found.findIndex(({ product }) => product.id === id) + 1);
  return ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;
}

test('recorded choices, replayed, bring what colleagues liked before the rest', async () => {
  const before = await reciprocalRank([]);
  const after = await reciprocalRank(LIKED.map((id) => tally(id, 4, 0)));
  expect(before).toBeLessThan(0.2);
  expect(after).toBeGreaterThan(0.6);
});

test('one person who accepts everything of their own does not pass what many accepted', async () => {
  const many = LIKED.map((id) => tally(id, 6, 0));
  const one = items.filter(({ id }) => !LIKED.includes(id)).map(({ id }) => tally(id, 1, 0));
  expect(await reciprocalRank([...many, ...one])).toBe(await reciprocalRank(many));
});
