import { z } from 'zod';
import type { Attempt, Certificate, Followed, Subscriptions } from '../../ports/feed.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import { listOfDrive } from './list-places.ts';
import { to } from './route.ts';

export interface SubscriptionAddresses {
  /** Where changes are notified; https, or this machine. */
  readonly notifications: string;
  readonly lifecycle: string;
}

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const subscriptionSchema = z.object({
  id: z.string(),
  resource: z.string(),
  notificationUrl: z.string().nullish(),
  clientState: z.string().nullish(),
  expirationDateTime: moment,
});
const listSchema = z.object({
  id: z.string(),
  parentReference: z.object({ siteId: z.string() }),
});

const plain = (resource: string): string =>
  decodeURIComponent(resource).replace(/^\//, '').toLowerCase();

/**
 * Subscriptions at Graph. A library is followed as the list that it is (`Sites.ReadWrite.All`, which publishing needs
 * anyway): as a drive it would take `Files.ReadWrite.All` beside it.
 */
export function createSubscriptions(
  graph: Graph,
  addresses: () => SubscriptionAddresses | null,
): Subscriptions {
  const lists = new Map<string, string>();

  async function resourceOf(followed: Followed): Promise<string> {
    if (followed.kind === 'channel') {
      return `/teams/${followed.teamId}/channels/${followed.channelId}/messages`;
    }
    const place = listOfDrive(followed.driveId);
    if (place) return `/sites/${place.site}/lists/${place.list}`;
    const known = lists.get(followed.driveId);
    if (known) return known;
    const list = await graph.get(
      to('/drives/{drive}/list', { drive: followed.driveId }),
      listSchema,
    );
    const resource = `/sites/${list.parentReference.siteId}/lists/${list.id}`;
    lists.set(followed.driveId, resource);
    return resource;
  }

  const encrypted = ({ kind }: Followed, { id, text }: Certificate) =>
    kind === 'channel' ? { encryptionCertificate: text, encryptionCertificateId: id } : {};

  /** Another program of the same registration may follow the same: only what calls us is ours. */
  const mayCallUs = ({ notificationUrl }: Made): boolean =>
    !notificationUrl || notificationUrl === addresses()?.notifications;

  async function all(wanted: (one: Made) => boolean): Promise<readonly Made[]> {
    const found: Made[] = [];
    for await (const page of graph.pages(to('/subscriptions'), subscriptionSchema)) {
      found.push(...page.filter(wanted));
    }
    return found;
  }

  return {
    async create(followed, secret, until, certificate) {
      const urls = addresses();
      if (!urls) return { outcome: 'refused', detail: 'no address that Microsoft could call' };
      const channel = followed.kind === 'channel';
      return attempted(async () =>
        graph.post(
          to('/subscriptions'),
          {
            changeType: channel ? 'created,updated,deleted' : 'updated',
            notificationUrl: urls.notifications,
            lifecycleNotificationUrl: urls.lifecycle,
            resource: await resourceOf(followed),
            expirationDateTime: until.toISOString(),
            clientState: secret,
            ...(channel ? { includeResourceData: true } : {}),
            ...encrypted(followed, certificate),
          },
          subscriptionSchema,
        ),
      );
    },

    async renew(followed, graphId, until, certificate) {
      const target = to('/subscriptions/{subscription}', { subscription: graphId });
      const change = {
        expirationDateTime: until.toISOString(),
        ...encrypted(followed, certificate),
      };
      try {
        return await attempted(() => graph.patch(target, change, subscriptionSchema));
      } catch (error) {
        if (isFault(error, 404, 410)) return { outcome: 'gone' };
        throw error;
      }
    },

    async standing(followed) {
      const resource = plain(await resourceOf(followed));
      const here = await all((one) => plain(one.resource) === resource && mayCallUs(one));
      return here.map((one) => ({ ...standingOf(one), secret: one.clientState ?? null }));
    },

    async ours() {
      const urls = addresses();
      if (!urls) return [];
      // Whose address is not told may be another program's: nothing says that it is ours.
      return (await all((one) => one.notificationUrl === urls.notifications)).map(standingOf);
    },

    async remove(graphId) {
      const target = to('/subscriptions/{subscription}', { subscription: graphId });
      await graph.remove(target).catch((error: unknown) => {
        // It is gone already: that is all that was wanted.
        if (!isFault(error, 404, 410)) throw error;
      });
    },
  };
}

type Made = z.infer<typeof subscriptionSchema>;

const standingOf = ({ id, expirationDateTime }: Made) => ({
  graphId: id,
  expiresAt: expirationDateTime,
});

/** What will not be better in a minute is said; what may be is thrown. */
async function attempted(work: () => Promise<Made>): Promise<Attempt> {
  try {
    const { id, expirationDateTime } = await work();
    return { outcome: 'standing', graphId: id, expiresAt: expirationDateTime };
  } catch (error) {
    if (!isFault(error, 400, 403, 409)) throw error;
    const why = error.reason ? ` ${error.reason}` : '';
    return { outcome: 'refused', detail: `refused with ${error.status}${why}` };
  }
}
