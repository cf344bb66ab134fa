import { BOT_ID, BOT_NAME } from '../bot.ts';
import { badRequest } from '../http/errors.ts';
import { newGuid } from '../ids.ts';
import { hasOwnMembers, type UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import type { Activity } from './activity.ts';
import type { Outcome } from './delivery.ts';
import { frame, withChannelData } from './frame.ts';
import { groupOf } from './groups.ts';
import { isInTeam, personState, READ_CHANNELS } from './installs.ts';
import { type MessageRow, metaOf, noteOn } from './messages.ts';
import { type Place, placeOf } from './place.ts';

/** The bot was not told, because it may not hear this. */
const UNHEARD: Outcome = { status: 200, attempts: 0 };

/**
 * What a bot hears: everything in its chat; in a group that has the app what names it; in a team that has it, what names it or presses its card, and
 * everything else only in standard channels, and only while the team consents to that.
 */
export function hears(tenant: Tenant, place: Place, named: boolean): boolean {
  const { channel, group } = place;
  if (group) return named && groupOf(tenant, group.id)?.installed === 1;
  if (!channel) {
    const who = tenant.db.get<UserRow>('SELECT * FROM users WHERE chat_id = ?', place.conversation);
    return who !== undefined && personState(tenant, who.id) === 'installed';
  }
  if (!isInTeam(tenant, channel.team_id)) return false;
  // That a private or shared channel is heard without being named is said nowhere: the product must do without.
  if (!named && hasOwnMembers(tenant.db, channel.id)) return false;
  return named || tenant.consents.teamScopes(channel.team_id).includes(READ_CHANNELS);
}

export interface Said {
  text?: string;
  value?: unknown;
  replyToId?: string;
  /** Mentions in the text, the bot's among them where it is named. */
  entities?: readonly Activity[];
}

const namesBot = (entities: readonly Activity[] = []): boolean =>
  entities.some(({ mentioned }) => (mentioned as { id?: string } | undefined)?.id === BOT_ID);

/** The mention that wakes the bot, for what names it without saying where. */
export const BOT_MENTION: Activity = {
  mentioned: { id: BOT_ID, name: BOT_NAME },
  text: `<at>${BOT_NAME}</at>`,
  type: 'mention',
};

function senderOf(tenant: Tenant, row: MessageRow): UserRow {
  const who = tenant.db.get<UserRow>('SELECT * FROM users WHERE id = ?', row.from_id);
  if (!who) throw badRequest('Unknown sender.', 'BadRequest');
  return who;
}

/** A person's stored message as an activity of this type. */
function activityOf(tenant: Tenant, row: MessageRow, what: Said): Activity {
  const place = placeOf(tenant, row.conversation, row.root_id ?? row.id);
  const base = frame(tenant, senderOf(tenant, row), place);
  const replyToId = what.replyToId ?? row.root_id ?? undefined;
  return {
    ...base,
    type: 'message',
    id: row.id,
    ...(what.text === undefined ? {} : { text: what.text, textFormat: 'plain' }),
    ...(what.value === undefined ? {} : { value: what.value }),
    ...(replyToId ? { replyToId } : {}),
    attachments: what.text === undefined ? [] : [{ contentType: 'text/html', content: row.body }],
    entities: [...(what.entities ?? []), ...(base.entities as unknown[])],
  };
}

/** Tells the bot about a person's stored message, where it may hear it. */
export async function sendToBot(tenant: Tenant, row: MessageRow, what: Said): Promise<Outcome> {
  const place = placeOf(tenant, row.conversation);
  const named = what.value !== undefined || namesBot(what.entities);
  if (!hears(tenant, place, named)) return UNHEARD;
  noteOn(tenant, row, { heard: true, text: what.text ?? '', entities: what.entities ?? [] });
  return tenant.delivery.deliver(activityOf(tenant, row, what), { keep: true });
}

/** Edited or brought back, as the bot hears of it: only where it heard the message or may hear it now. */
export async function tellUpdate(
  tenant: Tenant,
  row: MessageRow,
  eventType: 'editMessage' | 'undeleteMessage',
  what: Said,
): Promise<Outcome> {
  const place = placeOf(tenant, row.conversation);
  if (!hears(tenant, place, metaOf(row).heard === true || namesBot(what.entities))) return UNHEARD;
  noteOn(tenant, row, { heard: true, text: what.text ?? '', entities: what.entities ?? [] });
  const activity = { ...activityOf(tenant, row, what), type: 'messageUpdate' };
  return tenant.delivery.deliver(withChannelData(activity, { eventType }), { keep: true });
}

/** What the bot was told a message says: text and mentions. */
export function toldOf(row: MessageRow): Said {
  const { text, entities } = metaOf(row) as { text?: string; entities?: Activity[] };
  return { text: text ?? '', entities: entities ?? [] };
}

export async function tellDelete(tenant: Tenant, row: MessageRow): Promise<Outcome> {
  const place = placeOf(tenant, row.conversation, row.root_id ?? row.id);
  if (!hears(tenant, place, metaOf(row).heard === true)) return UNHEARD;
  const activity = {
    ...frame(tenant, senderOf(tenant, row), place),
    type: 'messageDelete',
    id: row.id,
    ...(row.root_id ? { replyToId: row.root_id } : {}),
  };
  const told = withChannelData(activity, { eventType: 'softDeleteMessage' });
  return tenant.delivery.deliver(told, { keep: true });
}

/** Teams tells a bot of reactions to its own messages, and of no others. */
export async function tellReaction(
  tenant: Tenant,
  who: UserRow,
  row: MessageRow,
  change: { type: string; removed: boolean },
): Promise<Outcome> {
  const place = placeOf(tenant, row.conversation, row.root_id ?? row.id);
  if (row.from_kind !== 'bot' || !hears(tenant, place, true)) return UNHEARD;
  const reactions = [{ type: change.type }];
  return tenant.delivery.deliver(
    {
      ...frame(tenant, who, place),
      type: 'messageReaction',
      id: `f:${newGuid()}`,
      replyToId: row.id,
      ...(change.removed ? { reactionsRemoved: reactions } : { reactionsAdded: reactions }),
    },
    { keep: true },
  );
}
