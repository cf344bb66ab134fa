import { z } from 'zod';
import type { Db } from '../db.ts';
import { json } from '../http/body.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { guidOf } from '../ids.ts';
import { contextUrl, pageOf } from '../odata/page.ts';
import { messageOf } from '../teams/messages.ts';
import { channelIn, LIMITS, teamIn } from './team-shapes.ts';

export const hostedSchema = z.array(
  z.looseObject({
    '@microsoft.graph.temporaryId': z.string().min(1),
    contentBytes: z.string().min(1),
    contentType: z.string().regex(/^image\//),
  }),
);
export type Hosted = z.infer<typeof hostedSchema>;
interface HostedRow {
  id: string;
  mime: string;
  bytes: Uint8Array;
}

/** The body of a message with its images' temporary addresses replaced by their own.
 * @returns the body, and what is to be kept once the message has its id */
export function hostImages(
  body: string,
  images: Hosted,
): { body: (base: string) => string; keep: (db: Db, messageId: string) => void } {
  const kept = images.map((image) => {
    const name = image['@microsoft.graph.temporaryId'];
    const bytes = Buffer.from(image.contentBytes, 'base64');
    if (bytes.length === 0) throw badRequest('contentBytes is no base64.', 'BadRequest');
    const id = Buffer.from(
      `id=x_${guidOf(`hosted:${name}:${image.contentBytes}`)},type=1`,
    ).toString('base64url');
    return { name, id, bytes, mime: image.contentType };
  });
  return {
    body: (base) =>
      kept.reduce(
        (text, { name, id }) =>
          text.replaceAll(
            `../hostedContents/${name}/$value`,
            `${base}/hostedContents/${id}/$value`,
          ),
        body,
      ),
    keep: (db, messageId) => {
      for (const { id, mime, bytes } of kept)
        db.run('INSERT INTO hosted_contents VALUES(?, ?, ?, ?)', messageId, id, mime, bytes);
    },
  };
}

/** The message (or reply) a call names. @returns its id */
function messageIn(call: Call): string {
  const channel = channelIn(call, teamIn(call));
  const root = messageOf(call.tenant, channel.id, call.params.message ?? '');
  const replyId = call.params.reply;
  const row = replyId === undefined ? root : messageOf(call.tenant, channel.id, replyId);
  if (root && row && row.deleted === null && (replyId === undefined || row.root_id === root.id))
    return row.id;
  throw notFound('Message not found.', 'NotFound');
}

function list(call: Call): Reply {
  const id = messageIn(call);
  const rows = call.tenant.db.all<HostedRow>(
    'SELECT * FROM hosted_contents WHERE message_id = ? ORDER BY rowid',
    id,
  );
  const shown = rows.map((row) => ({ id: row.id, contentBytes: null, contentType: null }));
  return json(pageOf(call, 'hostedContents', shown, LIMITS));
}

function found(call: Call): HostedRow {
  const row = call.tenant.db.get<HostedRow>(
    'SELECT * FROM hosted_contents WHERE message_id = ? AND id = ?',
    messageIn(call),
    call.params.content ?? '',
  );
  if (row) return row;
  throw notFound('Hosted content not found.', 'NotFound');
}

const one = (call: Call): Reply =>
  json({
    '@odata.context': contextUrl(call, 'hostedContents/$entity'),
    id: found(call).id,
    contentBytes: null,
    contentType: null,
  });

function value(call: Call): Reply {
  const row = found(call);
  return { status: 200, bytes: Buffer.from(row.bytes), headers: { 'content-type': row.mime } };
}

const MESSAGE = '/teams/{team}/channels/{channel}/messages/{message}';
export const hostedRoutes: Route[] = [MESSAGE, `${MESSAGE}/replies/{reply}`].flatMap((base) => [
  route('GET', `${base}/hostedContents`, list),
  route('GET', `${base}/hostedContents/{content}`, one),
  route('GET', `${base}/hostedContents/{content}/$value`, value),
]);
