import { z } from 'zod';
import { LIMITS } from '../../src/features/queries/model.ts';
import { REPLY_AUDIENCES } from '../../src/features/queries/reply.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { moderates } from '../../src/kernel/person.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { notedCard } from '../cards/knowledge.ts';
import { hideReplyCard, replyItemCard } from '../cards/query-moderation.ts';
import { LONGEST_NAMES } from '../cards/readers-inputs.ts';
import { REPLIES_PAGE, repliesCard, replyCard, withdrawReplyCard } from '../cards/replies.ts';
import { narrowReplyCard } from '../cards/reply-readers.ts';
import { type Answer, type Call, read, type Verb } from '../command.ts';
import { namedIn } from './colleagues.ts';
import { pageNumber, places, queryId, reason, replyId, version } from './fields.ts';
import { giveBack } from './giving-back.ts';
import { drawQueue } from './moderation-queue.ts';
import { drawQuery } from './query-draw.ts';
import { removeFromChannel, ticked } from './removing.ts';

const threaded = z.object({ id: queryId, page: pageNumber });
const one = z.object({ id: replyId, query: queryId, page: pageNumber });
const versioned = one.extend({ version });
const takenBack = versioned.extend({ paragraphs: places });
const act = versioned.extend({ move: z.enum(['approve', 'hold']) });
const again = z.object({
  id: replyId,
  version,
  text: z.string().trim().min(1).max(LIMITS.reply),
});
const narrowed = versioned.extend({
  audience: z.enum(REPLY_AUDIENCES),
  readers: z.string().max(LONGEST_NAMES).default(''),
});
const hide = versioned.extend({ reason, remove: ticked });

/** One reply that this person may see. @throws AppError `not-found` */
async function found(call: Call) {
  const { id, query, page } = read(one, call.data);
  const seen = await call.deps.views.queries.page(call.who, query);
  const view = seen.thread.find(({ reply }) => reply.id === id);
  if (!view) throw new AppError('not-found', `no reply ${id} for this reader`);
  return { view, query: seen.query, page };
}

async function drawNarrow(call: Call): Promise<Card> {
  const { view, query } = await found(call);
  if (!view.mine) throw new AppError('not-yours', 'only its author says who reads it');
  return narrowReplyCard(view, query, call.data, call.voice);
}

async function narrow(call: Call): Promise<Answer> {
  const { id, query, version: seen, ...chosen } = read(narrowed, call.data);
  const { deps, who, voice } = call;
  await found(call);
  const readers = await namedIn(call, chosen);
  await deps.actions.queries.replies.narrow(who, id, { ...readers, version: seen });
  const drawn = await drawQuery({ ...call, data: {} }, query);
  return { card: withNotice(drawn, voice.say('safety.audience.narrowed'), 'good') };
}

async function moderated(call: Call) {
  const { view, query } = await found(call);
  if (!query.community || !moderates(call.who, query.community)) {
    throw new AppError('moderators-only', 'moderates another community');
  }
  return { view, query };
}

async function thread(call: Call): Promise<Answer> {
  const { id, page } = read(threaded, call.data);
  const seen = await call.deps.views.queries.page(call.who, id);
  const pages = Math.max(1, Math.ceil(seen.thread.length / REPLIES_PAGE));
  const at = Math.min(page, pages - 1);
  const views = seen.thread.slice(at * REPLIES_PAGE, (at + 1) * REPLIES_PAGE);
  return { card: repliesCard({ query: seen.query, views, page: at, pages }, call.voice) };
}

async function withdraw(call: Call): Promise<Answer> {
  const { id, query, version: seen, paragraphs } = read(takenBack, call.data);
  const { deps, who, voice } = call;
  const { replies } = deps.actions.queries;
  const some = paragraphs.length > 0;
  if (some) await replies.takeBackParts(who, id, { paragraphs, version: seen });
  else await replies.review(who, id, 'withdraw', { version: seen });
  const drawn = await drawQuery({ ...call, data: {} }, query);
  const done = voice.say(some ? 'safety.parts.done' : 'asking.reply.withdrawn');
  return { card: withNotice(drawn, done, 'good') };
}

async function drawItem(call: Call): Promise<Card> {
  const { view, query } = await moderated(call);
  return replyItemCard(view, query, call.voice);
}

async function drawHide(call: Call): Promise<Card> {
  const { view, query } = await moderated(call);
  if (!view.actions.includes('hide')) return replyItemCard(view, query, call.voice);
  return hideReplyCard(view, query, call.data.reason, call.voice);
}

async function review(
  call: Call,
  verb: 'approve' | 'hold' | 'hide',
  given: z.infer<typeof versioned> & { readonly reason?: string },
): Promise<Answer> {
  const { deps, who, voice } = call;
  await deps.actions.queries.replies.review(who, given.id, verb, {
    reason: given.reason,
    version: given.version,
  });
  return {
    card: withNotice(await drawQueue(call), voice.say(`asking.reply.done-${verb}`), 'good'),
  };
}

const givenBack = (call: Call): Promise<Answer> =>
  giveBack(call, { subject: 'reply', ...read(hide, call.data) });

async function thank(call: Call): Promise<Answer> {
  const { view, query } = await found(call);
  await call.deps.actions.queries.replies.thank(call.who, view.reply.id);
  const said = call.voice.say('questions.thanks.done', { name: view.authorName });
  return { card: withNotice(await drawQuery({ ...call, data: {} }, query.id), said, 'good') };
}

/** The author's new words for what was given back. */
async function sentAgain(call: Call): Promise<Answer> {
  const { id, version: seen, text } = read(again, call.data);
  const { deps, who, voice } = call;
  await deps.actions.queries.replies.resubmit(who, id, { text, version: seen });
  return { card: notedCard(voice.say('console.returned.sent'), voice) };
}

export const replyVerbs: Readonly<Record<string, Verb>> = {
  'query.thread': { run: thread },
  'reply.read': {
    run: async (call) => {
      const { view, query, page } = await found(call);
      return { card: replyCard(view, query, page, call.voice) };
    },
  },
  'reply.ask-withdraw': {
    run: async (call) => {
      const { view, query } = await found(call);
      return { card: withdrawReplyCard(view, query, call.voice) };
    },
  },
  'reply.withdraw': {
    run: withdraw,
    again: (call) => drawQuery({ ...call, data: {} }, read(one, call.data).query),
  },
  'reply.thanks': {
    run: thank,
    again: (call) => drawQuery({ ...call, data: {} }, read(one, call.data).query),
  },
  'reply.ask-narrow': { run: async (call) => ({ card: await drawNarrow(call) }) },
  'reply.narrow': { run: narrow, again: drawNarrow },
  'reply.item': { run: async (call) => ({ card: await drawItem(call) }) },
  'reply.act': {
    run: (call) => {
      const given = read(act, call.data);
      return review(call, given.move, given);
    },
    again: (call) => drawQueue(call),
  },
  'reply.return': { run: givenBack, again: drawHide },
  'reply.resubmit': { run: sentAgain },
  'reply.ask-hide': { run: async (call) => ({ card: await drawHide(call) }) },
  'reply.hide': {
    run: async (call) => {
      const given = read(hide, call.data);
      const answer = await review(call, 'hide', given);
      if (!given.remove) return answer;
      const { id, query: within } = given;
      const done = call.voice.say('asking.reply.done-hide');
      return removeFromChannel(call, { kind: 'reply', id, within }, done);
    },
    again: drawHide,
  },
};
