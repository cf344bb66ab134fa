import type { Channel, ChannelFeed, ChannelMessage, Thread } from '../../ports/feed.ts';
import { FIRST_READING_MS, MOST_PAGES, type Subscription } from './model.ts';

/** Changes of one moment may be listed in any order: the last minute is read again, which changes nothing. */
const OVERLAP_MS = 60_000;

const touchedAt = (thread: Thread): number =>
  Math.max(...thread.map(({ changedAt }) => changedAt.getTime()));

/**
 * Reads what changed in a channel since it was known last, from the newest thread back. Once a gap and never by a
 * timer: the terms of the service allow no more.
 * @returns until when everything is known now
 */
export async function readUp(
  channel: Channel,
  { cursorAt }: Pick<Subscription, 'cursorAt'>,
  now: Date,
  feed: ChannelFeed,
  take: (message: ChannelMessage) => Promise<void>,
): Promise<Date> {
  const from = cursorAt
    ? cursorAt.getTime() - OVERLAP_MS
    : now.getTime() - FIRST_READING_MS - OVERLAP_MS;
  let newest = cursorAt?.getTime() ?? from;
  let pages = 0;
  for await (const threads of feed.threads(channel)) {
    for (const thread of threads) {
      newest = Math.max(newest, touchedAt(thread));
      const missed = thread.filter(({ changedAt }) => changedAt.getTime() > from);
      for (const message of missed.toSorted((a, b) => a.saidAt.getTime() - b.saidAt.getTime())) {
        await take(message);
      }
    }
    pages += 1;
    const last = threads.at(-1);
    if (!last || touchedAt(last) <= from || pages === MOST_PAGES) break;
  }
  return new Date(newest);
}
