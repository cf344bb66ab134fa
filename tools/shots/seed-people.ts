import { z } from 'zod';
import { ADMINISTRATOR, LEAVER, MEMBER, MODERATOR, SUCCESSOR } from './cast.ts';
import { attempt, type Making } from './making.ts';

const DAY_MS = 86_400_000;
const piece = z.object({ kind: z.string(), id: z.string(), author: z.string() });
const choice = z.object({ offered: z.array(piece) });
const showcase = z.object({ own: z.array(z.object({ id: z.string() })) });
const talks = z.object({ items: z.array(z.object({ id: z.string(), state: z.string() })) });
const handovers = z.object({ items: z.array(z.object({ id: z.string(), role: z.string() })) });
const duty = z.object({
  handover: z.string(),
  kind: z.string(),
  ref: z.string(),
  actions: z.array(z.string()),
});
const duties = z.object({ own: z.array(duty) });

/** Two of what came out lately are asked for, and one of their authors agrees. */
async function shown({ callers }: Making, community: string): Promise<void> {
  const moderator = await callers.as(MODERATOR);
  const at = `/communities/${community}/showcase/choice`;
  const { offered } = await moderator.get(at, choice);
  const of = (own: boolean) => offered.find(({ author }) => (author === MEMBER) === own);
  for (const one of [of(true), of(false)])
    if (one) await moderator.does(at, { kind: one.kind, piece: one.id });
  const member = await callers.as(MEMBER);
  const [own] = (await member.get('/showcase', showcase)).own;
  await member.does(`/showings/${own?.id}/press`, { verb: 'agree' });
}

/** A year's record that is shown to somebody, until a day. */
async function recordShown({ callers }: Making): Promise<void> {
  const now = await callers.now();
  await (await callers.as(MEMBER)).does('/my-record/shares', {
    reader: MODERATOR,
    year: now.getUTCFullYear(),
    until: new Date(now.getTime() + 30 * DAY_MS).toISOString().slice(0, 10),
  });
}

/** Whoever is named in a draft is asked how they stand in it. */
async function namedAsked({ callers }: Making): Promise<void> {
  const moderator = await callers.as(MODERATOR);
  const { items } = await moderator.get('/discussions', talks);
  const closed = items.find(({ state }) => state === 'closed');
  await moderator.does(`/attributions/synthesis/${closed?.id}/ask`, {});
}

/** One who leaves asks whoever follows to take the first of it over. */
async function dutyOffered({ callers }: Making): Promise<void> {
  const leaver = await callers.as(LEAVER);
  const { items } = await leaver.get('/handovers', handovers);
  const own = items.find(({ role }) => role === 'leaver');
  await leaver.does(`/handovers/${own?.id}/successor`, { to: SUCCESSOR });
  const first = (await leaver.get('/duties', duties)).own.find(({ actions }) => actions.length > 0);
  if (first) {
    const { handover, kind, ref, actions } = first;
    await leaver.does('/duties/moves', { handover, kind, ref, verb: actions[0] });
  }
}

/** What stands between people: shown, asked, taken over, answered for. @param community where it is shown */
export async function people(making: Making, community: string): Promise<void> {
  const { callers } = making;
  await attempt(making, 'a focal point', async () => {
    const named = { unit: 'INWORK', person: MODERATOR, from: null, until: null, insteadOf: null };
    await (await callers.as(ADMINISTRATOR)).does('/focal-points', named);
  });
  await attempt(making, 'a showcase', () => shown(making, community));
  await attempt(making, 'a record that is shown', () => recordShown(making));
  await attempt(making, 'people who are asked how they stand in a draft', () => namedAsked(making));
  await attempt(making, 'a duty that is offered', () => dutyOffered(making));
}
