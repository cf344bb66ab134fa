import { z } from 'zod';
import { addExtras } from '../extras.ts';
import { json, readBody } from '../http/body.ts';
import { notFound } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import { channelIdOf, newGuid } from '../ids.ts';
import type { ChannelRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { person } from './client-people.ts';
import { tellChannel, tellMembers, tellTeam } from './happenings.ts';
import { installIn, uninstallFrom, upgradeIn } from './installing.ts';
import { ownerOf, teamNamed } from './owners.ts';

/** What owners do in Teams, for tests and for whoever plays: the people, channels and app of a team. */

const membershipSchema = z.object({
  team: z.string(),
  as: z.string(),
  member: z.boolean(),
  owner: z.boolean().default(false),
});

async function membership(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = readBody(call, membershipSchema);
  const team = teamNamed(tenant, body.team);
  const who = person(tenant, body.as);
  const by = body.member ? ownerOf(tenant, team.id) : who;
  const changed = body.member
    ? tenant.db.run(
        'INSERT OR IGNORE INTO memberships VALUES(?, ?, ?)',
        team.id,
        who.id,
        body.owner ? 1 : 0,
      )
    : tenant.db.run('DELETE FROM memberships WHERE team_id = ? AND user_id = ?', team.id, who.id);
  tenant.signal.ring();
  if (changed === 0) return json({ status: 200, attempts: 0 });
  const change = body.member ? 'added' : 'removed';
  return json(await tellMembers(tenant, team, by, change, [who]));
}

const channelSchema = z.object({
  team: z.string(),
  /** A channel that is there is renamed; without it a new one is made. */
  channel: z.string().optional(),
  name: z.string().min(1).max(50),
  /** Of a new one; private and shared ones begin with the team's owners. */
  kind: z.enum(['standard', 'private', 'shared']).default('standard'),
});

async function channel(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = readBody(call, channelSchema);
  const team = teamNamed(tenant, body.team);
  const id = body.channel ?? channelIdOf(newGuid());
  if (body.channel) {
    const changed = tenant.db.run(
      'UPDATE channels SET name = ? WHERE id = ? AND team_id = ?',
      body.name,
      id,
      team.id,
    );
    if (changed === 0) throw notFound('There is no such channel.', 'ChannelNotFound');
  } else {
    tenant.db.run(
      'INSERT INTO channels(id, team_id, name, description, created) VALUES(?, ?, ?, ?, ?)',
      id,
      team.id,
      body.name,
      '',
      tenant.clock.iso(),
    );
    if (body.kind !== 'standard') letOwnersIn(tenant, team.id, id, body.kind);
  }
  const row = tenant.db.get<ChannelRow>('SELECT * FROM channels WHERE id = ?', id);
  if (!row) throw notFound('There is no such channel.', 'ChannelNotFound');
  const event = body.channel ? 'channelRenamed' : 'channelCreated';
  const by = ownerOf(tenant, team.id);
  return json({ id, ...(await tellChannel(tenant, team, by, event, row)) });
}

function letOwnersIn({ db }: Tenant, team: string, channel: string, membershipType: string): void {
  addExtras(db, 'channel', channel, { membershipType });
  db.run(
    `INSERT INTO channel_members
     SELECT ?, user_id, 1 FROM memberships WHERE team_id = ? AND owner = 1`,
    channel,
    team,
  );
}

async function rename(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = readBody(call, z.object({ team: z.string(), name: z.string().min(1) }));
  const { id } = teamNamed(tenant, body.team);
  tenant.db.run('UPDATE teams SET name = ? WHERE id = ?', body.name, id);
  const team = teamNamed(tenant, id);
  return json(await tellTeam(tenant, team, ownerOf(tenant, id), 'teamRenamed'));
}

const appSchema = z.object({
  team: z.string(),
  action: z.enum(['add', 'remove', 'upgrade']),
});

async function app(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = readBody(call, appSchema);
  const team = teamNamed(tenant, body.team);
  const act = { add: installIn, remove: uninstallFrom, upgrade: upgradeIn }[body.action];
  return json({ status: await act(tenant, team, ownerOf(tenant, team.id)) });
}

export const devTeamRoutes: Route[] = [
  openRoute('POST', '/dev/membership', membership),
  openRoute('POST', '/dev/channel', channel),
  openRoute('POST', '/dev/team', rename),
  openRoute('POST', '/dev/team/app', app),
];
