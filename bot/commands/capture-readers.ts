import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { LONGEST_NAMES } from '../cards/readers-inputs.ts';
import { choiceIn, recordReadersCard } from '../cards/record-readers.ts';
import { type Answer, type Call, read, type Verb } from '../command.ts';
import { drawSheet, fresh } from './capture-draw.ts';
import { colleaguesIn } from './colleagues.ts';
import { captureId } from './fields.ts';

const asked = z.object({ id: captureId, step: z.coerce.number().int().min(0).max(50).optional() });
const chosen = asked.extend({
  audience: z.string().max(200),
  readers: z.string().max(LONGEST_NAMES).default(''),
});

async function draw(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const { id, step } = read(asked, data);
  const sheet = await deps.actions.capture.read(who, id);
  const own = sheet.capture.owner === who.id && sheet.template.publishes;
  if (!own) return drawSheet(fresh(call), sheet, step ?? sheet.nextStep);
  const readers = await deps.views.recordReaders.of(who, id);
  const at = step ?? sheet.nextStep;
  return recordReadersCard({ sheet, readers, step: at, entered: data }, voice);
}

async function choose(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, step = 0, audience, readers } = read(chosen, data);
  const choice = choiceIn(audience);
  if (!choice) throw new AppError('invalid-input', 'no audience', { field: 'audience' });
  // Nobody is looked up for whoever does not read it.
  await deps.actions.capture.read(who, id);
  const people = choice.audience === 'named' ? await colleaguesIn(call, readers) : [];
  const sheet = await deps.actions.capture.chooseReaders(who, id, { ...choice, people });
  const card = await drawSheet(fresh(call), sheet, step);
  return { card: withNotice(card, voice.say('safety.record.saved'), 'good') };
}

/** Who will see this, and who is to. */
export const readersVerbs: Readonly<Record<string, Verb>> = {
  'capture.who': { run: async (call) => ({ card: await draw(call) }) },
  'capture.readers': { run: choose, again: draw },
};
