import { setTimeout as sleep } from 'node:timers/promises';
import { audienceKey } from '../../src/kernel/audience.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { withOwners } from '../../src/views/related.ts';
import { itemCard, itemPreview, lockedCard } from '../cards/extension.ts';
import type { Hit } from '../cards/knowledge.ts';
import type { Call } from '../command.ts';
import type { InvokeResponse, NamedInvoke } from '../named-invoke.ts';
import { type Result, results, sentenceInstead } from './answers.ts';
import { audiencesHere } from './audience.ts';
import { findPeople } from './people.ts';
import { readSearch, type Searching } from './values.ts';

/** Teams waits five seconds for a search and then shows an error of its own. */
const LONGEST_MS = 4_000;

/** @throws AppError `unavailable` where the work takes longer than somebody who types will wait */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = sleep(LONGEST_MS, undefined, { signal: over.signal }).then(() => {
    throw new AppError('unavailable', 'a search took too long');
  });
  // Called off once the work is done: then nobody waits for it any more.
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}

/** Before anything is typed: what the place, or the person's communities, are about. */
async function firstWords({ deps, who, place, voice }: Call): Promise<string> {
  const { communities } = deps.actions;
  const here = place.kind === 'channel' ? await communities.byChannel(place.channelId) : null;
  const own = here
    ? [here]
    : (await communities.list()).filter(({ id }) => who.memberships.has(id));
  const topics = new Set(own.flatMap((community) => community.topics));
  return [...topics].map((topic) => voice.topic(topic)).join(' ');
}

/**
 * The asker sees every item that they may open, with its reason. What goes into the message is read by everybody in
 * the conversation: an item that some of them may not open goes there as a link without title, since a title can say
 * all that its audience was narrowed for.
 */
async function find(call: Call, asked: Searching): Promise<InvokeResponse> {
  const { deps, who, voice } = call;
  const words = asked.words === '' ? await firstWords(call) : asked.words;
  if (words.trim() === '') return sentenceInstead(voice.say('extension.search.begin'));
  const [{ found, unable }, here] = await Promise.all([
    deps.actions.knowledge.search(who, words, asked.skip + asked.count),
    audiencesHere(call),
  ]);
  if (found.length === 0) {
    const none = asked.words === '' ? 'extension.search.begin' : 'extension.search.nothing';
    // Where not all could be looked at, "nothing" is said with that.
    const more = unable ? ` ${voice.say(`bot.search.unable.${unable}`)}` : '';
    return sentenceInstead(`${voice.say(none)}${more}`);
  }
  const shown = await withOwners(deps.actions, found.slice(asked.skip));
  return results(shown.map((hit) => resultOf(hit, here, call)));
}

function resultOf(hit: Hit, here: ReadonlySet<string>, { deps, voice }: Call): Result {
  const { product, notices = [] } = hit;
  const everybodys = notices.filter(({ other }) => here.has(audienceKey(other.audience)));
  const shared = here.has(audienceKey(product.audience));
  const url = deps.tabUrl?.(`/knowledge/${product.id}`) ?? null;
  return {
    card: shared ? itemCard({ ...hit, notices: everybodys }, voice) : lockedCard(url, voice),
    preview: itemPreview(hit, shared, voice),
  };
}

/** For those who check that the manifest offers what is answered. */
export const SEARCH_COMMANDS: readonly string[] = ['searchKnowledge', 'findPeople'];

const answered = (call: Call, asked: Searching): Promise<InvokeResponse> =>
  asked.command === 'findPeople' ? findPeople(call, asked) : find(call, asked);

export const searchInvoke: NamedInvoke = {
  answer: (call, value) => inTime(answered(call, readSearch(value))),
  refused: ({ message }) => sentenceInstead(message),
};
