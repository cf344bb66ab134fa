import { z } from 'zod';
import {
  DISCUSSION_VERBS,
  type Discussion,
  type DiscussionDraft,
  LIMITS,
} from '../../src/features/discussions/model.ts';
import { planFrom } from '../../src/features/discussions/templates.ts';
import { dayOf, endOfDay, isDay, startOfDay } from '../../src/kernel/days.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type ConsentId } from '../../src/kernel/ids.ts';
import type { AlikeLine } from '../../src/views/other-discussions.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { moveCard, newDiscussionCard } from '../cards/discussion-form.ts';
import { type Answer, type Call, type Command, read, type Verb } from '../command.ts';
import { drawDiscussion } from './draw.ts';
import { communityId, discussionId } from './fields.ts';

const words = (most: number) => z.string().trim().min(1).max(most);
const day = z.string().refine(isDay);
const question = z.string().trim().max(LIMITS.question).optional();

const form = z
  .object({
    community: communityId,
    title: words(LIMITS.title),
    background: words(LIMITS.background),
    question1: question,
    question2: question,
    question3: question,
    question4: question,
    question5: question,
    start: day,
    end: day,
    template: z.string().max(100).optional(),
    draft: z.string().optional(),
    guests: z.string().optional(),
    /** The agreement of whoever wrote the message that it is made of. */
    consent: z.string().max(200).optional(),
  })
  .transform(({ question1, question2, question3, question4, question5, ...rest }) => ({
    ...rest,
    questions: [question1, question2, question3, question4, question5].flatMap((text) =>
      text ? [text] : [],
    ),
  }))
  .refine(({ questions }) => questions.length > 0, { path: ['question1'] });

/** @throws AppError `moderators-only` for somebody who moderates nothing */
export async function discussionForm(call: Call, alike?: readonly AlikeLine[]): Promise<Card> {
  const { deps, who, voice, data } = call;
  const all = await deps.actions.communities.list();
  const communities = all.filter(({ id }) => who.memberships.get(id) === 'moderator');
  if (communities.length === 0) throw new AppError('moderators-only', 'moderates no community');
  const today = dayOf(deps.clock.now(), who.zone);
  const templates = deps.actions.discussions.templates();
  const form = { communities, templates, today, nonce: deps.ids.next(), entered: data };
  return newDiscussionCard(alike ? { ...form, alike } : form, voice);
}

/**
 * Today means now; a later day begins at its midnight, and the last day counts whole. A template adds its phases, and
 * the questions that were written take the place of those of its first one.
 */
export function draftOf({
  deps,
  who,
  data,
}: Call): DiscussionDraft & { readonly asDraft: boolean } {
  const { start, end, template, draft, guests, consent: _consent, ...rest } = read(form, data);
  const now = deps.clock.now();
  const startsAt = start <= dayOf(now, who.zone) ? now : startOfDay(start, who.zone);
  const dates = { startsAt, endsAt: endOfDay(end, who.zone) };
  const chosen = deps.actions.discussions.templates().find(({ id }) => id === template);
  const plan = chosen ? planFrom(chosen, dates, who.language, rest.questions) : null;
  const marked = guests === 'true' ? { guests: true } : {};
  return { ...rest, ...dates, ...marked, ...(plan ? { plan } : {}), asDraft: draft === 'true' };
}

/** Makes it, once for a key; of somebody's words once for their agreement, and it says whose they are. */
export async function makeDiscussion(
  { deps, who, data }: Call,
  { asDraft, ...draft }: ReturnType<typeof draftOf>,
  key: string,
): Promise<Discussion> {
  const { consents, discussions } = deps.actions;
  if (!data.consent) return discussions.create(who, draft, key, { asDraft });
  const consent = asId<ConsentId>(data.consent);
  const background = await deps.views.consents.attributed(who, consent, draft.background);
  const whole = { ...draft, background };
  const made = await discussions.create(who, whole, `consent:${consent}`, { asDraft });
  await consents.made(consent, { kind: 'discussion', discussion: made.id });
  return made;
}

