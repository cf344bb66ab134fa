import { TENANT_ID } from '../address.ts';
import { BOT_ID, BOT_NAME } from '../bot.ts';
import { badRequest } from '../http/errors.ts';
import { newGuid } from '../ids.ts';
import { type ChannelRow, nameOf, propsOf, type TeamRow, type UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import type { Outcome } from './delivery.ts';
import type { MessageRow } from './messages.ts';

export type Activity = Record<string, unknown>;

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

/** The frame every activity from this person in this place shares, as Teams fills it. */
export function frame(tenant: Tenant, who: UserRow, place: Place): Activity {
  const at = tenant.clock.now();
  const locale = String((propsOf(who).preferredLanguage as string | undefined) ?? 'en-US');
  const timeZone = String((propsOf(who).mailboxSettings as { timeZone: string }).timeZone);
  const { channel } = place;
  const threaded = place.rootId
    ? `${place.conversation};messageid=${place.rootId}`
    : place.conversation;
  return {
    timestamp: at.toISOString(),
    localTimestamp: localTime(at, timeZone),
    localTimezone: timeZone,
    channelId: 'msteams',
    serviceUrl: `${tenant.url}/connector/`,
    from: { id: who.teams_id, name: nameOf(who), aadObjectId: who.id },
    recipient: { id: BOT_ID, name: BOT_NAME },
    conversation: {
      ...(channel ? { isGroup: true } : {}),
      conversationType: channel ? 'channel' : 'personal',
      tenantId: TENANT_ID,
      id: channel ? threaded : place.conversation,
    },
    entities: [
      {
        locale,
        country: locale.split('-')[1] ?? '',
        platform: 'Web',
        timezone: timeZone,
        type: 'clientInfo',
      },
    ],
    channelData: channel ? channelData(tenant, channel) : { tenant: { id: TENANT_ID } },
    locale,
  };
}

/** A team's id to a bot is the id of its General channel; the Graph id travels as aadGroupId. */
export function generalOf(tenant: Tenant, teamId: string): string {
  return (
    tenant.db.get<{ id: string }>(
      "SELECT id FROM channels WHERE team_id = ? AND name = 'General'",
      teamId,
    )?.id ?? ''
  );
}

export function channelData(tenant: Tenant, channel: ChannelRow): Activity {
  const general = generalOf(tenant, channel.team_id);
  const team = tenant.db.get<TeamRow>('SELECT * FROM teams WHERE id = ?', channel.team_id);
  return {
    teamsChannelId: channel.id,
    teamsTeamId: general,
    channel: { id: channel.id, ...(channel.id === general ? {} : { name: channel.name }) },
    team: { id: general, name: team?.name ?? '', aadGroupId: channel.team_id },
    tenant: { id: TENANT_ID },
  };
}

/** Tells the bot about a person's stored message; in a channel with the mention that wakes it. */
export function sendToBot(
  tenant: Tenant,
  row: MessageRow,
  what: { text?: string; value?: unknown; replyToId?: string; keep: boolean },
): Promise<Outcome> {
  const who = tenant.db.get<UserRow>('SELECT * FROM users WHERE id = ?', row.from_id);
  if (!who) throw badRequest('Unknown sender.', 'BadRequest');
  const place = placeOf(tenant, row.conversation, row.root_id ?? row.id);
  const base = frame(tenant, who, place);
  const replyToId = what.replyToId ?? row.root_id ?? undefined;
  const mention = {
    mentioned: { id: BOT_ID, name: BOT_NAME },
    text: `<at>${BOT_NAME}</at>`,
    type: 'mention',
  };
  const mentioned = place.channel !== undefined && what.text !== undefined;
  return tenant.delivery.deliver(
    {
      ...base,
      type: 'message',
      id: row.id,
      ...(what.text === undefined ? {} : { text: what.text, textFormat: 'plain' }),
      ...(what.value === undefined ? {} : { value: what.value }),
      ...(replyToId ? { replyToId } : {}),
      attachments: what.text === undefined ? [] : [{ contentType: 'text/html', content: row.body }],
      ...(mentioned ? { entities: [mention, ...(base.entities as unknown[])] } : {}),
    },
    { keep: what.keep },
  );
}

/** A pressed Action.Execute, a dialog and the like: the answer comes back in the outcome's body. */
export function invokeBot(
  tenant: Tenant,
  who: UserRow,
  place: Place,
  invoke: { name: string; value: unknown },
  replyToId: string | undefined,
): Promise<Outcome> {
  return tenant.delivery.deliver(
    {
      ...frame(tenant, who, place),
      type: 'invoke',
      id: `f:${newGuid()}`,
      name: invoke.name,
      value: invoke.value,
      ...(replyToId ? { replyToId } : {}),
    },
    { keep: false },
  );
}

/** @returns local wall time with its offset, `2026-11-22T10:00:00.000+07:00` */
export function localTime(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const offset =
    parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', '') || '+00:00';
  const sign = offset.startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const wall = new Date(at.getTime() + sign * (hours * 60 + minutes) * 60_000);
  return `${wall.toISOString().slice(0, 23)}${offset}`;
}
