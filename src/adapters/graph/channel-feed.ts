import { z } from 'zod';
import type { Channel, ChannelFeed, Thread } from '../../ports/feed.ts';
import type { Graph } from './client.ts';
import { type GraphMessage, messageSchema, toChannelMessage } from './messages.ts';
import { follow, to } from './route.ts';

const threadSchema = messageSchema.extend({
  replies: z.array(messageSchema).nullish(),
  'replies@odata.nextLink': z.string().nullish(),
});
type GraphThread = z.infer<typeof threadSchema>;

/** The most a page may hold. */
const PAGE = '50';
/** A thread comes with its newest thousand replies; so many pages more are read of one. */
const MOST_PAGES_OF_REPLIES = 20;

/**
 * Reads a channel as the app, with the team's consent (ChannelMessage.Read.Group). The delta of a channel has left the
 * documentation, so the list it is: it comes by the last change of the whole thread, so that reading from its
 * beginning to what is known already is everything that was missed.
 */
export function createChannelFeed(graph: Graph, appIds: ReadonlySet<string>): ChannelFeed {
  async function repliesOf(root: GraphThread): Promise<readonly GraphMessage[]> {
    const replies = [...(root.replies ?? [])];
    const link = root['replies@odata.nextLink'];
    if (!link) return replies;
    const route = '/teams/{team}/channels/{channel}/messages/{root}/replies';
    let pages = 0;
    for await (const page of graph.pages(follow(route, link), messageSchema)) {
      replies.push(...page);
      pages += 1;
      if (pages === MOST_PAGES_OF_REPLIES) break;
    }
    return replies;
  }

  async function threadOf({ channelId }: Channel, root: GraphThread): Promise<Thread> {
    const said = [root, ...(await repliesOf(root))];
    return said.map((message) => toChannelMessage(message, channelId, appIds));
  }

  return {
    async *threads(channel) {
      const target = to(
        '/teams/{team}/channels/{channel}/messages',
        { team: channel.teamId, channel: channel.channelId },
        { $top: PAGE, $expand: 'replies' },
      );
      for await (const page of graph.pages(target, threadSchema)) {
        const threads: Thread[] = [];
        for (const root of page) threads.push(await threadOf(channel, root));
        yield threads;
      }
    },
  };
}
