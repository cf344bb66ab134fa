import { z } from 'zod';
import { empty, readBody } from '../http/body.ts';
import { badRequest, forbidden, notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { findUser, isMember, teamOf, type UserRow, userOf } from '../people.ts';
import { notify } from '../teams/feed.ts';
import { isInTeam, personState } from '../teams/installs.ts';
import { teamMembers } from '../teams/members.ts';
import type { Tenant } from '../tenant.ts';

const text = z.string().min(1);
const schema = z.looseObject({
  topic: z
    .looseObject({
      source: z.enum(['entityUrl', 'text']),
      value: text,
      webUrl: z.string().optional(),
    })
    .refine(({ source, webUrl }) => source !== 'text' || webUrl !== undefined, {
      message: 'a topic in words needs its webUrl',
      path: ['webUrl'],
    }),
  activityType: text.max(128),
  chainId: z.number().int().optional(),
  previewText: z.looseObject({ content: z.string().max(1_000) }).optional(),
  templateParameters: z.array(z.looseObject({ name: text, value: z.string() })).default([]),
  recipient: z.looseObject({ '@odata.type': text }).optional(),
});
type Ping = z.infer<typeof schema>;

/** `systemDefault` carries the whole sentence; other types would take theirs from the app's manifest. */
function sentence({ activityType, templateParameters }: Ping): string {
  const given = new Map(templateParameters.map(({ name, value }) => [name, value]));
  if (activityType === 'systemDefault') return given.get('systemDefaultText') ?? '';
  const said = templateParameters.map(({ name, value }) => `${name}: ${value}`).join(', ');
  return said === '' ? activityType : `${activityType} (${said})`;
}

function show(tenant: Tenant, ping: Ping, to: readonly string[]): void {
  const { topic } = ping;
  notify(tenant, to, {
    activityType: ping.activityType,
    text: sentence(ping),
    preview: ping.previewText?.content ?? null,
    webUrl: topic.webUrl ?? null,
    topic: topic.value,
    chainId: ping.chainId ?? null,
  });
}

const notInstalled = () =>
  forbidden(
    'Application with AAD App Id is not authorized to generate activity notifications: it is not installed for the recipient.',
    'Forbidden',
  );

function toUser(call: Call): Reply {
  const { tenant } = call;
  const ping = readBody(call, schema);
  const user = userOf(tenant.db, call.params.user ?? '');
  if (personState(tenant, user.id) !== 'installed' && !inSharedTeam(tenant, user))
    throw notInstalled();
  show(tenant, ping, [user.id]);
  return empty();
}

/** The app reaches a person also through a team that has it. */
const inSharedTeam = (tenant: Tenant, user: UserRow): boolean =>
  tenant.db
    .all<{ team_id: string }>('SELECT team_id FROM memberships WHERE user_id = ?', user.id)
    .some(({ team_id: id }) => isInTeam(tenant, id));

function toTeam(call: Call): Reply {
  const { tenant } = call;
  const team = teamOf(tenant.db, call.params.team ?? '');
  const ping = readBody(call, schema);
  if (!isInTeam(tenant, team.id)) throw notInstalled();
  show(tenant, ping, recipients(tenant, team.id, ping));
  return empty();
}

function recipients(tenant: Tenant, teamId: string, { recipient }: Ping): string[] {
  const kind = recipient?.['@odata.type'].split('.').at(-1);
  if (kind === 'teamMembersNotificationRecipient' || kind === 'channelMembersNotificationRecipient')
    return teamMembers(tenant, teamId).map(({ id }) => id);
  if (kind !== 'aadUserNotificationRecipient')
    throw badRequest("A notification to a team needs its 'recipient'.", 'BadRequest');
  const key = String(recipient?.userId ?? '');
  const user = findUser(tenant.db, key);
  if (!user || !isMember(tenant.db, teamId, user.id))
    throw notFound(`User ${key} is not part of the team roster.`, 'NotFound');
  return [user.id];
}

export const activityNotificationRoutes: Route[] = [
  route('POST', '/users/{user}/teamwork/sendActivityNotification', toUser),
  route('POST', '/teams/{team}/sendActivityNotification', toTeam),
];
