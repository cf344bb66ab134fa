import { expect, test } from '@jest/globals';
import {
  ndcg,
  pairScores,
  percentile,
  precision,
  recall,
  reciprocalRank,
  separation,
} from '../../tools/eval/metrics.ts';

const grades = { a: 2, b: 1, c: 1, d: 0 };

test('gain counts by grade and falls by log2(rank + 1), as a share of the best order', () => {
  // Found b, nothing, a: 1/1 + 2/log2(4) = 2. Best: 2/1 + 1/log2(3) + 1/log2(4) = 3.13093.
  expect(ndcg(['b', 'x', 'a'], grades, 10)).toBeCloseTo(2 / 3.13093, 5);
  expect(ndcg(['a', 'b', 'c'], grades, 10)).toBe(1);
  expect(ndcg(['x', 'd'], grades, 10)).toBe(0);
  // Only the first two count, of what was found and of the best: 1 / (2 + 1/log2(3)).
  expect(ndcg(['b', 'x', 'a'], grades, 2)).toBeCloseTo(1 / 2.63093, 5);
});

test('the one item of a pair at rank three gains a half', () => {
  expect(ndcg(['x', 'y', 'a'], { a: 1 }, 10)).toBeCloseTo(0.5, 10);
});

test('the first relevant one decides the reciprocal rank, within the depth', () => {
  expect(reciprocalRank(['x', 'd', 'c', 'a'], grades, 10)).toBeCloseTo(1 / 3, 10);
  expect(reciprocalRank(['x', 'd', 'c', 'a'], grades, 2)).toBe(0);
});

test('recall is of all that is relevant; grade nought is not', () => {
  expect(recall(['d', 'a', 'x', 'b'], grades, 10)).toBeCloseTo(2 / 3, 10);
  expect(recall(['d', 'a', 'x', 'b'], grades, 2)).toBeCloseTo(1 / 3, 10);
});

test('empty places cost precision', () => {
  expect(precision(['a', 'b', 'x'], grades, 5)).toBeCloseTo(2 / 5, 10);
  expect(precision(['a', 'b', 'c', 'd', 'x', 'a'], grades, 5)).toBeCloseTo(3 / 5, 10);
});

test('pairs: what was found and is right, of the found and of the wanted', () => {
  const found = new Set(['a b', 'a c', 'x y', 'x z']);
  const wanted = new Set(['a b', 'a c', 'b c']);
  expect(pairScores(found, wanted)).toEqual({ precision: 2 / 4, recall: 2 / 3 });
  expect(pairScores(new Set(), wanted)).toEqual({ precision: 1, recall: 0 });
});

test('separation is the chance that the good stand above the bad', () => {
  expect(separation([3, 2], [1, 2])).toBeCloseTo((1 + 1 + 1 + 0.5) / 4, 10);
  expect(separation([2, 3], [0, 1])).toBe(1);
});

test('a percentile is a value that was measured, by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(percentile(hundred, 0.5)).toBe(50);
  expect(percentile(hundred, 0.95)).toBe(95);
  expect(percentile([7], 0.95)).toBe(7);
});
