import { expect, test } from '@jest/globals';
import {
  type DraftVersion,
  leaveVersions,
  type Rule,
  withoutIn,
} from '../../src/kernel/draft-versions.ts';

/** What is taken out leaves a draft, what was set aside in it, and all that it said before. */

interface Said {
  readonly id: string;
  readonly text: string;
}
const said = (id: string, text = id): Said => ({ id, text });
const without: Rule<Said> = (statements) => ({
  kept: statements.filter(({ text }) => text !== 'secret'),
  gone: statements.filter(({ text }) => text === 'secret'),
});

test('what was set aside goes by the same rule, with its reason, and is told apart', () => {
  const { left, gone } = withoutIn(
    {
      statements: [said('a'), said('b', 'secret')],
      setAside: [
        { statement: said('c', 'secret'), reason: 'Off topic.' },
        { statement: said('d'), reason: 'Said twice.' },
      ],
    },
    without,
  );
  expect(left).toEqual({
    statements: [said('a')],
    setAside: [{ statement: said('d'), reason: 'Said twice.' }],
  });
  expect(gone.map(({ id }) => id)).toEqual(['b', 'c']);
});

test('every version loses it; who made each and when stays', async () => {
  const version = (number: number): DraftVersion<Said> => ({
    version: number,
    madeBy: null,
    madeAt: new Date(`2026-03-0${number}T10:00Z`),
    statements: [said('a'), said('b', 'secret')],
    setAside: [],
  });
  const kept = new Map([1, 2].map((one) => [one, version(one)]));
  const store = {
    of: async () => [...kept.values()],
    keep: async (_item: string, one: DraftVersion<Said>) => void kept.set(one.version, one),
  };
  await leaveVersions(store, 'draft', without);
  expect([...kept.values()]).toEqual(
    [1, 2].map((one) => ({ ...version(one), statements: [said('a')] })),
  );
});
