import { AppError } from '../../src/kernel/errors.ts';
import type { Card } from '../cards/card.ts';
import { QUEUE_PAGE, queueCard } from '../cards/moderation.ts';
import type { Call } from '../command.ts';

/** The tab's editor of a draft synthesis. */
export const editorUrl = ({ deps }: Call, id: string): string | null =>
  deps.tabUrl?.(`/discussions/${id}/synthesis`) ?? null;

/** @throws AppError `moderators-only` for somebody who moderates nothing */
export async function drawQueue(call: Call, page = 0): Promise<Card> {
  const { deps, who, voice } = call;
  if (![...who.memberships.values()].includes('moderator')) {
    throw new AppError('moderators-only', 'moderates no community');
  }
  const all = await deps.views.moderation.queue(who);
  const last = Math.max(0, Math.ceil(all.length / QUEUE_PAGE) - 1);
  const at = Math.min(page, last);
  return queueCard(
    {
      items: all.slice(at * QUEUE_PAGE, (at + 1) * QUEUE_PAGE),
      total: all.length,
      page: at,
      editorUrl: ({ id }) => editorUrl(call, id),
    },
    voice,
  );
}
