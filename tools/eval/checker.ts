import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createTextAnalysis } from '../../src/adapters/text/analysis.ts';
import { vocabulary } from '../../src/features/taxonomy/model.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { readsOf } from '../../src/kernel/support/reads.ts';
import { type Lack, unsupported } from '../../src/kernel/support/supported.ts';
import { translationFaults } from '../../src/kernel/support/translated.ts';
import { tell } from './metrics.ts';

const language = z.enum(LANGUAGES);
export const KINDS = ['negation', 'number', 'country', 'actor'] as const;
const Judged = z.strictObject({
  note: z.string(),
  pairs: z.array(
    z.strictObject({
      ...{ id: z.string(), heldOut: z.boolean(), language, sourceLanguage: language },
      ...{ sources: z.array(z.string()).min(1), sentence: z.string(), faithful: z.boolean() },
      /** In what alone it was altered. */
      altered: z.enum(KINDS).nullable(),
    }),
  ),
});
type Pair = z.infer<typeof Judged>['pairs'][number];

const load = (file: string): readonly Pair[] =>
  Judged.parse(JSON.parse(readFileSync(new URL(`truth/${file}`, import.meta.url), 'utf8'))).pairs;

export const loadSentences = (): readonly Pair[] => load('support.json');

/** Sentences beside their translations into another language. */
export const loadTranslations = (): readonly Pair[] => load('translated.json');

const reads = readsOf(createTextAnalysis(), vocabulary);

export const lacksOf = ({ language: spoken, sourceLanguage, sources, sentence }: Pair): Lack[] =>
  unsupported(
    { text: sentence, language: spoken },
    sources.map((text) => ({ text, language: sourceLanguage })),
    reads,
  );

/** A translation beside its one sentence. */
export const judgedOf = ({ language: spoken, sourceLanguage, sources, sentence }: Pair) =>
  translationFaults(
    { text: sentence, language: spoken },
    { text: sources.join(' '), language: sourceLanguage },
    reads,
  );

type Rejects = (pair: Pair) => boolean;

const unsupportedIn: Rejects = (pair) => lacksOf(pair).length > 0;

export const mistranslated: Rejects = (pair) => judgedOf(pair).faults.length > 0;

const share = (pairs: readonly Pair[], rejects: Rejects): number =>
  pairs.filter(rejects).length / Math.max(1, pairs.length);

/** How many altered sentences the checker rejects, by what was altered in them, and how many faithful ones. */
export function rates(pairs: readonly Pair[], rejects: Rejects = unsupportedIn) {
  const altered = pairs.filter(({ faithful }) => !faithful);
  const faithful = pairs.filter((pair) => pair.faithful);
  return {
    rejectedAltered: share(altered, rejects),
    ...Object.fromEntries(
      KINDS.map((kind) => [
        `rejected ${kind}`,
        share(
          altered.filter((one) => one.altered === kind),
          rejects,
        ),
      ]),
    ),
    rejectedFaithful: share(faithful, rejects),
    altered: altered.length,
    faithful: faithful.length,
  };
}

/** Across languages, where nothing but numbers, places, actors and what is denied can be relied on. */
function tellTranslations(): void {
  const pairs = loadTranslations();
  const unchecked = pairs.filter((pair) => pair.faithful && judgedOf(pair).unchecked).length;
  const half = pairs.filter(({ heldOut }) => heldOut);
  tell({ set: 'translations', half: 'all', ...rates(pairs, mistranslated), unchecked });
  tell({ set: 'translations', half: 'held-out', ...rates(half, mistranslated) });
}

/**
 * The checker of sentences against the judged ones: all, and the half that was held out; with `tune` the other half
 * and each miss with its reason.
 */
export function evalChecker(tune: boolean): void {
  const pairs = loadSentences();
  if (!tune) {
    tell({ set: 'checker', half: 'all', ...rates(pairs) });
    tell({ set: 'checker', half: 'held-out', ...rates(pairs.filter(({ heldOut }) => heldOut)) });
    tellTranslations();
    return;
  }
  const tuned = pairs.filter(({ heldOut }) => !heldOut);
  tell({ set: 'checker', half: 'tune', ...rates(tuned) });
  for (const pair of tuned) {
    const lacks = lacksOf(pair);
    if (pair.faithful === (lacks.length === 0)) continue;
    const why = lacks.map(({ kind, words }) => `${kind}: ${words.join(' ')}`).join('; ');
    tell({ missed: pair.id, altered: pair.altered ?? 'nothing', sentence: pair.sentence, why });
  }
}
