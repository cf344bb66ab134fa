import { LANGUAGES, type Language } from '../language.ts';

type Stems = (text: string, language: Language) => readonly string[];

/** What a text speaks of: in its own words, and as the languages call it. */
export type Bridge = (
  text: string,
  spoken: { readonly stems: Stems; readonly languages: readonly Language[] },
) => readonly {
  readonly said: string;
  readonly names: Readonly<Record<Language, readonly string[]>>;
}[];

/** What is known of words. */
export interface Words {
  readonly stems: Stems;
  /** Stems of words that say little whatever is talked about. */
  general(language: Language): ReadonlySet<string>;
}

export interface Written {
  readonly text: string;
  readonly language: Language;
}

/** The language in which most is written, of equals the one that stands first among the languages. */
function commonest(written: readonly Written[]): Language {
  const count = (language: Language) => written.filter((one) => one.language === language).length;
  return LANGUAGES.reduce((best, one) => (count(one) > count(best) ? one : best));
}

/**
 * Stems by which sentences of several languages are alike where they say the same: of what the commonest language here
 * has a word for that somebody uses, the stems of that word stand in place of one's own. All other words stay.
 */
export function stemsAcross(
  written: readonly Written[],
  stems: Stems,
  bridge: Bridge,
): readonly ReadonlySet<string>[] {
  const common = commonest(written);
  const own = written.map(({ text, language }) => new Set(stems(text, language)));
  const used = new Set(
    own.flatMap((words, place) => (written[place]?.language === common ? [...words] : [])),
  );
  return written.map(({ text, language }, place) => {
    const words = own[place] ?? new Set();
    if (language === common) return words;
    for (const { said, names } of bridge(text, { stems, languages: [language] })) {
      const known = names[common]
        .map((name) => stems(name, common))
        .find((name) => name.length > 0 && name.every((stem) => used.has(stem)));
      if (known === undefined) continue;
      for (const stem of stems(said, language)) words.delete(stem);
      for (const stem of known) words.add(stem);
    }
    return words;
  });
}

/** What was asked and what was said, so that the one can be compared with the other whatever language each is in. */
export interface Read {
  /** Stems of each text that asks. */
  readonly asked: readonly ReadonlySet<string>[];
  /** Stems of each text that is said. */
  readonly said: readonly ReadonlySet<string>[];
  /** Stems of words that say little in the languages used. */
  readonly general: ReadonlySet<string>;
}

export function readAcross(
  asked: readonly Written[],
  said: readonly Written[],
  words: Words,
  bridge: Bridge,
): Read {
  const all = [...asked, ...said];
  const across = stemsAcross(all, words.stems, bridge);
  const languages = LANGUAGES.filter((language) => all.some((one) => one.language === language));
  return {
    asked: across.slice(0, asked.length),
    said: across.slice(asked.length),
    general: new Set(languages.flatMap((language) => [...words.general(language)])),
  };
}
