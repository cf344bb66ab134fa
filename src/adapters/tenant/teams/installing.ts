import { BOT_ID } from '../bot.ts';
import { newGuid } from '../ids.ts';
import type { TeamRow, UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import type { Activity } from './activity.ts';
import { frame, generalOf, withChannelData } from './frame.ts';
import { type GroupRow, setGroupInstalled } from './groups.ts';
import { setPersonState, setTeamInstalled } from './installs.ts';
import { placeOf } from './place.ts';

type Change = 'add' | 'remove' | 'add-upgrade';

/** As Teams tells it: the installation, and, unless it is only a newer version, the bot as a member. */
async function tell(tenant: Tenant, base: Activity, action: Change): Promise<number> {
  const installed = {
    ...base,
    type: 'installationUpdate',
    id: `f:${newGuid()}`,
    action,
  };
  const first = await tenant.delivery.deliver(installed, { keep: true });
  if (action === 'add-upgrade') return first.status;
  const bot = [{ id: BOT_ID }];
  const joined = {
    ...base,
    type: 'conversationUpdate',
    id: `f:${newGuid()}`,
    ...(action === 'add' ? { membersAdded: bot } : { membersRemoved: bot }),
  };
  const second = await tenant.delivery.deliver(joined, { keep: true });
  return Math.max(first.status, second.status);
}

const forPerson = (tenant: Tenant, who: UserRow): Activity =>
  frame(tenant, who, { conversation: who.chat_id });

function forTeam(tenant: Tenant, team: TeamRow, by: UserRow): Activity {
  const general = placeOf(tenant, generalOf(tenant, team.id));
  const activity = frame(tenant, by, general);
  return withChannelData(activity, { settings: { selectedChannel: { id: general.conversation } } });
}

/** @returns the worst status of the bot's answers; installing twice tells it again, as reinstalling does */
export function installFor(tenant: Tenant, who: UserRow): Promise<number> {
  setPersonState(tenant, who.id, 'installed');
  return tell(tenant, forPerson(tenant, who), 'add');
}

export function uninstallFor(tenant: Tenant, who: UserRow): Promise<number> {
  setPersonState(tenant, who.id, 'removed');
  return tell(tenant, forPerson(tenant, who), 'remove');
}

export function upgradeFor(tenant: Tenant, who: UserRow): Promise<number> {
  setPersonState(tenant, who.id, 'installed');
  return tell(tenant, forPerson(tenant, who), 'add-upgrade');
}

/** @param by the owner who did it */
export function installIn(tenant: Tenant, team: TeamRow, by: UserRow): Promise<number> {
  setTeamInstalled(tenant, team.id, true);
  return tell(tenant, forTeam(tenant, team, by), 'add');
}

export function uninstallFrom(tenant: Tenant, team: TeamRow, by: UserRow): Promise<number> {
  setTeamInstalled(tenant, team.id, false);
  return tell(tenant, forTeam(tenant, team, by), 'remove');
}

export function upgradeIn(tenant: Tenant, team: TeamRow, by: UserRow): Promise<number> {
  setTeamInstalled(tenant, team.id, true);
  return tell(tenant, forTeam(tenant, team, by), 'add-upgrade');
}

/** @param by the member who did it */
export function installInGroup(tenant: Tenant, group: GroupRow, by: UserRow): Promise<number> {
  setGroupInstalled(tenant, group.id, true);
  return tell(tenant, frame(tenant, by, { conversation: group.id, group }), 'add');
}

export function uninstallFromGroup(tenant: Tenant, group: GroupRow, by: UserRow): Promise<number> {
  setGroupInstalled(tenant, group.id, false);
  return tell(tenant, frame(tenant, by, { conversation: group.id, group }), 'remove');
}
