import { z } from 'zod';
import { empty, readBody } from '../http/body.ts';
import { forbidden } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import type { Json } from '../odata/page.ts';
import { messageFound } from './messages.ts';
import { channelIn, teamIn } from './team-shapes.ts';

const violationSchema = z.looseObject({ policyViolation: z.looseObject({}).nullable() });

/** Names of enumerations are taken in any case and told in their own (`BlockAccess` is `blockAccess`). */
function canonical(given: Json | null): Json | null {
  if (given === null) return null;
  const lower = (text: string): string =>
    text
      .split(',')
      .map((part) => part.trim().charAt(0).toLowerCase() + part.trim().slice(1))
      .join(',');
  const names = ['dlpAction', 'userAction', 'verdictDetails'];
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      names.includes(name) && typeof value === 'string' ? lower(value) : value,
    ]),
  );
}

/** A compliance application marks a message; nothing else of it can be changed through Graph. */
function mark(call: Call): Reply {
  const channel = channelIn(call, teamIn(call));
  if (call.caller.kind !== 'app')
    throw forbidden('Only applications may set policyViolation.', 'Forbidden');
  const root = messageFound(call, channel, call.params.message ?? '');
  const replyId = call.params.reply;
  const row = replyId === undefined ? root : messageFound(call, channel, replyId, root.id);
  const policyViolation = canonical(readBody(call, violationSchema).policyViolation);
  call.tenant.db.run(
    "UPDATE messages SET meta = json_set(meta, '$.policyViolation', json(?)), modified = ?, seq = ? WHERE id = ?",
    JSON.stringify(policyViolation),
    call.tenant.clock.iso(),
    call.tenant.db.nextSeq(),
    row.id,
  );
  return empty();
}

const MESSAGE = '/teams/{team}/channels/{channel}/messages/{message}';
export const messageMarkRoutes: Route[] = [
  route('PATCH', MESSAGE, mark),
  route('PATCH', `${MESSAGE}/replies/{reply}`, mark),
];
