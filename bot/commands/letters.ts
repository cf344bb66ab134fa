import { z } from 'zod';
import type { Actor } from '../../src/kernel/person.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { lettersCard, lettersPreviewCard } from '../cards/letters.ts';
import { type Answer, type Call, read, type Verb } from '../command.ts';
import { drawSheet, fresh } from './capture-draw.ts';
import { colleaguesIn } from './colleagues.ts';
import { captureId } from './fields.ts';

const named = z.object({ id: captureId });
const listed = named.extend({ names: z.string().trim().min(1).max(2_000) });
const sent = listed.extend({ edition: z.coerce.number().int().min(1) });

/** Where it is not out (any more), how it stands. */
async function draw(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const sheet = await deps.actions.capture.read(who, read(named, data).id);
  return sheet.actions.includes('distribute')
    ? lettersCard(sheet, data, voice)
    : drawSheet(fresh(call), sheet, sheet.nextStep);
}

async function people(call: Call, names: string): Promise<readonly Actor[]> {
  const ids = await colleaguesIn(call, names);
  return Promise.all(ids.map((id) => call.deps.actions.people.actor(id)));
}

async function before(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, names } = read(listed, data);
  await deps.actions.capture.read(who, id);
  const found = await deps.actions.capture.letters.before(who, id, await people(call, names));
  return { card: lettersPreviewCard({ ...found, names }, voice) };
}

async function send(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, names, edition } = read(sent, data);
  const { capture } = deps.actions;
  const sheet = await capture.read(who, id);
  const { to } = await capture.letters.send(who, id, edition, await people(call, names));
  const said = voice.say('reviewing.letters.sent', { count: to.length });
  const card = await drawSheet(fresh(call), sheet, sheet.nextStep);
  return { card: withNotice(card, said, 'good') };
}

/** What is out goes by mail to whom its author names. */
export const letterVerbs: Readonly<Record<string, Verb>> = {
  'capture.ask-letters': { run: async (call) => ({ card: await draw(call) }) },
  'capture.letters-before': { run: before, again: draw },
  'capture.letters': { run: send, again: draw },
};
