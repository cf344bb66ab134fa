import { BOT_NAME } from '../bot.ts';
import { channelMembersOf } from '../graph/team-shapes.ts';
import { json } from '../http/body.ts';
import { forbidden, notFound } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import {
  type ChannelRow,
  isMember,
  mayEnter,
  nameOf,
  personOf,
  propsOf,
  type UserRow,
} from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { groupFor, groupMembers, groupsOf, tabsIn } from './groups.ts';
import { isInTeam } from './installs.ts';
import { type Place, placeOf } from './place.ts';

/** Who sits at the client. @throws ODataError 404 in words fit to show */
export function person(tenant: Tenant, key: string | null | undefined): UserRow {
  const row = personOf(tenant.db, key ?? '');
  if (row) return row;
  throw notFound(`There is nobody called '${key ?? ''}' here.`, 'PersonNotFound');
}

/**
 * 'personal' or the chat's own id, a group's id or topic, a channel id, a channel name, or the slug or name of a team (its Exchange channel).
 * @throws ODataError 403 for those who are no member, 404 where there is no such place
 */
export function whereIs(tenant: Tenant, who: UserRow, key: string): Place {
  if (key === 'personal' || key === who.chat_id) return { conversation: who.chat_id };
  const group = groupFor(tenant, who, key);
  if (group) return { conversation: group.id, group };
  const found = tenant.db.all<ChannelRow>(
    `SELECT c.* FROM channels c JOIN teams t ON t.id = c.team_id
     WHERE c.id = ?1 OR lower(c.name) = lower(?1) OR lower(t.slug || '/' || c.name) = lower(?1)
       OR ((lower(t.slug) = lower(?1) OR lower(t.name) = lower(?1)) AND c.name = 'Exchange')`,
    key,
  );
  const { db } = tenant;
  const channel = found.find(({ id, team_id: team }) => mayEnter(db, team, id, who.id));
  if (channel) return placeOf(tenant, channel.id);
  if (found.some(({ team_id: team }) => isMember(db, team, who.id)))
    throw forbidden(`${nameOf(who)} was not let into this channel.`, 'NotAMember');
  if (found.length > 0)
    throw forbidden(`${nameOf(who)} is not a member of this team.`, 'NotAMember');
  throw notFound(`There is no channel called '${key}'.`, 'ChannelNotFound');
}

function people(call: Call): Reply {
  const rows = call.tenant.db.all<UserRow>('SELECT * FROM users WHERE removed = 0 ORDER BY rowid');
  return json({
    people: rows.map((row) => {
      const props = propsOf(row);
      return {
        id: row.id,
        name: nameOf(row),
        mail: row.mail,
        title: props.jobTitle,
        // Who was invited has none of ours.
        unit: props.department ?? props.companyName,
        office: props.officeLocation ?? props.companyName,
        language: String(props.preferredLanguage).slice(0, 2),
        roles: JSON.parse(row.hints) as string[],
      };
    }),
  });
}

function conversations(call: Call): Reply {
  const { tenant } = call;
  const who = person(tenant, call.query.get('as'));
  const channels = tenant.db.all<ChannelRow & { team: string; slug: string }>(
    `SELECT c.*, t.name AS team, t.slug FROM channels c JOIN teams t ON t.id = c.team_id
     JOIN memberships m ON m.team_id = t.id WHERE m.user_id = ? ORDER BY t.name, c.rowid`,
    who.id,
  );
  return json({
    conversations: [
      { id: who.chat_id, kind: 'personal', name: BOT_NAME, installed: who.installed === 1 },
      ...groupsOf(tenant, who).map((row) => ({
        id: row.id,
        kind: 'group',
        name: row.topic,
        tabs: tabsIn(tenant, row.id),
        installed: row.installed === 1,
      })),
      ...channels
        .filter((row) => mayEnter(tenant.db, row.team_id, row.id, who.id))
        .map((row) => ({
          id: row.id,
          kind: 'channel',
          name: row.name,
          tabs: tabsIn(tenant, row.id),
          team: row.team,
          slug: row.slug,
          teamId: row.team_id,
          installed: isInTeam(tenant, row.team_id),
        })),
    ],
  });
}

/** The people of a channel, for mentions; in a chat with the bot it is the person alone. */
function members(call: Call): Reply {
  const { tenant } = call;
  const who = person(tenant, call.query.get('as'));
  const { channel, group } = whereIs(tenant, who, call.query.get('in') ?? 'personal');
  const others = group ? groupMembers(tenant, group.id) : [who];
  const rows = channel
    ? channelMembersOf(tenant.db, channel)
    : others.map((row) => ({ ...row, owner: 0 }));
  rows.sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
  return json({
    members: rows.map((row) => ({
      id: row.id,
      name: nameOf(row),
      mail: row.mail,
      owner: row.owner === 1,
    })),
  });
}

export const peopleRoutes: Route[] = [
  openRoute('GET', '/client/people', people),
  openRoute('GET', '/client/conversations', conversations),
  openRoute('GET', '/client/members', members),
];
