import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Milestone, milestoneKeys } from '../../src/kernel/milestones.ts';

const on = '2026-03-01';
const keys = (...names: readonly (string | null)[]): readonly string[] =>
  milestoneKeys(names.map((name) => ({ on, name })));

test('one without a name and one that is called by its number are two', () => {
  expect(keys(null, null, '2')).toEqual(['1', '2', '#2']);
  expect(new Set(keys('a', 'a', 'a#2', '#2', '2', '2', null, null)).size).toBe(8);
  // As projects have them whose milestones were asked for already.
  expect(keys('Baseline', null, 'Mid  term', 'baseline')).toEqual([
    'baseline',
    '1',
    'mid term',
    'baseline#2',
  ]);
});

const name = fc.oneof(
  fc.constant(null),
  fc.stringMatching(/^[aA12# ]{0,5}$/).map((text) => text.trim() || null),
);

test('whatever they are called, no two have one key, and none changes its key by its day', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (names) => {
      const all: readonly Milestone[] = names.map((one) => ({ on, name: one }));
      const found = milestoneKeys(all);
      expect(new Set(found).size).toBe(names.length);
      expect(milestoneKeys(all.map((one) => ({ ...one, on: '2027-01-01' })))).toEqual(found);
    }),
  );
});
