import { BOT_APP_ID } from '../address.ts';
import { forbidden, notFound, ODataError } from '../http/errors.ts';
import type { ChannelRow, UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { type GroupRow, groupOf } from './groups.ts';
import { isInTeam, personState } from './installs.ts';

/** A conversation as the connector knows it. */
export interface Conversation {
  id: string;
  rootId?: string;
  channel?: ChannelRow;
  person?: UserRow;
  group?: GroupRow;
}

/** The id Graph gives the chat of an installation; the connector takes it as well as its own. */
export const graphChatId = (userId: string): string => `19:${userId}_${BOT_APP_ID}@unq.gbl.spaces`;

const notInRoster = (): ODataError =>
  forbidden('The bot is not part of the conversation roster.', 'BotNotInConversationRoster');

/** What Teams answers where a person has blocked or uninstalled the bot. */
const writesBlocked = (): ODataError =>
  new ODataError(403, 'MessageWritesBlocked', 'Thread is blocked from message writes.', {
    body: {
      errorCode: 209,
      message:
        '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "Thread is blocked from message writes.",\r\n  "errorCode": null,\r\n  "errorSubCode": null\r\n}',
    },
  });

/**
 * Takes `19:…@thread.tacv2;messageid=7` apart and finds the channel or the person's chat.
 * @throws ODataError 404 where there is none; 403 where the bot is not installed, or not any more
 */
export function conversationOf(tenant: Tenant, key: string): Conversation {
  const [id = '', rootPart] = key.split(';messageid=');
  const channel = tenant.db.get<ChannelRow>('SELECT * FROM channels WHERE id = ?', id);
  if (channel) {
    if (!isInTeam(tenant, channel.team_id)) throw notInRoster();
    return { id, channel, ...(rootPart ? { rootId: rootPart } : {}) };
  }
  const group = groupOf(tenant, id);
  if (group) {
    if (group.installed !== 1) throw notInRoster();
    return { id, group };
  }
  const personId = /^19:([0-9a-f-]{36})_/.exec(id)?.[1];
  const person =
    personId && id === graphChatId(personId)
      ? tenant.db.get<UserRow>('SELECT * FROM users WHERE id = ?', personId)
      : tenant.db.get<UserRow>('SELECT * FROM users WHERE chat_id = ?', id);
  if (!person) throw notFound('Conversation not found.', 'ConversationNotFound');
  return chatWith(tenant, person);
}

/** @throws ODataError 403 */
export function chatWith(tenant: Tenant, person: UserRow): Conversation {
  const state = person.removed ? 'absent' : personState(tenant, person.id);
  if (state === 'absent') throw notInRoster();
  if (state !== 'installed') throw writesBlocked();
  return { id: person.chat_id, person };
}
