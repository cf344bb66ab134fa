import { AppError } from '../../kernel/errors.ts';
import type { Language } from '../../kernel/language.ts';
import type { Silence } from '../../ports/elsewhere.ts';
import type { Unable } from '../../ports/personal.ts';
import type { Meaning } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { Facet } from './facets.ts';
import { type Found, type Need, type Outline, PUSHED_AT_MOST, type Reason } from './model.ts';
import type { StillRead } from './progress.ts';

export interface Vocabulary {
  topicsIn(text: string): readonly string[];
  countriesIn(text: string): readonly string[];
  /** Labels of a topic in every language, so that words in one find items in another. */
  labels(topic: string): readonly string[];
  label(topic: string, language: Language): string;
  /** What a text in one of these languages speaks of, as the others call it. */
  bridge(
    text: string,
    spoken: { readonly stems: TextAnalysis['stems']; readonly languages: readonly Language[] },
  ): readonly Meaning[];
}

export interface Answer {
  readonly found: readonly Found[];
  /** How many more there are behind the first. */
  readonly more: number;
  /**
   * Why documents that are opened to people one by one could not be looked at for this reader; null where they were,
   * or there are none. It says nothing of whether there is one that fits.
   */
  readonly unable: Unable | null;
  /** Something found is what was asked for, as far as words, topics and countries can tell. */
  readonly good: boolean;
}

/** An answer with what it can be narrowed by. */
export interface Browsed extends Answer {
  readonly facets: readonly Facet[];
  /** More was found than is counted: the best of it is. */
  readonly atLeast: boolean;
}

/** A document of which the catalogue knows nothing, found by another engine for one person. */
export interface ElsewhereItem {
  readonly driveId: string;
  readonly itemId: string;
  readonly title: string;
  /** The ending of its name in small letters; empty where it has none. */
  readonly type: string;
  readonly webUrl: string;
  /** The site's name in its address. */
  readonly site: string | null;
  readonly modifiedAt: Date | null;
  readonly reasons: readonly Reason[];
  /** The same file lies in so many other places. */
  readonly copies: number;
  /** The title of an item of ours, shown beside it, whose file has the same name. */
  readonly namesake: string | null;
}

/** What lies elsewhere, or why nothing can be said of it. */
export interface ElsewhereAnswer {
  readonly items: readonly ElsewhereItem[];
  readonly silence: Silence | null;
}

/** An answer with what lies elsewhere, beside what is ours. */
export interface Wide extends Browsed {
  /** Null where only what is ours is searched. */
  readonly elsewhere: ElsewhereAnswer | null;
  /** Not null: what is not found may only be not read yet. */
  readonly reading: StillRead | null;
}

/** What is far behind the best is not pushed: fewer and fitting beats five. */
const PUSHED_SHARE = 0.3;
/**
 * How much of a question an item must say to be an answer to it, and how much where it says it in another language, since
 * not every word has a name there. Chosen on half of the questions whose answers were taken out of their sets, so that
 * "nothing good" is said of most of these, and wrongly of less than a fifth of the others.
 */
const ANSWER_SHARE = { own: 0.43, other: 0.35 } as const;
/** Words of a usual question. Of a longer text nobody repeats the same share. */
const USUAL_WORDS = 12;
/** The first that are shown, of which one must be an answer. */
export const LOOKED_AT_FIRST = 2;

/**
 * Whether an item answers what was asked, as far as words can tell: by how much of it the item says, the telling words
 * before the others. That it is on the same topic is not enough.
 * @param covers as of `IndexHit`
 * @param asked how many different words were asked
 */
export function answersTo(
  { language }: Need,
  item: { readonly outline: Pick<Outline, 'language'>; readonly covers: number },
  asked: number,
): boolean {
  const share = ANSWER_SHARE[item.outline.language === language ? 'own' : 'other'];
  return item.covers >= share * Math.min(1, Math.sqrt(USUAL_WORDS / Math.max(1, asked)));
}

/** Share of the asked words that an item must have where neither topic nor country is shared. */
const GOOD_SHARE = 0.5;

/**
 * Whether what another engine shows of an item, a line or two, is about what was asked: its topic, its country, or most
 * of its words.
 * @param asked how many different words were asked
 */
export function fits(
  { topics, countries }: Need,
  asked: number,
  outline: Pick<Outline, 'topics' | 'countries'>,
  matched: readonly string[],
): boolean {
  if (outline.topics.some((topic) => topics.includes(topic))) return true;
  const share = asked === 0 ? 0 : matched.length / asked;
  const country = outline.countries.some((name) => countries.includes(name));
  return share >= (country ? GOOD_SHARE / 2 : GOOD_SHARE);
}

/** Found by other words than those that were asked, and yet for something that can be said. */
export const shares = (need: Need, { topics, countries, language }: Outline): boolean =>
  language === need.language ||
  topics.some((topic) => need.topics.includes(topic)) ||
  countries.some((country) => need.countries.includes(country));

/** Never more than five, and an item only for a reason somebody would accept. */
export function pushed({ found }: Pick<Answer, 'found'>): readonly Found[] {
  const best = found[0]?.score ?? 0;
  return found
    .filter(({ reasons, score }) => score >= best * PUSHED_SHARE && reasons.some(carries))
    .slice(0, PUSHED_AT_MOST);
}

/** Enough to show an item that nobody asked for: language and date alone are not, nor is one word in common. */
const carries = ({ kind, values }: Reason): boolean =>
  kind === 'topic' || kind === 'country' || (kind === 'words' && values.length > 1);

export const LONGEST_QUERY = 2_000;

/** @throws AppError `invalid-input` for no words */
export function wordsOf(asked: string): string {
  const words = asked.trim().slice(0, LONGEST_QUERY);
  if (words === '') throw new AppError('invalid-input', 'empty query', { field: 'q' });
  return words;
}
