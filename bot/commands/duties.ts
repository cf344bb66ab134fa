import { z } from 'zod';
import { DUTY_KINDS, DUTY_MOVES } from '../../src/features/duties/model.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { dutiesCard } from '../cards/duties.ts';
import { type Answer, type Call, read, type Verb } from '../command.ts';
import { handoverId } from './fields.ts';

/** `kind:id` */
const duty = z
  .string()
  .max(400)
  .transform((value) => {
    const [kind = '', ...rest] = value.split(':');
    return { kind, ref: rest.join(':') };
  })
  .pipe(z.object({ kind: z.enum(DUTY_KINDS), ref: z.string().min(1).max(300) }));

const moving = z.object({ id: handoverId, duty, move: z.enum(DUTY_MOVES) });

async function draw({ deps, who, voice }: Call): Promise<Card> {
  const page = await deps.views.duties.page(who);
  return dutiesCard(page, deps.tabUrl?.('/duties') ?? null, voice);
}

async function move(call: Call): Promise<Answer> {
  const { id, duty: which, move: verb } = read(moving, call.data);
  await call.deps.actions.duties.move(call.who, id, which, verb);
  return { card: withNotice(await draw(call), call.voice.say(`duties.done.${verb}`), 'good') };
}

/** What somebody who leaves answers for: offered, flagged, taken over. */
export const dutyVerbs: Readonly<Record<string, Verb>> = {
  'duty.list': { run: async (call) => ({ card: await draw(call) }) },
  'duty.move': { run: move, again: draw },
};
