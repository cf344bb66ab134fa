import { TENANT_ID } from '../address.ts';
import { show } from '../graph/messages.ts';
import type { Json } from '../odata/page.ts';
import type { ChannelRow } from '../people.ts';
import { type MessageRow, messageOf } from '../teams/messages.ts';
import type { Tenant } from '../tenant.ts';
import { healthOf, SLOW_DELAY_MS } from './health.ts';
import { filterOf } from './resources.ts';
import { addNotification, liveSubscriptions, nowOf, type SubscriptionRow } from './store.ts';

interface ChangeRow {
  n: number;
  kind: 'message' | 'list' | 'drive' | 'user' | 'group';
  ref: string;
  place: string;
  verb: 'created' | 'updated' | 'deleted';
}

/** Changes of lists and drives are told together: within this time they are one notification. */
export const GATHER_MS = 1000;

/** Turns the noted changes into what each subscription is to be told. */
export function fanOut(tenant: Tenant): void {
  const { db } = tenant;
  const changes = db.all<ChangeRow>('SELECT * FROM changes ORDER BY n');
  const last = changes.at(-1);
  if (!last) return;
  db.tx(() => {
    const subscriptions = liveSubscriptions(tenant).filter((one) => one.paused === 0);
    for (const change of changes) {
      const told = tellOf(tenant, change);
      for (const subscription of told ? subscriptions : []) {
        if (told && follows(tenant, subscription, change, told))
          tell(tenant, subscription, change, told);
      }
    }
    db.run('DELETE FROM changes WHERE n <= ?', last.n);
  });
}

interface Told {
  resource: string;
  resourceData: Json;
  channel?: ChannelRow | undefined;
  message?: MessageRow;
  content?: Json;
}

/** What is said of a change; nothing where what changed is gone without trace. */
function tellOf(tenant: Tenant, { kind, ref, place }: ChangeRow): Told | undefined {
  if (kind === 'message') return tellMessage(tenant, place, ref);
  if (kind === 'list' || kind === 'drive') {
    const type = kind === 'list' ? '#Microsoft.Graph.ListItem' : '#Microsoft.Graph.DriveItem';
    return { resource: '', resourceData: { '@odata.type': type } };
  }
  const [path, type] =
    kind === 'user'
      ? [`Users/${ref}`, '#Microsoft.Graph.User']
      : [`Groups/${ref}`, '#Microsoft.Graph.Group'];
  return {
    resource: path,
    resourceData: {
      '@odata.type': type,
      '@odata.id': path,
      id: ref,
      organizationId: TENANT_ID,
    },
  };
}

function tellMessage(tenant: Tenant, conversation: string, id: string): Told | undefined {
  const message = messageOf(tenant, conversation, id);
  if (!message) return undefined;
  const channel = tenant.db.get<ChannelRow>('SELECT * FROM channels WHERE id = ?', conversation);
  const place = channel
    ? `teams('${channel.team_id}')/channels('${channel.id}')`
    : `chats('${conversation}')`;
  const resource = message.root_id
    ? `${place}/messages('${message.root_id}')/replies('${id}')`
    : `${place}/messages('${id}')`;
  return {
    resource,
    resourceData: { id, '@odata.type': '#Microsoft.Graph.ChatMessage', '@odata.id': resource },
    channel,
    message,
    content: contentOf(tenant, message, channel),
  };
}

function contentOf(tenant: Tenant, message: MessageRow, channel: ChannelRow | undefined): Json {
  if (channel) return show({ tenant }, channel, message);
  const nowhere = { id: '', team_id: '', name: '', description: '', created: '' };
  return {
    ...show({ tenant }, nowhere, message),
    chatId: message.conversation,
    channelIdentity: null,
    webUrl: null,
  };
}

function follows(
  tenant: Tenant,
  subscription: SubscriptionRow,
  change: ChangeRow,
  told: Told,
): boolean {
  if (!subscription.change_types.split(',').includes(change.verb)) return false;
  return placed(tenant, subscription, change, told) && passes(subscription, told);
}

/** A library is a list as well: who follows it as one is told of its files. */
const listOf = ({ db }: Tenant, driveId: string): string | undefined =>
  db.get<{ list_id: string }>('SELECT list_id FROM drives WHERE id = ?', driveId)?.list_id;

function placed(
  tenant: Tenant,
  { kind, place }: SubscriptionRow,
  change: ChangeRow,
  told: Told,
): boolean {
  if (kind === 'list' && change.kind === 'drive') return listOf(tenant, change.place) === place;
  if (kind === 'list' || kind === 'drive') return change.kind === kind && change.place === place;
  if (kind === 'users' || kind === 'groups')
    return `${change.kind}s` === kind && (place === '' || place === change.ref);
  if (change.kind !== 'message') return false;
  if (kind === 'allChannelMessages') return told.channel !== undefined;
  if (kind === 'allChatMessages') return told.channel === undefined;
  return change.place === place;
}

/** The word or the mention a subscription to messages may name. */
function passes({ resource }: SubscriptionRow, { message }: Told): boolean {
  const { word, mentioned } = filterOf(resource);
  if (word && !message?.body.toLowerCase().includes(word.toLowerCase())) return false;
  if (!mentioned) return true;
  const mentions = JSON.parse(message?.mentions ?? '[]') as {
    mentioned?: { user?: { id?: string } };
  }[];
  return mentions.some((one) => one.mentioned?.user?.id === mentioned);
}

function tell(tenant: Tenant, subscription: SubscriptionRow, change: ChangeRow, told: Told): void {
  const gathered = change.kind === 'list' || change.kind === 'drive';
  if (gathered && waitsAlready(tenant, subscription)) return;
  const health = healthOf(tenant, subscription.url);
  const wait = (gathered ? GATHER_MS : 0) + (health === 'slow' ? SLOW_DELAY_MS : 0);
  addNotification(tenant, {
    subscription,
    url: subscription.url,
    item: {
      changeType: change.verb,
      resource: gathered ? subscription.resource : told.resource,
      resourceData: told.resourceData,
    },
    content: subscription.rich ? told.content : undefined,
    due: nowOf(tenant) + wait,
    dropped: health === 'drop' ? 'endpoint too slow' : undefined,
  });
}

/** A notification that has not set out yet tells of this change too. */
const waitsAlready = ({ db }: Tenant, { id }: SubscriptionRow): boolean =>
  db.get(
    "SELECT 1 FROM notifications WHERE subscription_id = ? AND state = 'pending' AND attempts = 0",
    id,
  ) !== undefined;
