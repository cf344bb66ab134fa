import { newGuid } from '../ids.ts';
import type { ChannelRow, TeamRow, UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import type { Outcome } from './delivery.ts';
import { channelData, frame, generalOf } from './frame.ts';
import { isInTeam } from './installs.ts';
import { placeOf } from './place.ts';

/** What a bot hears of a team that has it, without anybody speaking: conversationUpdate. */

const UNHEARD: Outcome = { status: 200, attempts: 0 };

async function tell(
  tenant: Tenant,
  team: TeamRow,
  by: UserRow,
  what: { eventType: string; channel?: ChannelRow } & Record<string, unknown>,
): Promise<Outcome> {
  if (!isInTeam(tenant, team.id)) return UNHEARD;
  const general = generalOf(tenant, team.id);
  const { eventType, channel, ...more } = what;
  const activity = frame(tenant, by, placeOf(tenant, general));
  const whole = {
    team: { id: general, name: team.name, aadGroupId: team.id },
    tenant: (activity.channelData as { tenant: unknown }).tenant,
  };
  return tenant.delivery.deliver(
    {
      ...activity,
      ...more,
      type: 'conversationUpdate',
      id: `f:${newGuid()}`,
      channelData: { ...(channel ? channelData(tenant, channel) : whole), eventType },
    },
    { keep: true },
  );
}

/** @param by who added or removed them; a person who leaves does so themselves */
export function tellMembers(
  tenant: Tenant,
  team: TeamRow,
  by: UserRow,
  change: 'added' | 'removed',
  people: readonly UserRow[],
): Promise<Outcome> {
  const members = people.map((row) => ({ id: row.teams_id, aadObjectId: row.id }));
  return change === 'added'
    ? tell(tenant, team, by, { eventType: 'teamMemberAdded', membersAdded: members })
    : tell(tenant, team, by, { eventType: 'teamMemberRemoved', membersRemoved: members });
}

export const tellChannel = (
  tenant: Tenant,
  team: TeamRow,
  by: UserRow,
  eventType: 'channelCreated' | 'channelRenamed' | 'channelDeleted' | 'channelRestored',
  channel: ChannelRow,
): Promise<Outcome> => tell(tenant, team, by, { eventType, channel });

export const tellTeam = (
  tenant: Tenant,
  team: TeamRow,
  by: UserRow,
  eventType: 'teamRenamed' | 'teamArchived' | 'teamUnarchived' | 'teamDeleted',
): Promise<Outcome> => tell(tenant, team, by, { eventType });
