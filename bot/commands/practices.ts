import { z } from 'zod';
import { latestDay } from '../../src/features/practices/deciding.ts';
import { PRACTICE_VERBS } from '../../src/features/practices/model.ts';
import { dayOf } from '../../src/kernel/days.ts';
import { asId, type PracticeId } from '../../src/kernel/ids.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { decisionForm, practiceCard, practicesCard } from '../cards/practices.ts';
import { type Answer, type Call, type Command, formKey, read } from '../command.ts';
import { colleagueIn } from './colleagues.ts';

const id = z
  .string()
  .min(1)
  .max(200)
  .transform((value) => asId<PracticeId>(value));
const named = z.object({ id });
const moving = named.extend({ move: z.enum(PRACTICE_VERBS) });
const decided = moving.extend({
  reason: z.string().max(2_000).default(''),
  evidence: z.string().max(2_000).default(''),
  day: z.string().max(10).default(''),
  colleague: z.string().trim().max(200).default(''),
});
const following = named.extend({ on: z.enum(['true', 'false']) });

const url = ({ deps }: Call, path: string): string | null => deps.tabUrl?.(path) ?? null;

async function list(call: Call): Promise<Answer> {
  const all = await call.deps.views.practices.list(call.who);
  return { card: practicesCard(all, url(call, '/practices'), call.voice) };
}

async function draw(call: Call): Promise<Card> {
  const { id: which } = read(named, call.data);
  const page = await call.deps.views.practices.page(call.who, which);
  return practiceCard(page, url(call, `/practices/${which}`), call.voice);
}

/** Where it may no longer be decided, how it stands instead. */
async function form(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const { id: which, move } = read(moving, data);
  const page = await deps.views.practices.page(who, which);
  if (!page.actions.includes(move)) return draw(call);
  const last = page.decisions.at(-1)?.on ?? null;
  const on = latestDay(dayOf(deps.clock.now(), who.zone), last);
  return decisionForm(page, { verb: move, nonce: deps.ids.next(), on, entered: data }, voice);
}

async function decide(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id: which, move: verb, reason, evidence, day: on, colleague } = read(decided, data);
  await deps.actions.practices.read(who, which);
  const sponsor = verb === 'sponsor' ? (await colleagueIn(call, colleague)).id : null;
  const key = formKey(call, verb, reason, evidence, on, colleague);
  await deps.actions.practices.decide(who, which, { verb, reason, evidence, on, sponsor }, key);
  return { card: withNotice(await draw(call), voice.say('pipeline.done'), 'good') };
}

async function follow(call: Call): Promise<Answer> {
  const { id: which, on } = read(following, call.data);
  const follows = on === 'true';
  await call.deps.actions.practices.follow(call.who, which, follows);
  const said = call.voice.say(follows ? 'pipeline.followed' : 'pipeline.unfollowed');
  return { card: withNotice(await draw(call), said, 'good') };
}

export const practiceCommands: readonly Command[] = [
  {
    name: 'practices',
    words: list,
    verbs: {
      'practice.list': { run: list },
      'practice.read': { run: async (call) => ({ card: await draw(call) }) },
      'practice.form': { run: async (call) => ({ card: await form(call) }) },
      'practice.decide': { run: decide, again: form },
      'practice.follow': { run: follow, again: draw },
    },
  },
];
