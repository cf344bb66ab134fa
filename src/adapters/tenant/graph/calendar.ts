import { z } from 'zod';
import { json, readBody } from '../http/body.ts';
import { badRequest } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import { contextUrl, type Json, pageOf } from '../odata/page.ts';
import { optionOf, refine } from '../odata/query.ts';
import { nameOf, type UserRow, userOf } from '../people.ts';

const LIMITS = { fallback: 10, max: 1000 };
const timeSchema = z.object({ dateTime: z.string().min(1), timeZone: z.string().default('UTC') });
const eventSchema = z.looseObject({
  subject: z.string().default(''),
  start: timeSchema,
  end: timeSchema,
  isAllDay: z.boolean().default(false),
  showAs: z
    .enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'])
    .default('busy'),
  location: z.looseObject({ displayName: z.string().optional() }).default({}),
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']).default('normal'),
});
interface EventRow {
  id: string;
  definition: string;
}

/** ISO in UTC. Other zones are taken by their offset only where they name it; calendars here speak UTC. */
function instant(text: string, name: string): string {
  const at = new Date(/Z|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`);
  if (Number.isNaN(at.getTime()))
    throw badRequest(
      `The value '${text}' of parameter '${name}' is invalid.`,
      'ErrorInvalidParameter',
    );
  return at.toISOString();
}

function create(call: Call): Reply {
  const user = userOf(call.tenant.db, call.params.id ?? '');
  const body = readBody(call, eventSchema);
  const starts = instant(body.start.dateTime, 'start');
  const ends = instant(body.end.dateTime, 'end');
  if (ends <= starts)
    throw badRequest('The end must be after the start.', 'ErrorPropertyValidationFailure');
  const { db, clock } = call.tenant;
  const id = newGuid();
  const definition = { ...body, createdDateTime: clock.iso(), lastModifiedDateTime: clock.iso() };
  db.run(
    'INSERT INTO events VALUES(?, ?, ?, ?, ?)',
    id,
    user.id,
    starts,
    ends,
    JSON.stringify(definition),
  );
  const context = contextUrl(call, `users('${user.id}')/events/$entity`);
  return json(
    { '@odata.context': context, ...show(user, { id, definition: JSON.stringify(definition) }) },
    201,
  );
}

/** What lies in the span, even in part. */
function view(call: Call): Reply {
  const user = userOf(call.tenant.db, call.params.id ?? '');
  const from = call.query.get('startDateTime') ?? call.query.get('startdatetime');
  const to = call.query.get('endDateTime') ?? call.query.get('enddatetime');
  if (!from || !to)
    throw badRequest(
      "This request requires a time window specified by the query string parameters 'StartDateTime' and 'EndDateTime'.",
      'ErrorInvalidParameter',
    );
  const rows = call.tenant.db.all<EventRow>(
    'SELECT id, definition FROM events WHERE user_id = ? AND starts < ? AND ends > ? ORDER BY starts',
    user.id,
    instant(to, 'EndDateTime'),
    instant(from, 'StartDateTime'),
  );
  const shown = refine(
    call,
    rows.map((row) => show(user, row)),
    { always: ['id'] },
  );
  const names = optionOf(call, 'select');
  const what = `users('${user.id}')/calendarView${names ? `(${names})` : ''}`;
  return json(pageOf(call, what, shown, LIMITS));
}

function show(user: UserRow, row: EventRow): Json {
  const event = JSON.parse(row.definition) as Json;
  const emailAddress = { name: nameOf(user), address: user.mail };
  return {
    '@odata.etag': `W/"${row.id}"`,
    id: row.id,
    type: 'singleInstance',
    isCancelled: false,
    isOrganizer: true,
    organizer: { emailAddress },
    attendees: [],
    ...event,
  };
}

export const calendarRoutes: Route[] = [
  route('GET', '/users/{id}/calendarView', view),
  route('POST', '/users/{id}/events', create),
];
