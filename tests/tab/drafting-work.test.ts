import { expect, test } from '@jest/globals';
import { type Work, withoutGone } from '../../tab/components/drafting/work.ts';

const statement = (id: string, text: string, ...sources: string[]) => ({ id, text, sources });
const work = (base: number, ...statements: Work['statements'][number][]): Work => ({
  base,
  statements,
  setAside: [],
});

test('what was taken back leaves an open edit; all else of it stays', () => {
  const mine = work(
    1,
    statement('s1', 'My words on what is gone.', 'a'),
    statement('s2', 'My words on two.', 'a', 'b'),
    statement('s3', 'My words on another.', 'b'),
    statement('new', 'A new one.', 'b'),
  );
  const saved = work(2, statement('s2', 'What is left.', 'b'), statement('s3', 'Saved.', 'b'));
  const after = withoutGone(mine, saved, new Set(['s1']), new Set(['b']));
  expect(after.base).toBe(1);
  expect(after.statements).toEqual([
    statement('s2', 'What is left.', 'b'),
    statement('s3', 'My words on another.', 'b'),
    statement('new', 'A new one.', 'b'),
  ]);
});

test('what a moderator hid stays in the edit until they decide: it may come back', () => {
  const mine = work(1, statement('s1', 'Mine.', 'a'));
  const saved = work(1, statement('s1', 'Saved.', 'a'));
  expect(withoutGone(mine, saved, new Set(), new Set()).statements).toEqual(mine.statements);
});
