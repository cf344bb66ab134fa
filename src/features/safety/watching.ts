import type { CommunityId } from '../../kernel/ids.ts';
import { LANGUAGES } from '../../kernel/language.ts';
import type { TextAnalysis } from '../../ports/text.ts';

/** What a community's moderators want to look at before others read it. */
export interface Rules {
  readonly community: CommunityId;
  readonly version: number;
  /** Words and phrases, in any of the languages; their inflections count too. */
  readonly watched: readonly string[];
  /** Phrases in which a watched word means nothing of the kind. */
  readonly allowed: readonly string[];
  /** Whether a text with a watched word waits, or is only marked for a moderator. */
  readonly onWatched: 'hold' | 'mark';
  /** What guests write waits, whatever it says. */
  readonly guestsWait: boolean;
  /** So many texts of somebody new to the community wait; 0: none. */
  readonly firstPosts: number;
}

export const LIMITS = { words: 200, word: 80, firstPosts: 20, report: 2_000, view: 4_000 } as const;

/** More than that few read to the end (practice of facilitators). An advice, never a limit. */
export const ADVISED_WORDS = 600;

/** By how many words a text is longer than is advised; 0 for one that is not. */
export const wordsOver = (said: string): number =>
  Math.max(0, said.split(/\s+/).filter(Boolean).length - ADVISED_WORDS);

/** Nothing is looked at first unless a community asks for it. */
export const rulesOf = (community: CommunityId): Rules => ({
  community,
  version: 0,
  watched: [],
  allowed: [],
  onWatched: 'hold',
  guestsWait: false,
  firstPosts: 0,
});

/**
 * What these communities talk about, by name. A list of bad words flags all of it, and then nobody can work: these
 * stand whatever a community watches for.
 */
export const ALWAYS_ALLOWED: readonly string[] = [
  'child labour',
  'child labor',
  'child labourer',
  'child marriage',
  'child soldier',
  'sex trafficking',
  'sex work',
  'sex worker',
  'sexual harassment',
  'sexual violence',
  'sexual exploitation',
  'same-sex',
  'sex-disaggregated',
  'forced labour',
  'forced labor',
  'modern slavery',
  'debt bondage',
  'human trafficking',
  'drug trafficking',
  'hazardous work',
  'travail des enfants',
  'enfants travailleurs',
  'travail forcé',
  'traite des êtres humains',
  'traite des personnes',
  'exploitation sexuelle',
  'harcèlement sexuel',
  'violence sexuelle',
  'travail du sexe',
  'esclavage moderne',
  'servitude pour dettes',
  'trabajo infantil',
  'trabajo forzoso',
  'trata de personas',
  'explotación sexual',
  'acoso sexual',
  'violencia sexual',
  'trabajo sexual',
  'esclavitud moderna',
  'servidumbre por deudas',
];

type Stems = readonly string[];

const BREAK = '';

function occurs(at: number, phrase: Stems, text: Stems): boolean {
  return phrase.every((stem, place) => text[at + place] === stem);
}

/** What is said in an allowed phrase is not looked at again; what stands on both sides of it does not join. */
function without(phrases: readonly Stems[], text: Stems): Stems {
  const left = [...text];
  for (const phrase of phrases) {
    if (phrase.length === 0) continue;
    for (let at = 0; at + phrase.length <= left.length; at += 1) {
      if (occurs(at, phrase, left)) left.splice(at, phrase.length, BREAK);
    }
  }
  return left;
}

/** A phrase of which one word is left without its small words would allow that word everywhere. */
const wholly = (phrase: string, stems: Stems): Stems =>
  stems.length === 1 && /[\s-]/.test(phrase.trim()) ? [] : stems;

const has = (phrase: Stems, text: Stems): boolean =>
  phrase.length > 0 && text.some((_, at) => occurs(at, phrase, text));

/**
 * The watched words that stand in a text, as the community wrote them. Words are compared by their stems in each
 * language, since nobody says in which language a word is watched; where one language knows that all of a word stands
 * in allowed phrases, what another makes of the same letters counts for nothing.
 */
export function watchedIn(
  said: string,
  { watched, allowed }: Pick<Rules, 'watched' | 'allowed'>,
  text: Pick<TextAnalysis, 'stems'>,
): readonly string[] {
  if (watched.length === 0) return [];
  const readings = LANGUAGES.map((language) => {
    const stems = (words: string) => text.stems(words, language);
    const fine = [...ALWAYS_ALLOWED, ...allowed]
      .map((phrase) => wholly(phrase, stems(phrase)))
      .sort((a, b) => b.length - a.length);
    const all = stems(said);
    return { stems, all, left: without(fine, all) };
  });
  return watched.filter((word) => {
    const seen = readings.filter(({ stems, all }) => has(stems(word), all));
    return seen.length > 0 && seen.every(({ stems, left }) => has(stems(word), left));
  });
}

/** Why a text waits for a moderator, or is marked for one; in the order in which one is named. */
export const CAUSES = ['community', 'guest', 'newcomer', 'watched', 'personal'] as const;
export type Cause = (typeof CAUSES)[number];

export interface Screened {
  readonly cause: Cause | null;
  /** Whether it waits. A machine never does more than that: a person decides. */
  readonly hold: boolean;
}

export interface Said {
  readonly role: 'member' | 'moderator' | 'guest' | null;
  /** How many texts of theirs the community has seen. */
  readonly before: number;
  readonly watched: readonly string[];
  /** Something was pointed out in it. */
  readonly hinted: boolean;
}

/** What becomes of a text that somebody posts. A guest's hints wait, since nobody there knows the house's rules. */
export function screened(rules: Rules, { role, before, watched, hinted }: Said): Screened {
  const nothing = { cause: null, hold: false };
  if (role === 'moderator') return nothing;
  if (role === 'guest' && rules.guestsWait) return { cause: 'guest', hold: true };
  if (role === 'guest' && hinted) return { cause: 'personal', hold: true };
  if (before < rules.firstPosts) return { cause: 'newcomer', hold: true };
  if (watched.length > 0) return { cause: 'watched', hold: rules.onWatched === 'hold' };
  return nothing;
}
