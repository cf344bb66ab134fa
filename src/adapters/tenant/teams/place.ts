import type { ChannelRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';

/** Where something is said: a person's chat with the bot, or a thread of a channel. */
export interface Place {
  conversation: string;
  channel?: ChannelRow;
  /** First message of the thread; channels only. */
  rootId?: string;
}

export function placeOf(tenant: Tenant, conversation: string, rootId?: string): Place {
  const channel = tenant.db.get<ChannelRow>('SELECT * FROM channels WHERE id = ?', conversation);
  if (!channel) return { conversation };
  return { conversation, channel, ...(rootId ? { rootId } : {}) };
}
