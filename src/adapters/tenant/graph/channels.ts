import { z } from 'zod';
import { addExtras, dropExtras } from '../extras.ts';
import { addItem, childNamed, type DriveRow, type ItemRow, rootOf } from '../files/store.ts';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, notFound, ODataError } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { channelIdOf, newDriveItemId, newGuid } from '../ids.ts';
import { contextUrl, type Json, pageOf, pick, selectOf } from '../odata/page.ts';
import { refine } from '../odata/query.ts';
import { type ChannelRow, findUser, isMember, type TeamRow } from '../people.ts';
import { SYSTEM_ACTOR } from '../seed/places.ts';
import { tellChannel } from '../teams/happenings.ts';
import { actorIn } from '../teams/owners.ts';
import { requireOwner } from './access.ts';
import { libraryOf } from './channel-sites.ts';
import { siteById } from './lookup.ts';
import { type Bound, boundUser, memberSchema } from './members.ts';
import { showItem } from './show.ts';
import { channelIn, isPrivate, LIMITS, showChannel, teamIn } from './team-shapes.ts';

function list(call: Call): Reply {
  const { id } = teamIn(call);
  const { db } = call.tenant;
  const rows = db
    .all<ChannelRow>('SELECT * FROM channels WHERE team_id = ? ORDER BY rowid', id)
    .filter((row) => maySee(call, row))
    .map((row) => shown(call, row));
  return json(pageOf(call, `teams('${id}')/channels`, refine(call, rows), LIMITS));
}

/** A kind that came later than the others is told only to those who say that they know of it. */
function shown(call: Call, row: ChannelRow): Json {
  const channel = showChannel(call.tenant.db, row);
  const knows = /include-unknown-enum-members/i.test(call.headers.prefer ?? '');
  return channel.membershipType === 'shared' && !knows
    ? { ...channel, membershipType: 'unknownFutureValue' }
    : channel;
}

function maySee(call: Call, row: ChannelRow): boolean {
  const person = call.caller.personId;
  if (person === undefined || !isPrivate(call.tenant.db, row)) return true;
  return (
    call.tenant.db.get(
      'SELECT 1 FROM channel_members WHERE channel_id = ? AND user_id = ?',
      row.id,
      person,
    ) !== undefined
  );
}

const reply = (call: Call, team: TeamRow, row: ChannelRow, status = 200): Reply =>
  json(
    {
      '@odata.context': contextUrl(call, `teams('${team.id}')/channels/$entity`),
      ...pick(shown(call, row), selectOf(call)),
    },
    status,
    status === 201
      ? { location: `/teams('${team.id}')/channels('${encodeURIComponent(row.id)}')` }
      : {},
  );

function one(call: Call): Reply {
  const team = teamIn(call);
  return reply(call, team, channelIn(call, team));
}

function primary(call: Call): Reply {
  const { id } = teamIn(call);
  const row = call.tenant.db.get<ChannelRow>(
    "SELECT * FROM channels WHERE team_id = ? AND name = 'General'",
    id,
  );
  if (!row) throw notFound('Channel not found.', 'NotFound');
  return json({
    '@odata.context': contextUrl(call, `teams('${id}')/primaryChannel/$entity`),
    ...pick(shown(call, row), selectOf(call)),
  });
}

