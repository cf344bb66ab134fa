import type { Words } from '../../words.tsx';
import { topicName } from '../people/said.ts';

/** `domestic work in Peru`; of a collection its name. */
export function aboutWords(
  about: {
    readonly topics: readonly string[];
    readonly countries: readonly string[];
    readonly collection?: { readonly name: string } | null;
  },
  words: Words,
): string {
  const topics = words.list(about.topics.map((slug) => topicName(slug, words)));
  const places = words.list(about.countries.map(words.country));
  if (topics && places) return words.say('collections.about.both', { topics, places });
  return topics || places || about.collection?.name || words.say('collections.about.collection');
}
