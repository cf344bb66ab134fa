import { z } from 'zod';
import { LIMITS } from '../../src/features/queries/model.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { notedCard } from '../cards/knowledge.ts';
import { itemCard } from '../cards/moderation.ts';
import { joinCard, turnAskedCard, turnCard } from '../cards/tending.ts';
import { type Answer, type Call, read, type Verb } from '../command.ts';
import { contributionId, discussionId, version } from './fields.ts';
import { moderatedItem } from './moderated-item.ts';
import { drawQueue } from './moderation-queue.ts';
import { drawQuery } from './query-draw.ts';

const item = z.object({ id: contributionId, discussion: discussionId });
const joined = item.extend({ version, other: contributionId });
const moved = item.extend({ version, place: discussionId });
const words = z.string().trim().min(1).max(LIMITS.text);
const turned = item.extend({ version, question: words });
const agreed = z.object({ id: contributionId, question: words });
const one = z.object({ id: contributionId });

async function drawJoin(call: Call): Promise<Card> {
  const { view, discussion } = await moderatedItem(call);
  const others = await call.deps.views.tended.joinable(call.who, view.contribution.id);
  return joinCard(view, others, discussion, call.voice);
}

async function drawTurn(call: Call): Promise<Card> {
  const { view, discussion } = await moderatedItem(call);
  return turnCard(view, discussion, call.data.question, call.voice);
}

type Made = 'join' | 'part' | 'to-query' | 'from-query' | 'fits' | 'move';
type Gift = Readonly<Partial<Record<'other' | 'question' | 'place', string>>>;

async function made(
  call: Call,
  id: string,
  {
    move,
    version: seen,
    ...given
  }: Gift & {
    readonly move: Made;
    readonly version: number | null;
  },
): Promise<Answer> {
  const { deps, who, voice } = call;
  const wish = { subject: 'contribution' as const, id, move, version: seen, given };
  await deps.actions.moderation.perform(who, wish);
  const done = voice.say(`console.done.${move}`);
  return { card: withNotice(await drawQueue(call), done, 'good') };
}

/** What is asked of its author, as long as it is asked of them. */
async function drawAsked(call: Call): Promise<Card> {
  const { id } = read(one, call.data);
  const { deps, who, voice } = call;
  const turn = await deps.actions.tending.turn(id);
  const said = turn && (await deps.actions.discussions.contributions.get(id));
  const discussion = said && (await deps.actions.discussions.get(said.discussion));
  if (turn?.of !== who.id || !discussion) throw new AppError('not-found', `no question of ${id}`);
  const [moderator] = await deps.actions.people.people([turn.by]);
  const text = call.data.question ?? turn.text;
  return turnAskedCard({ id, text, discussion, moderator: moderator?.name ?? '—' }, voice);
}

async function agree(call: Call): Promise<Answer> {
  const { id, question } = read(agreed, call.data);
  const { deps, who, voice } = call;
  const { query } = await deps.actions.tending.agree(who, id, question);
  if (query === null) throw new AppError('not-found', `no question of ${id}`);
  const drawn = await drawQuery({ ...call, data: {} }, query);
  return { card: withNotice(drawn, voice.say('console.turn.posted'), 'good') };
}

async function decline(call: Call): Promise<Answer> {
  const { id } = read(one, call.data);
  const { deps, who, voice } = call;
  await deps.actions.tending.decline(who, id);
  return { card: notedCard(voice.say('console.turn.declined'), voice) };
}

/** Two that are read as one, and what is really a question. */
export const tendingVerbs: Readonly<Record<string, Verb>> = {
  'moderation.ask-join': { run: async (call) => ({ card: await drawJoin(call) }) },
  'moderation.join': {
    run: (call) => {
      const { id, other, version: seen } = read(joined, call.data);
      return made(call, id, { move: 'join', version: seen, other });
    },
    again: drawJoin,
  },
  'moderation.part': {
    run: (call) => made(call, read(item, call.data).id, { move: 'part', version: null }),
  },
  'moderation.fits': {
    run: (call) => made(call, read(item, call.data).id, { move: 'fits', version: null }),
  },
  'moderation.move': {
    run: (call) => {
      const { id, place, version: seen } = read(moved, call.data);
      return made(call, id, { move: 'move', version: seen, place });
    },
  },
  'moderation.ask-turn': { run: async (call) => ({ card: await drawTurn(call) }) },
  'moderation.turn': {
    run: (call) => {
      const { id, question, version: seen } = read(turned, call.data);
      return made(call, id, { move: 'to-query', version: seen, question });
    },
    again: drawTurn,
  },
  'moderation.unturn': {
    run: (call) => made(call, read(item, call.data).id, { move: 'from-query', version: null }),
  },
  'contribution.turn-agree': { run: agree, again: drawAsked },
  'contribution.turn-decline': { run: decline },
};

/** With the moves that may be made with it now, beside those of its state. */
export async function drawItem(call: Call): Promise<Card> {
  const { view, discussion } = await moderatedItem(call);
  const { id } = view.contribution;
  const { moves } = await call.deps.actions.moderation.standing(call.who, {
    subject: 'contribution',
    id,
  });
  return itemCard(view, discussion, moves, call.voice);
}
