import { z } from 'zod';
import { LIMITS } from '../../src/features/discussions/model.ts';
import { questionTimePlan } from '../../src/features/discussions/question-time.ts';
import { addDays, dayOf, isDay, moment } from '../../src/kernel/days.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { answerFormCard, hourFormCard } from '../cards/question-time.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { colleaguesIn } from './colleagues.ts';
import { drawDiscussion } from './draw.ts';
import { communityId, contributionId, discussionId } from './fields.ts';

/** A week is enough to gather questions, and near enough to come back for the answers. */
const USUAL_DAYS = 7;
const MINUTE_MS = 60_000;

const form = z.object({
  community: communityId,
  title: z.string().trim().min(1).max(LIMITS.title),
  background: z.string().trim().min(1).max(LIMITS.background),
  experts: z.string().trim().min(1).max(1_000),
  day: z.string().refine(isDay),
  time: z
    .string()
    .trim()
    .regex(/^([01]?\d|2[0-3])[:.h][0-5]\d$/i),
  minutes: z.coerce.number().int().min(1).max(1_000),
});

/** @throws AppError `moderators-only` for somebody who moderates nothing */
async function formCard(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const all = await deps.actions.communities.list();
  const communities = all.filter(({ id }) => who.memberships.get(id) === 'moderator');
  if (communities.length === 0) throw new AppError('moderators-only', 'moderates no community');
  const today = dayOf(deps.clock.now(), who.zone);
  const day = addDays(today, USUAL_DAYS);
  return hourFormCard({ communities, today, day, nonce: deps.ids.next(), entered: data }, voice);
}

/** `15:00`, `9.30` and `9h30` are times of day. */
function hourAt(day: string, time: string, zone: string): Date {
  const [hours = '', minutes = ''] = time.toLowerCase().split(/[:.h]/);
  return moment(day, `${hours.padStart(2, '0')}:${minutes}:00`, zone);
}

async function create(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { experts, day, time, minutes, ...words } = read(form, data);
  const startsAt = deps.clock.now();
  const begins = hourAt(day, time, who.zone);
  const plan = questionTimePlan(
    { startsAt, hourAt: begins, experts: await colleaguesIn(call, experts) },
    who.language,
  );
  const endsAt = new Date(begins.getTime() + minutes * MINUTE_MS);
  const draft = { ...words, questions: [], startsAt, endsAt, plan };
  const { id } = await deps.actions.discussions.create(who, draft, call.key);
  const drawn = await drawDiscussion({ ...call, data: {} }, id);
  return { card: withNotice(drawn, voice.say('planning.hour.created'), 'good') };
}

const asked = z.object({ id: discussionId, answers: contributionId });

/** For an expert: one question, with room for the answer, which is sent as contributions are. */
export async function answerForm(call: Call): Promise<Card> {
  const { id, answers } = read(asked, call.data);
  const { discussion, view } = await call.deps.views.discussions.said(call.who, id, answers);
  return answerFormCard(discussion, view, call.deps.ids.next(), call.data, call.voice);
}

/** Question time: made by a moderator, answered by its experts. Questions are put as contributions are. */
export const questionTimeCommand: Command = {
  name: 'question-time',
  words: async (call) => ({ card: await formCard(call) }),
  verbs: {
    'question-time.form': {
      run: async (call) => ({ card: await formCard({ ...call, data: {} }) }),
    },
    'question-time.create': { run: create, again: formCard },
    'question-time.ask-answer': { run: async (call) => ({ card: await answerForm(call) }) },
  },
};