async function create(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const draft = draftOf(call);
  if (call.data.seen !== 'true') {
    const alike = await deps.views.discussions.alike(who, draft);
    if (alike.length > 0) return { card: await discussionForm(call, alike) };
  }
  const discussion = await makeDiscussion(call, draft, call.key);
  const drawn = await drawDiscussion({ ...call, data: {} }, discussion.id);
  const { state } = discussion;
  const known = state === 'scheduled' || state === 'draft' ? state : 'opened';
  const key = known === 'draft' ? 'planning.draft-kept' : `bot.new.${known}`;
  const sentence = voice.say(key, { start: voice.date(discussion.startsAt) });
  return { card: withNotice(drawn, sentence, 'good') };
}

export const newDiscussionCommand: Command = {
  name: 'open-discussion',
  words: async (call) => ({ card: await discussionForm(call) }),
  verbs: {
    'discussion.form': {
      run: async (call) => ({ card: await discussionForm({ ...call, data: {} }) }),
    },
    'discussion.create': { run: create, again: discussionForm },
  },
};

const moved = z.object({ id: discussionId, move: z.enum(DISCUSSION_VERBS) });
const extended = z.object({ id: discussionId, end: day });
const why = z.object({ reason: z.string().trim().max(LIMITS.reason).optional() });
const seeded = z.object({ id: discussionId, answer: z.enum(['promise', 'decline']) });

async function ask(call: Call): Promise<Card> {
  const { id, move } = read(moved, call.data);
  const { deps, who, voice, data } = call;
  const { discussion, actions } = await deps.actions.discussions.read(who, id);
  if (!actions.includes(move)) throw new AppError('illegal-move', `${move} is not open here`);
  return moveCard(
    discussion,
    move,
    { today: dayOf(deps.clock.now(), who.zone), entered: data },
    voice,
  );
}

async function make(call: Call): Promise<Answer> {
  const { id, move } = read(moved, call.data);
  const { deps, who, voice } = call;
  const { discussions } = deps.actions;
  const { reason } = read(why, call.data);
  if (move === 'extend' || move === 'reopen') {
    const { end } = read(extended, call.data);
    await discussions[move](id, endOfDay(end, who.zone), who, reason);
  } else if (move === 'summarise') {
    throw new AppError('forbidden', 'only a published synthesis summarises');
  } else {
    await discussions.move(id, move, who, reason);
  }
  const drawn = await drawDiscussion({ ...call, data: {} }, id);
  return { card: withNotice(drawn, voice.say(`bot.discussion.moved.${move}`), 'good') };
}

/** Where the discussion has moved on, that is what is shown; what was entered wrongly keeps the question open. */
async function againOrRead(call: Call): Promise<Card> {
  const { id, move } = read(moved, call.data);
  const { actions } = await call.deps.actions.discussions.read(call.who, id);
  return actions.includes(move) ? ask(call) : drawDiscussion({ ...call, data: {} }, id);
}

async function askSeeds(call: Call): Promise<Answer> {
  const { id } = read(z.object({ id: discussionId }), call.data);
  const { deps, who, voice } = call;
  const { length: count } = await deps.actions.discussions.plan.askSeeds(who, id);
  const drawn = await drawDiscussion({ ...call, data: {} }, id);
  return { card: withNotice(drawn, voice.say('planning.seed.asked', { count }), 'good') };
}

async function answerSeed(call: Call): Promise<Answer> {
  const { id, answer } = read(seeded, call.data);
  const { deps, who, voice } = call;
  await deps.actions.discussions.plan.answerSeed(who, id, answer === 'promise');
  const drawn = await drawDiscussion({ ...call, data: {} }, id);
  return { card: withNotice(drawn, voice.say(`planning.seed.thanks.${answer}`), 'good') };
}

export const moveVerbs: Readonly<Record<string, Verb>> = {
  'discussion.ask': { run: async (call) => ({ card: await ask(call) }), again: againOrRead },
  'discussion.move': { run: make, again: againOrRead },
  'discussion.seeds': { run: askSeeds },
  'discussion.seed': { run: answerSeed },
};
