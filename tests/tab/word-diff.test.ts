import { expect, test } from '@jest/globals';
import { wordDiff } from '../../tab/components/drafting/word-diff.ts';

const told = (before: string, after: string) =>
  wordDiff(before, after).map(({ kind, text }) => `${kind}:${text.trim()}`);

test('what is gone, new and the same is told word by word', () => {
  expect(told('Fines did not help in Lima.', 'Fines did help in old Lima.')).toEqual([
    'same:Fines did',
    'gone:not',
    'same:help in',
    'new:old',
    'same:Lima.',
  ]);
  expect(told('', 'All of it.')).toEqual(['new:All of it.']);
  expect(told('All of it.', '')).toEqual(['gone:All of it.']);
  expect(told('Same.', 'Same.')).toEqual(['same:Same.']);
});

test('put together, the stretches are both texts', () => {
  const [before, after] = ['a b c d e f', 'b x c  e y f g'];
  const all = wordDiff(before, after);
  const text = (but: string) =>
    all
      .filter(({ kind }) => kind !== but)
      .map((one) => one.text)
      .join('')
      .split(/\s+/)
      .join(' ')
      .trim();
  expect(text('new')).toBe(before);
  expect(text('gone')).toBe(after.replace(/\s+/g, ' '));
});
