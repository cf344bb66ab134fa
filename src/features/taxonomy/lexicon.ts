import { z } from 'zod';
import type { Language } from '../../kernel/language.ts';
import economy from './lexicon/economy.json' with { type: 'json' };
import everyday from './lexicon/everyday.json' with { type: 'json' };
import government from './lexicon/government.json' with { type: 'json' };
import protection from './lexicon/protection.json' with { type: 'json' };
import work from './lexicon/work.json' with { type: 'json' };

/** What one thing is called in each language, its commonest name first. */
export type Called = Readonly<Record<Language, readonly string[]>> & {
  /** The word that items on it are tagged with, whatever their language; absent where none is. */
  readonly tag?: string;
};

const names = z
  .string()
  .transform((said) => said.split(',').map((name) => name.trim()))
  .refine((all) => all.every((name) => name !== ''), 'a name is empty');

/** A line of a file: names in English, French and Spanish with bars between, those of a language with commas. */
const line = z
  .string()
  .transform((text) => text.split('|'))
  .pipe(z.tuple([names, names, names]))
  .transform(([en, fr, es]): Called => ({ en, fr, es }));

/** Checks the words of a file. @throws ZodError naming the line */
export const readLexicon = (file: unknown): readonly Called[] => z.array(line).min(1).parse(file);

/**
 * Everyday words of work and of the countries in which it is done, for finding in one language what is written in
 * another. No terms: nothing is tagged with them, and nobody browses them.
 */
export const LEXICON: readonly Called[] = [work, protection, economy, government, everyday].flatMap(
  readLexicon,
);
