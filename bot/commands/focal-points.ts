import { z } from 'zod';
import { dayOf, isDay } from '../../src/kernel/days.ts';
import { asId, type FocalPointId } from '../../src/kernel/ids.ts';
import { focalPointsSeen } from '../../src/views/focal-points.ts';
import type { Card } from '../cards/card.ts';
import { withNotice } from '../cards/card.ts';
import { focalPointsCard } from '../cards/focal-points.ts';
import { type Call, type Command, read } from '../command.ts';
import { colleagueIn } from './colleagues.ts';

const optionalDay = z
  .string()
  .default('')
  .refine((day) => day === '' || isDay(day))
  .transform((day) => day || null);
const wished = z.object({
  unit: z.string().trim().min(1).max(200),
  colleague: z.string().trim().min(1).max(200),
  start: optionalDay,
  endsOn: optionalDay,
});
const ended = z.object({
  id: z
    .string()
    .min(1)
    .max(200)
    .transform((id) => asId<FocalPointId>(id)),
});

async function draw(call: Call): Promise<Card> {
  const { deps, who, data, voice } = call;
  const seen = await focalPointsSeen(deps.actions.people, who);
  return focalPointsCard(seen, data, deps.tabUrl?.('/focal-points') ?? null, voice);
}

/** From today on, unless another day is chosen. */
const again = (call: Call): Promise<Card> =>
  draw({ ...call, data: { start: dayOf(call.deps.clock.now(), call.who.zone) } });

/** Somebody in place of nobody: who follows whom is said in the tab. */
async function name(call: Call) {
  const { deps, who, voice } = call;
  const { people } = deps.actions;
  await people.focalPoints.all(who);
  const { unit, colleague, start, endsOn } = read(wished, call.data);
  const named = await colleagueIn(call, colleague);
  const wish = { unit, person: named.id, from: start, until: endsOn, insteadOf: null };
  await people.focalPoints.name(who, wish);
  const said = voice.say('prompting.focal.named', { name: named.name, unit });
  return { card: withNotice(await again(call), said, 'good') };
}

async function end(call: Call) {
  const { deps, who, voice } = call;
  await deps.actions.people.focalPoints.end(who, read(ended, call.data).id);
  return { card: withNotice(await again(call), voice.say('prompting.focal.ended'), 'good') };
}

export const focalPointCommands: readonly Command[] = [
  {
    name: 'focal-points',
    words: async (call) => ({ card: await again(call) }),
    verbs: {
      'focal.name': { run: name, again: draw },
      'focal.end': { run: end, again: draw },
    },
  },
];
