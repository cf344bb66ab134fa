import { z } from 'zod';
import type { ChannelReader, Destination, SentMessage } from '../../ports/messenger.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import { type Target, to } from './route.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';

const messageSchema = z.object({
  id: z.string(),
  lastModifiedDateTime: z.string().nullish(),
  createdDateTime: z.string(),
  from: z.object({ application: z.unknown().optional() }).nullish(),
  attachments: z
    .array(z.object({ contentType: z.string().nullish(), content: z.string().nullish() }))
    .nullish(),
});
type Message = z.infer<typeof messageSchema>;

const cardSchema = z.object({ praxisKey: z.string() });

/** The most a page may hold. */
const PAGE = '50';
/** A channel is read at one page a second at most, so there is an end to it: a thousand threads. */
const PAGES = 20;
const DAY_MS = 86_400_000;
/** How far back from the newest thread a post of ours is looked for. */
const WINDOW_MS = 14 * DAY_MS;

/**
 * Finds a post of ours by the key that every card carries in its root as `praxisKey`. Reads as the app, with the
 * team's consent (ChannelMessage.Read.Group).
 */
export function createChannelReader(graph: Graph): ChannelReader {
  async function search(target: Target, key: string, windowed: boolean): Promise<Message | null> {
    let pages = 0;
    let bound = Number.NEGATIVE_INFINITY;
    for await (const messages of graph.pages(target, messageSchema)) {
      const found = messages.find((message) => carries(message, key));
      if (found) return found;
      pages += 1;
      const newest = Math.max(...messages.map(touchedAt));
      // Counted from the newest thread, not from a clock of ours: the service's time is the only one that counts.
      if (windowed && pages === 1) bound = newest - WINDOW_MS;
      // Order is by the last change of a whole thread, so one old root proves nothing, but a page of them does.
      if (messages.length === 0 || newest < bound || pages === PAGES) return null;
    }
    return null;
  }

  return {
    async find(key, destination): Promise<SentMessage | null> {
      const { channelId, thread } = destination;
      try {
        const found = await search(targetOf(destination), key, thread === null);
        if (!found) return null;
        return {
          conversationId: `${channelId};messageid=${thread ?? found.id}`,
          activityId: found.id,
        };
      } catch (error) {
        // No such team, channel or thread any more: then the post is not there either.
        if (isFault(error, 404)) return null;
        throw error;
      }
    },
  };
}

function targetOf({ teamId, channelId, thread }: Destination & { kind: 'channel' }): Target {
  const place = { team: teamId, channel: channelId };
  const query = { $top: PAGE };
  const route = '/teams/{team}/channels/{channel}/messages';
  if (thread === null) return to(route, place, query);
  return to(`${route}/{root}/replies`, { ...place, root: thread }, query);
}

const touchedAt = (message: Message): number =>
  Date.parse(message.lastModifiedDateTime ?? message.createdDateTime);

/** Only what an app posted: a person could copy a card's text, but not post as us. */
function carries(message: Message, key: string): boolean {
  if (!message.from?.application) return false;
  return (message.attachments ?? []).some(
    ({ contentType, content }) => contentType === CARD && keyOf(content) === key,
  );
}

function keyOf(content: string | null | undefined): string | null {
  // Most posts are not ours, and cards are long: parse only what can be.
  if (!content?.includes('praxisKey')) return null;
  try {
    const parsed = cardSchema.safeParse(JSON.parse(content));
    return parsed.success ? parsed.data.praxisKey : null;
  } catch (error) {
    // Another app's attachment that is no JSON: not ours.
    if (error instanceof Error && error.name === 'SyntaxError') return null;
    throw error;
  }
}
