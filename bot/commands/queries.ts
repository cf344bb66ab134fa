import { z } from 'zod';
import { QUERY_FILTERS, type QueryFilterName } from '../../src/features/queries/actions.ts';
import { REPLY_AUDIENCES } from '../../src/features/queries/reply.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { QUERIES_PAGE, queryListCard, withdrawQueryCard } from '../cards/queries.ts';
import { hideQueryCard } from '../cards/query-moderation.ts';
import { LONGEST_NAMES } from '../cards/readers-inputs.ts';
import { pointedOutReply } from '../cards/safety.ts';
import { type Answer, type Call, type Command, formKey, read } from '../command.ts';
import { askCommand } from './asking.ts';
import { namedIn } from './colleagues.ts';
import { consolidatedVerbs } from './consolidated.ts';
import { pageNumber, queryId, reason, version } from './fields.ts';
import { keepingVerbs } from './keeping.ts';
import { leadingVerbs } from './queries-leading.ts';
import { wordingVerbs } from './queries-wording.ts';
import { drawQuery, replyReceived } from './query-draw.ts';
import { queryReadersVerbs } from './query-readers.ts';
import { replyVerbs } from './replies.ts';
import { pointedOutIn } from './safety.ts';

const named = z.object({ id: queryId });
const listed = z.object({ filter: z.enum(QUERY_FILTERS).default('open'), page: pageNumber });
const judged = named.extend({ verdict: z.enum(['solved', 'unsolved']) });
const hidden = named.extend({ version, reason });
const given = named.extend({
  reply: z.string().trim().min(1),
  quote: z.string().optional(),
  audience: z.enum(REPLY_AUDIENCES).default('community'),
  readers: z.string().max(LONGEST_NAMES).default(''),
});

/** A person who belongs nowhere is told so, instead of an empty list that explains nothing. */
function mustBelong({ who }: Call): void {
  if (who.memberships.size === 0) throw new AppError('not-a-member', 'no community at all');
}

async function list(call: Call, filter: QueryFilterName, page = 0): Promise<Answer> {
  const { deps, who, voice } = call;
  const { items, figures } = await deps.views.queries.list(who, filter);
  const shown = items.slice(page * QUERIES_PAGE, (page + 1) * QUERIES_PAGE);
  const more = items.length > (page + 1) * QUERIES_PAGE;
  return { card: queryListCard({ items: shown, figures, filter, page, more }, voice) };
}

async function reply(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, reply: text, quote, audience, readers } = read(given, data);
  const { query } = await deps.actions.queries.read(who, id);
  const community = query.community && (await deps.actions.communities.get(query.community));
  const pointed = query.community && (await pointedOutIn(call, query.community, text));
  if (pointed) {
    const entered = { reply: text, audience, readers, ...(quote ? { quote } : {}) };
    const nonce = data.nonce ?? deps.ids.next();
    return { card: pointedOutReply({ ...pointed, query, entered, nonce }, voice) };
  }
  const result = await deps.actions.queries.replies.give(who, {
    query: id,
    text,
    consent: quote === 'true' ? 'quote' : 'paraphrase',
    readers: await namedIn(call, { audience, readers }),
    surface: 'chat',
    sourceKey: formKey(call, text),
    premoderated: community?.premoderated ?? true,
  });
  const { sentence, kind } = replyReceived(result, voice);
  return { card: withNotice(await drawQuery({ ...call, data: {} }, id), sentence, kind) };
}

async function judge(call: Call): Promise<Answer> {
  const { id, verdict } = read(judged, call.data);
  const { deps, who, voice } = call;
  await deps.actions.queries.read(who, id);
  await deps.actions.queries.judge(who, id, verdict);
  const said = voice.say(`asking.judge.done-${verdict}`);
  return { card: withNotice(await drawQuery({ ...call, data: {} }, id), said, 'good') };
}

async function askWithdraw(call: Call): Promise<Answer> {
  const { id } = read(named, call.data);
  const { query, actions } = await call.deps.actions.queries.read(call.who, id);
  if (!actions.includes('withdraw')) {
    throw new AppError('illegal-move', `query is ${query.state}`);
  }
  return {
    card: withdrawQueryCard(await call.deps.views.queries.summary(call.who, id), call.voice),
  };
}

async function withdraw(call: Call): Promise<Answer> {
  const { id } = read(named, call.data);
  const { deps, who, voice } = call;
  await deps.actions.queries.read(who, id);
  await deps.actions.queries.withdraw(who, id);
  const said = voice.say('asking.withdraw.done');
  return { card: withNotice(await drawQuery({ ...call, data: {} }, id), said, 'good') };
}

/** As things stand now: where it can no longer be hidden, the question says why. */
async function drawHide(call: Call): Promise<Card> {
  const { id } = read(named, call.data);
  const page = await call.deps.views.queries.page(call.who, id);
  if (!page.actions.includes('hide')) return drawQuery({ ...call, data: {} }, id);
  return hideQueryCard(page, call.data.reason, call.voice);
}

async function hide(call: Call): Promise<Answer> {
  const { id, ...hiding } = read(hidden, call.data);
  const { deps, who, voice } = call;
  await deps.actions.queries.read(who, id);
  await deps.actions.queries.hide(who, id, hiding);
  const drawn = await drawQuery({ ...call, data: {} }, id);
  return { card: withNotice(drawn, voice.say('asking.hide.done'), 'good') };
}

const again = (call: Call): Promise<Card> =>
  drawQuery({ ...call, data: {} }, read(named, call.data).id);

const words = (filter: QueryFilterName) => (call: Call) => {
  mustBelong(call);
  return list(call, filter);
};

export const queryCommands: readonly Command[] = [
  askCommand,
  {
    name: 'queries',
    words: words('open'),
    verbs: {
      'queries.list': {
        run: (call) => {
          const { filter, page } = read(listed, call.data);
          return list(call, filter, page);
        },
      },
      'query.read': { run: async (call) => ({ card: await again(call) }) },
      'query.reply': {
        run: reply,
        again: (call) => drawQuery(call, read(named, call.data).id),
      },
      'query.judge': { run: judge, again },
      'query.ask-withdraw': { run: askWithdraw, again },
      'query.withdraw': { run: withdraw, again },
      'query.ask-hide': { run: async (call) => ({ card: await drawHide(call) }) },
      'query.hide': { run: hide, again: drawHide },
      ...queryReadersVerbs,
      ...replyVerbs,
      ...consolidatedVerbs,
      ...leadingVerbs,
      ...keepingVerbs,
      ...wordingVerbs,
    },
  },
  { name: 'my-queries', words: words('mine'), verbs: {} },
];
