import { z } from 'zod';
import { empty, readBody } from '../http/body.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import { userOf } from '../people.ts';
import { requirePerson } from './access.ts';

const recipient = z.object({
  emailAddress: z.object({ address: z.string().min(1), name: z.string().optional() }),
});
const mailSchema = z.object({
  message: z.looseObject({
    subject: z.string(),
    body: z.object({ contentType: z.string().regex(/^(text|html)$/i), content: z.string() }),
    toRecipients: z.array(recipient).min(1),
    ccRecipients: z.array(recipient).optional(),
  }),
  saveToSentItems: z.union([z.boolean(), z.string()]).optional(),
});

function send(call: Call, key: string): Reply {
  const { db, clock } = call.tenant;
  const from = userOf(db, key);
  const { message } = readBody(call, mailSchema);
  db.run(
    'INSERT INTO mail VALUES(?, ?, ?, ?, (SELECT count(*) + 1 FROM mail))',
    newGuid(),
    from.id,
    JSON.stringify(message),
    clock.iso(),
  );
  return empty(202);
}

export const mailRoutes: Route[] = [
  route('POST', '/users/{id}/sendMail', (call) => send(call, call.params.id ?? '')),
  route('POST', '/me/sendMail', (call) => send(call, requirePerson(call))),
];
