import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../where.ts';

export type Said = (key: string, params?: Readonly<Record<string, string | number>>) => string;

function at(words: unknown, path: readonly string[]): unknown {
  let found = words;
  for (const part of path)
    found =
      typeof found === 'object' && found !== null
        ? Object.entries(found).find(([name]) => name === part)?.[1]
        : undefined;
  return found;
}

/** The path of the form that a count takes: `replies` is `replies_one` for 1. */
function pluralOf(language: string, path: readonly string[], count: unknown): readonly string[] {
  const form = new Intl.PluralRules(language).select(Number(count ?? 1));
  return [...path.slice(0, -1), `${path.at(-1)}_${form}`];
}

/**
 * The product's own words in a language, so that a scenario presses what is written there whatever it says today.
 * @param language `en`, `fr` or `es`; keys are `<file>.<path>`; @throws Error for a key that does not exist
 */
export function wordsIn(language: string): Said {
  const files = new Map<string, unknown>();
  return (key, params = {}) => {
    const [file = '', ...path] = key.split('.');
    if (!files.has(file)) {
      const source = join(ROOT, 'locales', language, `${file}.json`);
      files.set(file, JSON.parse(readFileSync(source, 'utf8')));
    }
    const found =
      at(files.get(file), path) ?? at(files.get(file), pluralOf(language, path, params.count));
    if (typeof found !== 'string') throw new Error(`There are no words '${key}' in ${language}.`);
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
  };
}

/** A label of the tab that says these words and nothing else: it begins with a capital, whatever stands in the locale. */
export const labelled = (words: string): RegExp =>
  new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'i');
