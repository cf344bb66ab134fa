import { expect, test } from '@jest/globals';
import { numbersIn } from '../../tools/lib/stage/numbers.ts';

const NAMES = ['asked', 'solved'] as const;

test('numbers are read from a sentence whatever stands around it and whichever comes first', () => {
  const english = (at: Readonly<Record<string, string>>) =>
    `(asked ${at.asked}, solved ${at.solved}.)`;
  const other = (at: Readonly<Record<string, string>>) => `${at.solved} gelöst von ${at.asked}?`;
  const found = { asked: 12, solved: 3 };
  expect(numbersIn('# Questions\n(asked 12, solved 3.)\nmore', NAMES, english)).toEqual(found);
  expect(numbersIn('3 gelöst von 12?', NAMES, other)).toEqual(found);
});

test('another sentence, or one with a number missing, has none', () => {
  const sentence = (at: Readonly<Record<string, string>>) =>
    `asked ${at.asked}, solved ${at.solved}.`;
  expect(numbersIn('asked 12, solved many.', NAMES, sentence)).toBeNull();
  expect(numbersIn('asked 12, solved 3!', NAMES, sentence)).toBeNull();
});
