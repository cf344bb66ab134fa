import { folded } from '../../kernel/folding.ts';
import { likeness } from '../../kernel/likeness.ts';
import type { Community } from './model.ts';

/** What a new community is about, in whatever language it is said. */
export interface Sketch {
  readonly name: string;
  /** Slugs of its topics: those chosen, and those that its words speak of. */
  readonly topics: readonly string[];
  /** Stems of name and purpose. */
  readonly stems: ReadonlySet<string>;
}

export interface Alike {
  readonly community: Community;
  /** From 0 to 1. */
  readonly score: number;
  /** Why it is shown. */
  readonly topics: readonly string[];
  readonly sameName: boolean;
}

/** A quarter of the words in common: below it they share what every purpose says. */
const WORDS_ALIKE = 0.25;
const MOST_SHOWN = 5;

const fold = (text: string): string =>
  folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Communities that look like the one that is wanted, the most alike first: by name, by topics over all languages of
 * the vocabulary, and by words.
 * @param stemsOf stems of a community's name and purpose in the language of the sketch
 */
export function lookAlikes(
  sketch: Sketch,
  all: readonly Community[],
  stemsOf: (community: Community) => ReadonlySet<string>,
): Alike[] {
  const name = fold(sketch.name);
  return all
    .map((community): Alike => {
      const topics = sketch.topics.filter((topic) => community.topics.includes(topic));
      const sameName =
        name !== '' && Object.values(community.names).some((one) => fold(one) === name);
      const words = likeness(sketch.stems, stemsOf(community));
      const byTopic = likeness(new Set(sketch.topics), new Set(community.topics));
      const score = sameName ? 1 : 0.6 * byTopic + 0.4 * words;
      return {
        community,
        score: topics.length > 0 || words >= WORDS_ALIKE || sameName ? score : 0,
        topics,
        sameName,
      };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.community.id < b.community.id ? -1 : 1))
    .slice(0, MOST_SHOWN);
}
