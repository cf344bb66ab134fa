import { expect, test } from '@jest/globals';
import { createTextAnalysis } from '../../src/adapters/text/analysis.ts';
import { withoutParagraphs, withoutTaken } from '../../src/kernel/taken-out.ts';

const text = createTextAnalysis();
const en = (words: string) => ({ text: words, language: 'en' as const });
const LOST = en('The ministry of Borduria kept inspectors away from the households.');
const OTHER = en('Inspectors stayed away from most households. Fines did not help.');
const standing = new Map([['b', OTHER]]);
const taken = { source: 'a', before: LOST, left: null };
const statement = (words: string, sources: string[]) => ({ id: words, text: words, sources });
const rule = (words: string, sources: string[], mend = true) =>
  withoutTaken([statement(words, sources)], taken, standing, text, mend);

test('what rests on nothing else goes, in a draft and where it is published', () => {
  for (const mend of [true, false])
    expect(rule('Somebody paraphrased it.', ['a'], mend)).toMatchObject({
      kept: [],
      gone: [{ sources: ['a'] }],
    });
});

test('what others said too stays, without the one who took it back', () => {
  const { kept, gone } = rule('Inspectors stayed away from households.', ['a', 'b']);
  expect(kept).toEqual([{ ...statement('Inspectors stayed away from households.', ['b']) }]);
  expect(gone).toEqual([]);
});

test('what only the lost words said is said in words that are left, and goes where all read it', () => {
  const said = 'Borduria kept inspectors away from households.';
  expect(rule(said, ['a', 'b']).kept).toMatchObject([
    { text: 'Inspectors stayed away from most households.', sources: ['b'] },
  ]);
  expect(rule(said, ['a', 'b'], false).kept).toEqual([]);
});

test('a sentence in whose words another one is said instead is not said twice', () => {
  const other = statement('Inspectors stayed away from most households.', ['b']);
  const said = [
    'Borduria kept inspectors away from households.',
    'In Borduria inspectors stayed away.',
  ];
  const lost = said.map((words) => statement(words, ['a', 'b']));
  const { kept, gone } = withoutTaken([...lost, other], taken, standing, text, true);
  expect(kept).toEqual([other]);
  expect(gone).toEqual(lost);
  expect(withoutTaken(lost, taken, standing, text, true).kept).toHaveLength(1);
});

test('what does not rest on it is not touched', () => {
  const other = statement('Borduria is far.', ['b']);
  expect(withoutTaken([other], taken, standing, text, false).kept).toEqual([other]);
});

test('where a part of it is left, only what that part does not say goes', () => {
  const left = en('The ministry kept inspectors away.');
  const both = [
    statement('The ministry kept inspectors away.', ['a']),
    statement('Borduria did it.', ['a']),
  ];
  const { kept, gone } = withoutTaken(both, { ...taken, left }, new Map(), text, false);
  expect(kept).toEqual([both[0]]);
  expect(gone).toEqual([both[1]]);
});

test('a paragraph leaves a mark, marks that stand together are one, and nothing left is nothing', () => {
  const said = 'One.\nTwo.\n\nThree.\nFour.';
  expect(withoutParagraphs(said, new Set([1, 2]))).toBe('One.\n\n[…]\n\nFour.');
  expect(withoutParagraphs(said, new Set([9]))).toBe('One.\n\nTwo.\n\nThree.\n\nFour.');
  expect(withoutParagraphs(said, new Set([0, 1, 2, 3]))).toBeNull();
});
