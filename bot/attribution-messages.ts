import type { Message } from '../src/features/notifications/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { PersonId } from '../src/kernel/ids.ts';
import { checkCard } from './cards/attribution.ts';
import type { Drawn } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

/** How somebody stands in a draft, as it is when it is sent: answered, taken back or let go, nothing is asked any more. */
export async function attributionNews(
  { actions: { attribution, people }, tabUrl }: MessageDeps,
  { check: id }: Extract<Message, { kind: 'attribution-asked' }>,
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  const check = await attribution.get(id);
  if (check?.person !== person) throw new AppError('not-found', `check ${id} is not ${person}’s`);
  const page = await attribution.read(await people.actor(person), id);
  const stale = check.state !== 'asked' || !page.open || page.standing.own.length === 0;
  return { card: checkCard(page, tabUrl?.('/checks') ?? null, voice), stale };
}
