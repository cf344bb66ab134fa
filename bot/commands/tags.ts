import { z } from 'zod';
import { TAG_LIMITS, TALK_KINDS, type TalkSubject } from '../../src/features/taxonomy/talk.ts';
import { asId, type DiscussionId, type QueryId } from '../../src/kernel/ids.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { tagsCard } from '../cards/tags.ts';
import { type Answer, type Call, read, type Verb } from '../command.ts';
import { drawDiscussion } from './draw.ts';
import { drawQueue } from './moderation-queue.ts';
import { drawQuery } from './query-draw.ts';

const LONGEST_WORD = 120;
const LONGEST_FIELD = 1_000;
const MOST_WORDS = Math.max(TAG_LIMITS.topics, TAG_LIMITS.countries) + 1;

const words = z
  .string()
  .max(LONGEST_FIELD)
  .default('')
  .transform((text) =>
    text
      .split(';')
      .map((word) => word.trim().slice(0, LONGEST_WORD))
      .filter((word) => word !== '')
      .slice(0, MOST_WORDS),
  );
const talk = z.object({ kind: z.enum(TALK_KINDS), id: z.string().min(1).max(200) });
const accepted = talk.extend({ topics: words, countries: words });
const tagged = accepted.extend({
  seen: z.coerce.number().int().min(0),
  reason: z.string().trim().max(500).default(''),
});

const LONGEST_TITLE = 120;

async function titleOf({ deps, who }: Call, { kind, id }: TalkSubject): Promise<string> {
  if (kind === 'discussion') {
    return (await deps.actions.discussions.read(who, asId<DiscussionId>(id))).discussion.title;
  }
  const { query } = await deps.actions.queries.read(who, asId<QueryId>(id));
  return query.text.slice(0, LONGEST_TITLE);
}

async function drawTags(call: Call): Promise<Card> {
  const subject = read(talk, call.data);
  const sheet = await call.deps.views.talkTags.forModerator(call.who, subject);
  const { topics, countries, reason } = call.data;
  const title = await titleOf(call, subject);
  return tagsCard(
    { talk: subject, title, sheet, entered: { topics, countries, reason } },
    call.voice,
  );
}

/** Where it is read, with what came of it. */
async function drawTalk(call: Call, { kind, id }: TalkSubject): Promise<Card> {
  const plain = { ...call, data: {} };
  return kind === 'query'
    ? drawQuery(plain, asId<QueryId>(id))
    : drawDiscussion(plain, asId<DiscussionId>(id));
}

type Given = Readonly<Partial<Omit<z.output<typeof tagged>, 'kind' | 'id'>>>;

const perform = (
  { deps, who }: Call,
  { kind, id }: TalkSubject,
  move: 'tag' | 'untag',
  given: Given,
) => deps.actions.moderation.perform(who, { subject: kind, id, move, version: null, given });

async function accept(call: Call): Promise<Answer> {
  const { topics, countries, ...subject } = read(accepted, call.data);
  await perform(call, subject, 'tag', { topics, countries, seen: 0 });
  const none = topics.length + countries.length === 0;
  const done = call.voice.say(none ? 'console.tags.saved-none' : 'console.done.tag');
  return { card: withNotice(await drawQueue(call), done, 'good') };
}

async function tag(call: Call): Promise<Answer> {
  const { kind, id, reason, ...given } = read(tagged, call.data);
  await perform(call, { kind, id }, 'tag', reason === '' ? given : { ...given, reason });
  const card = await drawTalk(call, { kind, id });
  return { card: withNotice(card, call.voice.say('console.done.tag'), 'good') };
}

async function untag(call: Call): Promise<Answer> {
  const subject = read(talk, call.data);
  await perform(call, subject, 'untag', {});
  const card = await drawTalk(call, subject);
  return { card: withNotice(card, call.voice.say('console.done.untag'), 'good') };
}

/** What discussions and questions are about, said by those who moderate there. */
export const tagVerbs: Readonly<Record<string, Verb>> = {
  'talk.ask-tags': { run: async (call) => ({ card: await drawTags(call) }) },
  'talk.accept': { run: accept },
  'talk.tag': { run: tag, again: drawTags },
  'talk.untag': { run: untag },
};
