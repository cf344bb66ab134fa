import type { ChannelRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { type GroupRow, groupOf } from './groups.ts';

/** Where something is said: a person's chat with the bot, a chat of several, or a thread of a channel. */
export interface Place {
  conversation: string;
  channel?: ChannelRow;
  group?: GroupRow;
  /** First message of the thread; channels only. */
  rootId?: string;
}

export function placeOf(tenant: Tenant, conversation: string, rootId?: string): Place {
  const channel = tenant.db.get<ChannelRow>('SELECT * FROM channels WHERE id = ?', conversation);
  if (!channel) {
    const group = groupOf(tenant, conversation);
    return group ? { conversation, group } : { conversation };
  }
  return { conversation, channel, ...(rootId ? { rootId } : {}) };
}
