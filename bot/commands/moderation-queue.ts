import { minutesOf } from '../../src/features/moderation/console.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { Actor } from '../../src/kernel/person.ts';
import type { Card } from '../cards/card.ts';
import { QUEUE_PAGE, type QueuePage, queueCard } from '../cards/moderation.ts';
import type { Call } from '../command.ts';
import type { MessageDeps } from '../deps.ts';

/** The tab's editor of a draft synthesis. */
export const editorUrl = ({ deps }: Call, id: string): string | null =>
  deps.tabUrl?.(`/discussions/${id}/synthesis`) ?? null;

/** A page of what waits, as the card draws it. Past the last page it is the last. */
export async function queuePage(
  { views, tabUrl }: Pick<MessageDeps, 'views' | 'tabUrl'>,
  who: Actor,
  page: number,
): Promise<QueuePage> {
  const all = await views.moderation.queue(who);
  const last = Math.max(0, Math.ceil(all.length / QUEUE_PAGE) - 1);
  const at = Math.min(page, last);
  return {
    items: all.slice(at * QUEUE_PAGE, (at + 1) * QUEUE_PAGE),
    total: all.length,
    minutes: minutesOf(all),
    page: at,
    tab: (path) => tabUrl?.(path) ?? null,
  };
}

/** @throws AppError `moderators-only` for somebody who moderates nothing */
export async function drawQueue(call: Call, page = 0): Promise<Card> {
  const { deps, who, voice } = call;
  if (![...who.memberships.values()].includes('moderator')) {
    throw new AppError('moderators-only', 'moderates no community');
  }
  return queueCard(await queuePage(deps, who, page), voice);
}
