import { describe, expect, test } from '@jest/globals';
import { letOut, nextSweep, type Waiting } from '../../../src/features/discussions/anonymous.ts';
import { asId, type DiscussionId } from '../../../src/kernel/ids.ts';
import { appears, shuffled, writersOf } from '../../../src/kernel/unnamed.ts';

const waits = (key: string, day: string, kind: Waiting['kind'] = 'contribution'): Waiting => ({
  ...{ kind, discussion: asId<DiscussionId>('d'), key, text: key, question: null, day },
});

/** Answers each question of chance with the same number, or the greatest there is. */
const chance = (always: number) => ({
  id: () => 'id',
  below: (limit: number) => Math.min(always, limit - 1),
});
const YES = chance(0);
const NO = chance(99);

const keys = (waiting: readonly Waiting[]) => waiting.map(({ key }) => key);

describe('when what was said without a name is let out', () => {
  const one = waits('one', '2026-03-02');

  test('never on the day on which it was written, nor in the night after it', () => {
    for (const at of ['2026-03-02T23:59:00Z', '2026-03-03T00:00:00Z', '2026-03-03T05:59:00Z'])
      expect(letOut([one], new Date(at), YES)).toEqual([]);
    expect(keys(letOut([one], new Date('2026-03-03T06:00:00Z'), YES))).toEqual(['one']);
  });

  test('chance decides at each look, and on the second day it is out whatever chance says', () => {
    expect(letOut([one], new Date('2026-03-04T00:00:00Z'), NO)).toEqual([]);
    expect(keys(letOut([one], new Date('2026-03-04T06:00:00Z'), NO))).toEqual(['one']);
    expect(appears('2026-03-02')).toEqual({ from: '2026-03-03', until: '2026-03-04' });
  });

  test('all that has rested goes together, and what has not stays behind', () => {
    const all = [one, waits('two', '2026-03-03'), waits('three', '2026-03-04')];
    expect(keys(letOut(all, new Date('2026-03-04T12:00:00Z'), NO))).toEqual(['one', 'two']);
  });

  test('one that would stand alone waits for others more often than it goes', () => {
    const asked: number[] = [];
    const counting = { id: () => 'id', below: (limit: number) => asked.push(limit) };
    letOut([one], new Date('2026-03-03T12:00:00Z'), counting);
    letOut([one, waits('two', '2026-03-02')], new Date('2026-03-03T12:00:00Z'), counting);
    expect(asked).toEqual([4, 2]);
  });

  test('other words and a withdrawal go at the next look, alone if need be', () => {
    const changes = [
      waits('a', '2026-03-04', 'correction'),
      waits('b', '2026-03-04', 'withdrawal'),
    ];
    expect(keys(letOut(changes, new Date('2026-03-04T06:00:00Z'), NO))).toEqual(['a', 'b']);
  });

  test('the looks are at hours that depend on nobody', () => {
    expect(nextSweep(new Date('2026-03-02T09:41:17Z')).slot).toBe('2026-03-02T12:00:00.000Z');
    expect(nextSweep(new Date('2026-03-02T12:00:00Z')).slot).toBe('2026-03-02T18:00:00.000Z');
  });
});

test('a shuffle loses nothing and can give every order', () => {
  expect(shuffled([1, 2, 3], chance(0))).toEqual([1, 2, 3]);
  expect(shuffled([1, 2, 3], chance(99))).toEqual([3, 2, 1]);
});

describe('who could have written it', () => {
  const writers = (en: number, fr: number, es: number, smallest = 5) =>
    writersOf(
      [
        { language: 'en-GB', people: en },
        { language: 'fr-FR', people: fr },
        { language: 'es', people: es },
      ],
      smallest,
    );

  test('is counted, and which languages few of them use is told', () => {
    expect(writers(12, 5, 4)).toEqual({ people: 21, rare: ['es'], smallest: 5 });
    expect(writersOf([{ language: 'en', people: 8 }], 5)).toEqual({
      people: 8,
      rare: ['fr', 'es'],
      smallest: 5,
    });
  });

  test('fewer than five are told as that and not as a number', () => {
    expect(writers(2, 1, 1).people).toBeNull();
    expect(writers(2, 2, 1).people).toBe(5);
    expect(writers(2, 1, 1, 4).people).toBe(4);
    expect(writers(3, 2, 2, 8).people).toBeNull();
  });
});
