import { z } from 'zod';
import { toAsker } from '../../src/features/consents/model.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { CaptureId } from '../../src/kernel/ids.ts';
import { copiesOf } from '../../src/views/copies.ts';
import { captureListCard, reviewCard, type Sheet, statusCard, stepCard } from '../cards/capture.ts';
import { discardCard } from '../cards/capture-discard.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { captureId } from './fields.ts';
import { drawStatus } from './handover-draw.ts';
import { labelCommands, labelsOf } from './labels.ts';

const LESSON = 'lesson';

const named = z.object({ id: captureId });
const stepped = named.extend({ step: z.coerce.number().int().min(0).max(50).optional() });
const saved = named.extend({
  step: z.coerce.number().int().min(0).max(50),
  go: z.enum(['on', 'back', 'later']).default('on'),
});

/** The card of one step; past the last it is the review, and for what is no draft any more its state. */
export async function drawSheet(call: Call, sheet: Sheet, step: number): Promise<Card> {
  const { deps, who, voice, data } = call;
  const { handover, template } = sheet;
  if (handover && (handover.state !== 'preparing' || step >= template.steps.length)) {
    return drawStatus(call, handover.id);
  }
  if (sheet.capture.state !== 'draft') return statusCard(sheet, voice);
  if (step >= sheet.template.steps.length) {
    const complete = Object.keys(sheet.problems).length === 0;
    const labels = complete ? await labelsOf(call, 'capture', sheet.capture.id) : null;
    const copies = await copiesOf(deps.actions, who, sheet);
    return reviewCard(sheet, { labels, copies }, voice);
  }
  const topics = (deps.topics?.() ?? []).map((slug) => voice.topic(slug));
  return stepCard({ ...sheet, step, entered: data, topics }, voice);
}

const fresh = (call: Call): Call => ({ ...call, data: {} });

async function begin(call: Call): Promise<Answer> {
  const { deps, who, key } = call;
  const made = { template: LESSON, project: null, prompt: null, key };
  const sheet = await deps.actions.capture.begin(who, made);
  return { card: await drawSheet(fresh(call), sheet, sheet.nextStep) };
}

/** Begins a lesson, unless drafts wait: then they come first, with a button to begin another. */
async function lesson(call: Call): Promise<Answer> {
  const mine = await call.deps.actions.capture.mine(call.who);
  const waiting = mine.some(({ state, template }) => state === 'draft' && template === LESSON);
  return waiting ? { card: await drawList(call) } : begin(call);
}

async function drawList({ deps, who, voice }: Call): Promise<Card> {
  const templates = new Map(deps.actions.capture.templates().map((form) => [form.id, form]));
  const mine = await deps.actions.capture.mine(who);
  const captures = mine.flatMap((capture) => {
    const template = templates.get(capture.template);
    return template && capture.state !== 'discarded' ? [{ capture, template }] : [];
  });
  const all = await deps.actions.consents.concerning(who);
  const open = all.filter(({ by, made }) => by === who.id && made === null);
  const waiting = (await deps.views.consents.views(open)).filter(
    ({ standing }) => toAsker(standing) !== 'none',
  );
  return captureListCard({ captures, waiting, nonce: deps.ids.next() }, voice);
}

async function open(call: Call): Promise<Answer> {
  const { id, step } = read(stepped, call.data);
  const sheet = await call.deps.actions.capture.read(call.who, id);
  return { card: await drawSheet(fresh(call), sheet, step ?? sheet.nextStep) };
}

async function save(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, step, go } = read(saved, data);
  const before = await deps.actions.capture.read(who, id);
  const fields = before.template.steps[step]?.fields ?? [];
  const answers = Object.fromEntries(
    fields.flatMap((field) => {
      const answer = data[field.id];
      return answer === undefined ? [] : [[field.id, answer] as const];
    }),
  );
  const sheet = await deps.actions.capture.answer(who, id, answers, 'chat');
  if (go === 'later') {
    const card = sheet.handover ? await drawStatus(call, sheet.handover.id) : await drawList(call);
    return { card: withNotice(card, voice.say('bot.capture.kept'), 'good') };
  }
  return {
    card: await drawSheet(fresh(call), sheet, go === 'back' ? Math.max(0, step - 1) : step + 1),
  };
}

/** After a refusal: the same step with what was typed. */
async function stepAgain(call: Call): Promise<Card> {
  const { id, step } = read(stepped, call.data);
  const sheet = await call.deps.actions.capture.read(call.who, id);
  return drawSheet(call, sheet, step ?? sheet.nextStep);
}

async function sheetOf(call: Call): Promise<Sheet> {
  return call.deps.actions.capture.read(call.who, read(named, call.data).id);
}

async function reviewAgain(call: Call): Promise<Card> {
  const sheet = await sheetOf(call);
  return drawSheet(fresh(call), sheet, sheet.template.steps.length);
}

async function publish(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const sheet = await deps.actions.capture.submit(who, read(named, call.data).id);
  const card = statusCard(sheet, voice);
  return { card: withNotice(card, voice.say('bot.capture.thanks'), 'good') };
}

async function discard(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const id: CaptureId = read(named, call.data).id;
  await deps.actions.capture.discard(who, id);
  return { card: withNotice(await drawList(call), voice.say('bot.capture.discarded'), 'good') };
}

export const captureCommands: readonly Command[] = [
  ...labelCommands,
  {
    name: 'lesson',
    words: lesson,
    verbs: {
      'capture.lesson': { run: lesson },
      'capture.begin': { run: begin },
      'capture.open': { run: open },
      'capture.save': { run: save, again: stepAgain },
      'capture.publish': { run: publish, again: reviewAgain },
      'capture.ask-discard': {
        run: async (call) => {
          const sheet = await sheetOf(call);
          if (sheet.capture.state !== 'draft') throw new AppError('illegal-move', 'no draft');
          return { card: discardCard(sheet, call.voice) };
        },
        again: drawList,
      },
      'capture.discard': { run: discard, again: drawList },
    },
  },
  {
    name: 'my-captures',
    words: async (call) => ({ card: await drawList(call) }),
    verbs: { 'captures.list': { run: async (call) => ({ card: await drawList(call) }) } },
  },
];