const nameSchema = z
  .string()
  .min(1)
  .max(50)
  .regex(/^[^~#%&*{}+/\\:<>?|'"]+$/);
const createSchema = z.looseObject({
  displayName: nameSchema,
  description: z.string().max(1024).nullable().optional(),
  membershipType: z
    .enum(['standard', 'private', 'shared', 'unknownFutureValue'])
    .default('standard'),
  isFavoriteByDefault: z.boolean().optional(),
  members: z.array(memberSchema).optional(),
});

/** A private or shared channel starts with the people named, or with whoever makes it. */
function create(call: Call): Reply {
  const team = teamIn(call);
  const body = readBody(call, createSchema);
  const { db, clock } = call.tenant;
  const taken = db.get(
    'SELECT 1 FROM channels WHERE team_id = ? AND lower(name) = lower(?)',
    team.id,
    body.displayName,
  );
  if (taken) throw badRequest('Channel name already existed, please use other name.', 'BadRequest');
  const id = channelIdOf(newGuid());
  const standard = body.membershipType === 'standard';
  const members = standard ? [] : firstMembers(call, team, body.members ?? []);
  db.tx(() => {
    db.run(
      'INSERT INTO channels VALUES(?, ?, ?, ?, ?)',
      id,
      team.id,
      body.displayName,
      body.description ?? '',
      clock.iso(),
    );
    addExtras(db, 'channel', id, {
      membershipType: body.membershipType,
      ...(body.isFavoriteByDefault === undefined
        ? {}
        : { isFavoriteByDefault: body.isFavoriteByDefault }),
    });
    for (const { user, owner } of members)
      db.run('INSERT INTO channel_members VALUES(?, ?, ?)', id, user.id, owner ? 1 : 0);
  });
  const row = {
    id,
    team_id: team.id,
    name: body.displayName,
    description: body.description ?? '',
    created: clock.iso(),
  };
  tell(call, team, 'channelCreated', row);
  return reply(call, team, row, 201);
}

/** The bot in the team hears of it on its own time. */
function tell(
  { tenant, caller }: Call,
  team: TeamRow,
  event: 'channelCreated' | 'channelRenamed' | 'channelDeleted',
  row: ChannelRow,
): void {
  void tellChannel(tenant, team, actorIn(tenant, team.id, caller.personId), event, row);
}

function firstMembers(call: Call, team: TeamRow, named: z.infer<typeof memberSchema>[]): Bound[] {
  const { db } = call.tenant;
  const given = named.map((member) => boundUser(call, member));
  const own = call.caller.personId ? findUser(db, call.caller.personId) : undefined;
  const all = given.length === 0 && own ? [{ user: own, owner: true }] : given;
  if (!all.some(({ owner }) => owner))
    throw badRequest('A private channel needs at least one owner.', 'BadRequest');
  const stranger = all.find(({ user }) => !isMember(db, team.id, user.id));
  if (stranger)
    throw badRequest('Members of a private channel must be members of its team.', 'BadRequest');
  return all;
}

const patchSchema = z.looseObject({
  displayName: nameSchema.optional(),
  description: z.string().max(1024).nullable().optional(),
  isFavoriteByDefault: z.boolean().optional(),
});

function patch(call: Call): Reply {
  const team = teamIn(call);
  const row = channelIn(call, team);
  const change = readBody(call, patchSchema);
  if (row.name === 'General' && change.displayName !== undefined)
    throw badRequest('The General channel cannot be renamed.', 'BadRequest');
  const { db } = call.tenant;
  db.run(
    'UPDATE channels SET name = ?, description = ? WHERE id = ?',
    change.displayName ?? row.name,
    change.description ?? row.description,
    row.id,
  );
  if (change.isFavoriteByDefault !== undefined)
    addExtras(db, 'channel', row.id, { isFavoriteByDefault: change.isFavoriteByDefault });
  const name = change.displayName ?? row.name;
  if (name !== row.name) tell(call, team, 'channelRenamed', { ...row, name });
  return empty();
}

function remove(call: Call): Reply {
  const team = teamIn(call);
  const row = channelIn(call, team);
  requireOwner(call, team.id);
  if (row.name === 'General')
    throw new ODataError(400, 'BadRequest', 'The General channel cannot be deleted.');
  const { db } = call.tenant;
  db.tx(() => {
    db.run('DELETE FROM channels WHERE id = ?', row.id);
    db.run('DELETE FROM channel_members WHERE channel_id = ?', row.id);
    db.run('DELETE FROM messages WHERE conversation = ?', row.id);
    dropExtras(db, 'channel', row.id);
  });
  tell(call, team, 'channelDeleted', row);
  return empty();
}

/** Where a channel's files are: a folder of its name in the library of the team or the channel, made when first asked for. */
function filesFolder(call: Call): Reply {
  const team = teamIn(call);
  const channel = channelIn(call, team);
  const { drive, folder } = channelFolder(call, team, channel);
  const shown = showItem(call.tenant, folder, drive, siteById(call.tenant, drive.site_id));
  return json({
    '@odata.context': contextUrl(
      call,
      `teams('${team.id}')/channels('${encodeURIComponent(channel.id)}')/filesFolder/$entity`,
    ),
    ...pick(shown, selectOf(call), ['id']),
  });
}

function channelFolder(
  call: Call,
  team: TeamRow,
  channel: ChannelRow,
): { drive: DriveRow; folder: ItemRow } {
  const { tenant } = call;
  const drive = libraryOf(tenant, team, channel, isPrivate(tenant.db, channel));
  const root = drive ? rootOf(tenant, drive.id) : undefined;
  if (!drive || !root) throw notFound('The team has no library.', 'NotFound');
  const folder =
    childNamed(tenant, root, channel.name) ??
    addItem(tenant, {
      id: newDriveItemId(),
      drive,
      parent: root,
      name: channel.name,
      folder: true,
      actor: SYSTEM_ACTOR,
    });
  return { drive, folder };
}

const BASE = '/teams/{id}/channels';
export const channelRoutes: Route[] = [
  route('GET', BASE, list),
  route('POST', BASE, create),
  route('GET', '/teams/{id}/primaryChannel', primary),
  route('GET', `${BASE}/{channel}`, one),
  route('PATCH', `${BASE}/{channel}`, patch),
  route('DELETE', `${BASE}/{channel}`, remove),
  route('GET', `${BASE}/{channel}/filesFolder`, filesFolder),
];
