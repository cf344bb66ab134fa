import { expect, test } from '@jest/globals';
import {
  KINDS,
  loadSentences,
  loadTranslations,
  mistranslated,
  rates,
} from '../../tools/eval/checker.ts';

test('the judged sentences are as many of each kind, language and half as they are said to be', () => {
  const pairs = loadSentences();
  expect(pairs).toHaveLength(200);
  expect(pairs.filter(({ faithful }) => faithful)).toHaveLength(100);
  expect(pairs.every(({ faithful, altered }) => faithful === (altered === null))).toBe(true);
  expect(pairs.filter(({ heldOut }) => heldOut)).toHaveLength(100);
  for (const spoken of ['en', 'fr', 'es']) {
    expect(pairs.filter(({ language }) => language === spoken).length).toBeGreaterThanOrEqual(50);
  }
  for (const kind of KINDS) {
    expect(pairs.filter(({ altered }) => altered === kind).length).toBeGreaterThanOrEqual(24);
  }
});

test('of the half that nothing was chosen by, what was altered is rejected and what is faithful is not', () => {
  const held = rates(loadSentences().filter(({ heldOut }) => heldOut));
  expect(held.rejectedAltered).toBeGreaterThanOrEqual(0.95);
  expect(held.rejectedFaithful).toBeLessThanOrEqual(0.1);
});

test('of sixty sentences beside their translations the altered are rejected and the faithful are not', () => {
  const pairs = loadTranslations();
  expect(pairs).toHaveLength(60);
  expect(pairs.filter(({ faithful }) => faithful)).toHaveLength(30);
  expect(pairs.every(({ language, sourceLanguage }) => language !== sourceLanguage)).toBe(true);
  const held = rates(
    pairs.filter(({ heldOut }) => heldOut),
    mistranslated,
  );
  expect(held.rejectedAltered).toBeGreaterThanOrEqual(0.95);
  expect(held.rejectedFaithful).toBeLessThanOrEqual(0.1);
});
