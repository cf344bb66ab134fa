import { z } from 'zod';
import { addExtras, dropExtras, extrasOf } from '../extras.ts';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, forbidden } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { contextUrl, type Json, pageOf, pick, selectOf } from '../odata/page.ts';
import { findUser, propsOf, type UserRow, userOf } from '../people.ts';
import { requirePerson } from './access.ts';

const MOST_IDS = 650;
const LIMITS = { fallback: 100, max: 999 };

/** What a session set and that has not run out; who has none is offline. */
function showPresence(call: Call, user: UserRow): Json {
  const { db, clock } = call.tenant;
  const set = extrasOf(db, 'presence', user.id);
  const held = typeof set.until === 'string' && set.until > clock.iso();
  const settings = propsOf(user).mailboxSettings as Json | undefined;
  const replies = settings?.automaticRepliesSetting as Json | undefined;
  const away = replies !== undefined && replies.status !== 'disabled';
  return {
    id: user.id,
    availability: held ? set.availability : 'Offline',
    activity: held ? set.activity : 'Offline',
    statusMessage: null,
    outOfOfficeSettings: {
      message: away ? (replies.internalReplyMessage ?? '') : null,
      isOutOfOffice: away,
    },
    workLocation: null,
    sequenceNumber: null,
  };
}

function one(call: Call, key: string): Reply {
  const user = userOf(call.tenant.db, key);
  return json({
    '@odata.context': contextUrl(call, `users('${user.id}')/presence/$entity`),
    ...pick(showPresence(call, user), selectOf(call)),
  });
}

/** An application sees everybody's, a person their own. */
function list(call: Call): Reply {
  const { db } = call.tenant;
  const own = call.caller.personId;
  const rows = db
    .all<UserRow>('SELECT * FROM users WHERE removed = 0 ORDER BY mail')
    .filter((row) => own === undefined || row.id === own);
  return json(
    pageOf(
      call,
      'communications/presences',
      rows.map((row) => showPresence(call, row)),
      LIMITS,
    ),
  );
}

const idsSchema = z.object({ ids: z.array(z.string()).min(1) });

/** Ids nobody has are left out, as Graph does. */
function byIds(call: Call): Reply {
  const { ids } = readBody(call, idsSchema);
  if (ids.length > MOST_IDS)
    throw badRequest(`The number of ids must not exceed ${MOST_IDS}.`, 'BadRequest');
  const rows = [...new Set(ids)].flatMap((id) => findUser(call.tenant.db, id) ?? []);
  return json({
    '@odata.context': contextUrl(call, 'Collection(microsoft.graph.presence)'),
    value: rows.map((row) => showPresence(call, row)),
  });
}

const PAIRS = [
  'Available/Available',
  'Busy/InACall',
  'Busy/InAConferenceCall',
  'Away/Away',
  'DoNotDisturb/Presenting',
];
const sessionSchema = z.object({
  sessionId: z.string().min(1),
  availability: z.string(),
  activity: z.string(),
  expirationDuration: z
    .string()
    .regex(/^PT(?:(\d+)H)?(?:(\d+)M)?$/)
    .default('PT5M'),
});

/** An application says of a person what it knows, for five minutes to four hours. */
function setPresence(call: Call): Reply {
  const user = userOf(call.tenant.db, call.params.id ?? '');
  requireApplication(call);
  const { availability, activity, expirationDuration } = readBody(call, sessionSchema);
  if (!PAIRS.includes(`${availability}/${activity}`))
    throw badRequest(
      'The combination of availability and activity is not supported.',
      'BadRequest',
    );
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(expirationDuration);
  const minutes = Number(parts?.[1] ?? 0) * 60 + Number(parts?.[2] ?? 0);
  if (minutes < 5 || minutes > 240)
    throw badRequest('expirationDuration must be between 5 and 240 minutes.', 'BadRequest');
  const { db, clock } = call.tenant;
  const until = new Date(clock.now().getTime() + minutes * 60_000).toISOString();
  addExtras(db, 'presence', user.id, { availability, activity, until });
  return empty(200);
}

function clearPresence(call: Call): Reply {
  const user = userOf(call.tenant.db, call.params.id ?? '');
  requireApplication(call);
  readBody(call, z.object({ sessionId: z.string().min(1) }));
  dropExtras(call.tenant.db, 'presence', user.id);
  return empty(200);
}

function requireApplication(call: Call): void {
  if (call.caller.kind === 'person' && call.params.id !== call.caller.personId)
    throw forbidden('Only an own presence session can be changed.', 'Forbidden');
}

export const presenceRoutes: Route[] = [
  route('GET', '/users/{id}/presence', (call) => one(call, call.params.id ?? '')),
  route('GET', '/me/presence', (call) => one(call, requirePerson(call))),
  route('GET', '/communications/presences', list),
  route('GET', '/communications/presences/{id}', (call) => one(call, call.params.id ?? '')),
  route('POST', '/communications/getPresencesByUserId', byIds),
  route('POST', '/users/{id}/presence/setPresence', setPresence),
  route('POST', '/users/{id}/presence/clearPresence', clearPresence),
];
