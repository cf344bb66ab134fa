import { setTimeout as sleep } from 'node:timers/promises';
import type { ElsewhereItem, Wide } from '../../src/features/knowledge/answers.ts';
import { audienceKey } from '../../src/kernel/audience.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { Silence } from '../../src/ports/elsewhere.ts';
import { withOwners } from '../../src/views/related.ts';
import {
  elsewhereCard,
  elsewherePreview,
  itemCard,
  itemPreview,
  lockedCard,
} from '../cards/extension.ts';
import type { Hit } from '../cards/knowledge.ts';
import type { Call } from '../command.ts';
import type { InvokeResponse, NamedInvoke } from '../named-invoke.ts';
import type { Voice } from '../voice.ts';
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
 * all that its audience was narrowed for. So does what lies elsewhere, of which nobody knows who else may open it.
 */
async function find(call: Call, asked: Searching): Promise<InvokeResponse> {
  const { deps, voice } = call;
  const words = asked.words === '' ? await firstWords(call) : asked.words;
  if (words.trim() === '') return sentenceInstead(voice.say('extension.search.begin'));
  const [answer, here] = await Promise.all([look(call, words, asked), audiencesHere(call)]);
  const { found, beyond } = answer;
  if (found.length + beyond.length === 0) {
    const none = asked.words === '' ? 'extension.search.begin' : 'extension.search.nothing';
    return sentenceInstead([voice.say(none), ...notLookedAt(answer, voice)].join(' '));
  }
  const page = [...found, ...beyond].slice(asked.skip, asked.skip + asked.count);
  const theirs = page.filter((one) => 'webUrl' in one);
  const hits = await withOwners(
    deps.actions,
    page.filter((one) => 'product' in one),
  );
  return results([
    ...hits.map((hit) => resultOf(hit, here, call)),
    ...theirs.map((item) => ({
      card: elsewhereCard(item, voice),
      preview: elsewherePreview(item, voice),
    })),
  ]);
}

interface Looked extends Pick<Wide, 'found' | 'unable'> {
  /** What lies elsewhere, which begins where ours ends: none as long as there is more of ours. */
  readonly beyond: readonly ElsewhereItem[];
  readonly silence: Silence | null;
}

/** Microsoft is asked where somebody asks; before a word is typed, what is ours is enough. */
async function look({ deps, who }: Call, words: string, asked: Searching): Promise<Looked> {
  const { knowledge } = deps.actions;
  const limit = asked.skip + asked.count;
  if (asked.words === '') {
    const { found, unable } = await knowledge.search(who, words, limit);
    return { found, unable, beyond: [], silence: null };
  }
  const { found, unable, more, elsewhere } = await knowledge.everywhere(who, words, { limit });
  const beyond = more > 0 ? [] : (elsewhere?.items ?? []);
  return { found, unable, beyond, silence: elsewhere?.silence ?? null };
}

/** Where not all could be looked at, "nothing" is said with that; what holds for the one is not said again. */
const notLookedAt = ({ unable, silence }: Looked, voice: Voice): readonly string[] => [
  ...(unable ? [voice.say(`bot.search.unable.${unable}`)] : []),
  ...(silence && silence !== unable ? [voice.say(`elsewhere.silence.${silence}`)] : []),
];

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
