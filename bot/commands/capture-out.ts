import { z } from 'zod';
import { isOpen } from '../../src/features/capture/model.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { discardCard } from '../cards/capture-discard.ts';
import { retractCard } from '../cards/capture-retract.ts';
import type { Sheet } from '../cards/capture-sheet.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { type Answer, type Call, read, type Verb } from '../command.ts';
import { drawList, drawSheet, fresh } from './capture-draw.ts';
import { captureId, reason } from './fields.ts';

const named = z.object({ id: captureId });
const retracted = named.extend({ reason });

const sheetOf = (call: Call): Promise<Sheet> =>
  call.deps.actions.capture.read(call.who, read(named, call.data).id);

async function reviewAgain(call: Call): Promise<Card> {
  const sheet = await sheetOf(call);
  return drawSheet(fresh(call), sheet, sheet.template.steps.length);
}

async function publish(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const sheet = await deps.actions.capture.submit(who, read(named, call.data).id);
  const card = await drawSheet(fresh(call), sheet, 0);
  return { card: withNotice(card, voice.say('bot.capture.thanks'), 'good') };
}

async function discard(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  await deps.actions.capture.discard(who, read(named, call.data).id);
  return { card: withNotice(await drawList(call), voice.say('bot.capture.discarded'), 'good') };
}

async function askDiscard(call: Call): Promise<Answer> {
  const sheet = await sheetOf(call);
  if (!isOpen(sheet.capture)) throw new AppError('illegal-move', 'no draft');
  return { card: discardCard(sheet, call.voice) };
}

/** Where it is not out (any more), how it stands. */
async function drawRetract(call: Call): Promise<Card> {
  const sheet = await sheetOf(call);
  return sheet.capture.state === 'published'
    ? retractCard(sheet, call.data.reason, call.voice)
    : drawSheet(fresh(call), sheet, 0);
}

async function retract(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const given = read(retracted, call.data);
  const sheet = await deps.actions.capture.retract(who, given.id, given.reason);
  const card = await drawSheet(fresh(call), sheet, 0);
  return { card: withNotice(card, voice.say('bot.capture.retract-done'), 'good') };
}

async function reopen(call: Call): Promise<Answer> {
  const { deps, who } = call;
  const sheet = await deps.actions.capture.takeUpAgain(who, read(named, call.data).id);
  return { card: await drawSheet(fresh(call), sheet, 0) };
}

/** How a record leaves its author's desk, and how it is taken back. */
export const outVerbs: Readonly<Record<string, Verb>> = {
  'capture.publish': { run: publish, again: reviewAgain },
  'capture.ask-discard': { run: askDiscard, again: drawList },
  'capture.discard': { run: discard, again: drawList },
  'capture.ask-retract': { run: async (call) => ({ card: await drawRetract(call) }) },
  'capture.retract': { run: retract, again: drawRetract },
  'capture.reopen': { run: reopen, again: drawList },
};
