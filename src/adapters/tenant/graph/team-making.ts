import { z } from 'zod';
import { json, readBody } from '../http/body.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { channelIdOf, newGuid } from '../ids.ts';
import { contextUrl } from '../odata/page.ts';
import { teamOf } from '../people.ts';
import { addLibrary, addSite } from '../seed/places.ts';
import { boundUser, memberSchema } from './members.ts';

const createSchema = z.looseObject({
  'template@odata.bind': z.string().regex(/teamsTemplates(\('standard'\)|\/standard)$/),
  displayName: z.string().min(1).max(256),
  description: z.string().max(1024).default(''),
  members: z.array(memberSchema).max(1).default([]),
});

const slugOf = (name: string): string => name.replace(/[^A-Za-z0-9]+/g, '').slice(0, 60) || 'team';

/**
 * Taken on with 202 and done a little later, as in Teams; here at once. An application has no account to own the team:
 * it names one owner, and no more than one.
 */
function create(call: Call): Reply {
  const { db, clock } = call.tenant;
  const body = readBody(call, createSchema);
  const owners = body.members.map((member) => boundUser(call, member)).filter(({ owner }) => owner);
  const [owner] = owners;
  const by = owner?.user.id ?? call.caller.personId;
  if (!by)
    throw badRequest('A team owner must be provided when creating a team in application context.');
  const id = newGuid();
  const taken = (slug: string) => db.get('SELECT 1 FROM sites WHERE path = ?', `/sites/${slug}`);
  const short = slugOf(body.displayName);
  const slug = taken(short) ? `${short}-${id.slice(0, 4)}` : short;
  db.tx(() => {
    const site = { name: slug, title: body.displayName, description: '', teamId: id };
    const siteId = addSite(call.tenant, site);
    const row = [id, slug, body.displayName, body.description, siteId, clock.iso()];
    db.run('INSERT INTO teams VALUES(?, ?, ?, ?, ?, ?)', ...row);
    const general = [channelIdOf(`${id}/General`), id, 'General', body.description, clock.iso()];
    db.run('INSERT INTO channels VALUES(?, ?, ?, ?, ?)', ...general);
    db.run('INSERT INTO memberships VALUES(?, ?, 1)', id, by);
    addLibraryOf(call, siteId, id);
  });
  const operation = `/teams('${id}')/operations('${newGuid()}')`;
  return {
    ...json(undefined, 202),
    headers: { location: operation, 'content-location': `/teams('${id}')` },
  };
}

function addLibraryOf(call: Call, siteId: string, team: string): void {
  addLibrary(call.tenant, {
    siteId,
    name: 'Documents',
    audience: { kind: 'community', ref: team },
  });
}

function operation(call: Call): Reply {
  const team = teamOf(call.tenant.db, call.params.team ?? '');
  const id = call.params.operation ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound('The operation was not found.', 'NotFound');
  return json({
    '@odata.context': contextUrl(call, `teams('${team.id}')/operations/$entity`),
    id,
    operationType: 'createTeam',
    createdDateTime: team.created,
    status: 'succeeded',
    lastActionDateTime: team.created,
    attemptsCount: 1,
    targetResourceId: team.id,
    targetResourceLocation: `/teams('${team.id}')`,
    error: null,
  });
}

export const teamMakingRoutes: Route[] = [
  route('POST', '/teams', create),
  route('GET', '/teams/{team}/operations/{operation}', operation),
];
