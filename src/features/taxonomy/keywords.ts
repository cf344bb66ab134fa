import { z } from 'zod';
import type { Language } from '../../kernel/language.ts';
import sdg from './keywords/sdg.json' with { type: 'json' };

/**
 * How much a word says of a term. `sure`: whoever writes it writes about the term. `likely`: two of them, or one again
 * and again. `hint`: common words, which count only beside others.
 */
export const STRENGTHS = ['sure', 'likely', 'hint'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Words and phrases by which people write about a term without naming it. */
export type Keywords = Readonly<Record<Strength, Readonly<Record<Language, readonly string[]>>>>;

/** One line of a file: phrases with semicolons between them, none twice. */
const phrases = z
  .string()
  .transform((line) => line.split(';').map((phrase) => phrase.trim()))
  .refine((all) => all.every((phrase) => phrase !== ''), 'a phrase is empty')
  .refine((all) => new Set(all).size === all.length, 'a phrase stands twice in a line');
const none = phrases.optional().transform((all = []) => all);

const file = z.strictObject({
  scheme: z.string(),
  /** By slug of the term. */
  terms: z.record(
    z.string(),
    z.strictObject({
      sure: z.strictObject({ en: phrases, fr: phrases, es: phrases }),
      likely: z.strictObject({ en: phrases, fr: phrases, es: phrases }),
      hint: z
        .strictObject({ en: none, fr: none, es: none })
        .optional()
        .transform((all) => all ?? { en: [], fr: [], es: [] }),
    }),
  ),
});

/** Checks the words of a list. @throws ZodError naming the fault */
export function readKeywords(given: unknown): ReadonlyMap<string, Keywords> {
  const { scheme, terms } = file.parse(given);
  return new Map(Object.entries(terms).map(([slug, words]) => [`${scheme} ${slug}`, words]));
}

/** The words that Praxis comes with, by `scheme slug`. */
export const KEYWORDS: ReadonlyMap<string, Keywords> = readKeywords(sdg);

/** All phrases of a term in a language, the surest first. */
export const phrasesOf = (
  words: Keywords,
  language: Language,
): readonly { readonly phrase: string; readonly strength: Strength }[] =>
  STRENGTHS.flatMap((strength) =>
    words[strength][language].map((phrase) => ({ phrase, strength })),
  );
