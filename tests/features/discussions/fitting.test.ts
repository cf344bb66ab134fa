import { describe, expect, test } from '@jest/globals';
import { misfit, practicalIn, pull, repeated } from '../../../src/features/discussions/fitting.ts';
import { evalOffTopic, loadJudged } from '../../../tools/eval/offtopic.ts';

const said = (
  text: string,
  topics: readonly string[] = [],
  language: 'en' | 'fr' | 'es' = 'en',
) => ({ text, language, stems: new Set(text.split(' ')), topics, countries: [] });
const place = said('apprentices masters workshops contract', ['skills']);
const never = () => false;

describe('what may not belong where it stands', () => {
  test('another subject and hardly a word in common', () => {
    const other = said('pesticides gloves masks', ['chemical-safety']);
    expect(misfit(other, place, never)).toEqual({ kind: 'subject', topics: ['chemical-safety'] });
  });

  test('not where it names no subject, a subject next to it, the same, or shares words', () => {
    expect(misfit(said('the mothers decide in our town'), place, never)).toBeNull();
    expect(misfit(said('pesticides', ['osh']), place, (one) => one === 'osh')).toBeNull();
    expect(misfit(said('pesticides', ['osh', 'skills']), place, never)).toBeNull();
    expect(misfit(said('masters workshops', ['osh']), place, never)).toBeNull();
  });

  test('practical matters, by two words and not by one, in each language', () => {
    expect(misfit(said('My flight was cancelled, who has the badges?'), place, never)).toEqual({
      kind: 'practical',
      words: ['flight', 'badge'],
    });
    expect(misfit(said('His flight from the land'), place, never)).toBeNull();
    const fr = said('Mon mot de passe et l’imprimante', [], 'fr');
    expect(practicalIn(fr.text, fr)).toEqual(['mot de passe', 'imprimante']);
    const es = said('Olvidé la contraseña de la impresora', [], 'es');
    expect(practicalIn(es.text, es)).toEqual(['contrasena', 'impresora']);
  });

  test('topics pull more than words, and few words not at all', () => {
    const one = said('apprentices there', ['skills']);
    expect(pull(one, place)).toBeGreaterThan(pull(said('apprentices masters workshops'), place));
    expect(pull(said('apprentices masters'), place)).toBe(0);
  });

  test('the most alike of what was said before, within a language', () => {
    const first = said('one two three four five');
    const closer = said('one two three four five six');
    const now = said('one two three four five six seven');
    expect(repeated(now, [first, closer])).toBe(closer);
    expect(repeated(now, [{ ...first, language: 'fr' as const }])).toBeNull();
    expect(repeated(now, [said('nothing alike at all here')])).toBeNull();
  });
});

test('the judged set has at least sixty pairs, each of a discussion it has, both answers in every language', () => {
  const { discussions, pairs } = loadJudged();
  expect(pairs.length).toBeGreaterThanOrEqual(60);
  const known = new Set(discussions.map(({ id }) => id));
  expect(pairs.filter(({ discussion }) => !known.has(discussion))).toEqual([]);
  const kinds = new Set(pairs.map(({ language, offTopic }) => `${language} ${offTopic}`));
  expect(kinds.size).toBe(6);
});

test('of the half that was held out, what is suggested is right nine times in ten', () => {
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (line: string | Uint8Array) => lines.push(String(line)) > 0;
  try {
    evalOffTopic(false);
  } finally {
    process.stdout.write = write;
  }
  const ours = JSON.parse(lines.find((line) => line.includes('"ours"')) ?? '{}');
  expect(ours.precision).toBeGreaterThanOrEqual(0.9);
  expect(ours.recall).toBeGreaterThanOrEqual(0.75);
});
