import { z } from 'zod';
import { type Prompt, SNOOZE_DAYS } from '../../src/features/capture/prompting/model.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import { answering } from '../../src/views/prompted.ts';
import type { Card } from '../cards/card.ts';
import { chooseCard, declineCard, handCard, promptDoneCard } from '../cards/prompts.ts';
import { promptsByUnitCard } from '../cards/prompts-by-unit.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import type { Voice } from '../voice.ts';
import { drawSheet } from './capture-draw.ts';
import { personId, promptId, reason } from './fields.ts';
import { beginHandover } from './handovers.ts';
import { drawPrompt } from './prompt-draw.ts';

const named = z.object({ id: promptId });
const snoozed = named.extend({
  days: z.coerce.number().refine((days) => SNOOZE_DAYS.includes(days)),
});
const handed = named.extend({ colleague: z.string().trim().min(1).max(200) });
const chosen = named.extend({ person: personId });
const declined = named.extend({ reason });

const find = (call: Call) =>
  call.deps.actions.capture.prompts.read(call.who, read(named, call.data).id);

/** The prompt as it stands. @throws AppError `not-found` where somebody else is asked by now */
async function draw(call: Call): Promise<Card> {
  const { prompt, actions } = await find(call);
  return drawPrompt(call.deps, prompt, actions, call.voice);
}

/** One record of each form per person asked: pressing the card of any reminder resumes the same one. */
async function beginRecord(call: Call, template?: 'project-close'): Promise<Answer> {
  const { deps, who } = call;
  const { prompt, actions } = await find(call);
  if (!actions.includes('now') || prompt.kind === 'departure') {
    throw new AppError('illegal-move', `prompt is ${prompt.state}`);
  }
  const { capture } = deps.actions;
  const country = (name: string) => call.voice.country(name);
  const about = { country, ...(template ? { template } : {}) };
  const sheet = await capture.begin(
    who,
    await answering(deps.actions, who, prompt, deps.clock.now(), about),
  );
  await capture.prompts.accept(who, prompt.id, sheet.capture.id);
  // What the register says of the project is looked at before it counts as the author's word.
  const step = template === 'project-close' ? 0 : sheet.nextStep;
  return { card: await drawSheet({ ...call, data: {} }, sheet, step) };
}

async function now(call: Call): Promise<Answer> {
  const { prompt } = await find(call);
  return prompt.kind === 'departure' ? beginHandover(call, prompt.id) : beginRecord(call);
}

async function snooze(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const { id, days } = read(snoozed, call.data);
  const prompt = await deps.actions.capture.prompts.snooze(who, id, days);
  const until = voice.date(prompt.snoozedUntil ?? deps.clock.now());
  return { card: promptDoneCard(prompt, voice.say('bot.prompt.snoozed', { date: until }), voice) };
}

async function pass(call: Call, to: PersonId, name: string): Promise<Answer> {
  const { deps, who, voice } = call;
  const id = read(named, call.data).id;
  const prompt = await deps.actions.capture.prompts.handOver(who, id, to);
  return { card: promptDoneCard(prompt, voice.say('bot.prompt.handed', { name }), voice) };
}

/** A name or mail address: one match is taken, several are offered. */
async function hand(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const { colleague } = read(handed, call.data);
  const { prompt } = await find(call);
  const people = (await deps.actions.people.find(colleague)).filter(({ id }) => id !== who.id);
  const [only] = people;
  if (!only) throw new AppError('handover-to-unknown', 'nobody answers to these words');
  return people.length === 1
    ? pass(call, only.id, only.name)
    : { card: chooseCard(prompt, people, voice) };
}

async function handTo(call: Call): Promise<Answer> {
  const { person } = read(chosen, call.data);
  const [found] = await call.deps.actions.people.people([person]);
  if (!found?.active) throw new AppError('handover-to-unknown', 'no such colleague');
  return pass(call, found.id, found.name);
}

const declinedWords = ({ kind }: Prompt, voice: Voice): string =>
  voice.say(kind === 'departure' ? 'bot.departure.declined' : 'bot.prompt.declined');

async function decline(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const given = read(declined, call.data);
  const prompt = await deps.actions.capture.prompts.decline(who, given.id, given.reason);
  return { card: promptDoneCard(prompt, declinedWords(prompt, voice), voice) };
}

const drawHand = async (call: Call): Promise<Card> => {
  const { prompt, actions } = await find(call);
  return actions.includes('hand-over')
    ? handCard(prompt, call.data.colleague, call.voice)
    : draw(call);
};

const drawDecline = async (call: Call): Promise<Card> => {
  const { prompt, actions } = await find(call);
  return actions.includes('decline')
    ? declineCard(prompt, call.data.reason, call.voice)
    : draw(call);
};

export const promptCommands: readonly Command[] = [
  {
    name: 'prompts-by-unit',
    words: async ({ deps, who, voice }) => {
      const found = await deps.views.promptsByUnit.seen(who);
      return { card: promptsByUnitCard(found, deps.tabUrl?.('/prompts/units') ?? null, voice) };
    },
    verbs: {
      'prompt.show': { run: async (call) => ({ card: await draw(call) }) },
      'prompt.now': { run: now, again: draw },
      'prompt.close': { run: (call) => beginRecord(call, 'project-close'), again: draw },
      'prompt.snooze': { run: snooze, again: draw },
      'prompt.ask-hand': { run: async (call) => ({ card: await drawHand(call) }) },
      'prompt.hand': { run: hand, again: drawHand },
      'prompt.hand-to': { run: handTo, again: drawHand },
      'prompt.ask-decline': { run: async (call) => ({ card: await drawDecline(call) }) },
      'prompt.decline': { run: decline, again: drawDecline },
    },
  },
];
