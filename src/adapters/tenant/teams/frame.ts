import { TENANT_ID } from '../address.ts';
import { BOT_ID, BOT_NAME } from '../bot.ts';
import { type ChannelRow, nameOf, propsOf, type TeamRow, type UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import type { Activity } from './activity.ts';
import type { Place } from './place.ts';

/** The frame every activity from this person in this place shares, as Teams fills it. */
export function frame(tenant: Tenant, who: UserRow, place: Place): Activity {
  const at = tenant.clock.now();
  const locale = String((propsOf(who).preferredLanguage as string | undefined) ?? 'en-US');
  // A guest has no mailbox here: the client tells the zone of the machine.
  const mailbox = propsOf(who).mailboxSettings as { timeZone: string } | undefined;
  const timeZone = mailbox?.timeZone ?? 'UTC';
  const { channel, group } = place;
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
      ...(channel || group ? { isGroup: true } : {}),
      conversationType: channel ? 'channel' : group ? 'groupChat' : 'personal',
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

/** Puts more into an activity's channelData, which tells what kind of event it is. */
export const withChannelData = (activity: Activity, more: Activity): Activity => ({
  ...activity,
  channelData: { ...(activity.channelData as Activity), ...more },
});

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
