import { describe, expect, test } from '@jest/globals';
import { hintsIn } from '../../../src/features/safety/hints/hints.ts';
import { type Kind, SENTENCES } from './sentences.ts';

const wordsOf = (text: string, known: readonly string[] = []) =>
  hintsIn(text, known).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

function measured(half: 0 | 1) {
  const counts = { right: 0, wrong: 0, missed: 0 };
  for (const [index, [, wanted, text]] of SENTENCES.entries()) {
    if (index % 2 !== half) continue;
    const found = new Set<Kind>(hintsIn(text).map(({ kind }) => kind));
    for (const kind of found) counts[wanted.includes(kind) ? 'right' : 'wrong'] += 1;
    counts.missed += wanted.filter((kind) => !found.has(kind)).length;
  }
  const { right, wrong, missed } = counts;
  return { precision: right / (right + wrong), recall: right / (right + missed) };
}

describe('what is pointed out before posting', () => {
  test('the sentences put aside before a rule was written: nine in ten right, nine in ten found', () => {
    const { precision, recall } = measured(1);
    process.stdout.write(`hints: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`);
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  test('half of the sentences have nothing to point out, in each language', () => {
    for (const language of ['en', 'fr', 'es']) {
      const all = SENTENCES.filter(([spoken]) => spoken === language);
      const clean = all.filter(([, kinds]) => kinds.length === 0);
      expect(all.length).toBeGreaterThanOrEqual(40);
      expect(Math.abs(clean.length / all.length - 0.5)).toBeLessThan(0.05);
    }
  });

  test('the words are marked where they stand', () => {
    expect(
      wordsOf('Ask Fatou Diallo (+221 77 604 18 39) what the course cost: 4,200 euros.'),
    ).toEqual([
      ['person', 'Fatou Diallo'],
      ['phone', '+221 77 604 18 39'],
      ['money', '4,200 euros'],
    ]);
  });

  test('neither the author nor those who speak publicly are third parties', () => {
    const said = 'As Claire Dubois said and Dubois repeats, Moussa Traoré was there.';
    expect(wordsOf(said, ['Claire Dubois'])).toEqual([['person', 'Moussa Traoré']]);
  });

  test('two places that are called like people are none; two people stand by themselves', () => {
    expect(wordsOf('El taller se hizo en Asunción y Encarnación.')).toEqual([]);
    expect(wordsOf('Lo dijeron María y Ernesto Ramón y Casal.')).toEqual([
      ['person', 'María'],
      ['person', 'Ernesto Ramón y Casal'],
    ]);
  });

  test('an account or an identity number that its own check refutes is a number like another', () => {
    expect(wordsOf('Reference GB29 NWBK 6016 1331 9268 18 in the annex.')).toEqual([]);
    expect(wordsOf('Serie 45872210A del inventario.')).toEqual([]);
  });

  test.each(['a', '1 ', '+1', '$1 ', 'a.a', 'passport A1 ', 'Maria de ', 'x@y'])(
    'nobody keeps the server busy with %p over and over',
    (unit) => {
      const before = process.cpuUsage();
      hintsIn(unit.repeat(100_000 / unit.length));
      const { user } = process.cpuUsage(before);
      expect(user / 1_000).toBeLessThan(800);
    },
  );
});
