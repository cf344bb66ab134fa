import { z } from 'zod';
import { BOT_NAME } from '../bot.ts';
import { elapsed } from '../clock.ts';
import { json, readBody } from '../http/body.ts';
import { badRequest, forbidden, notFound } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import { nameOf, type UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { invokeFrom } from './client-invokes.ts';
import { person, whereIs } from './client-people.ts';
import { personState } from './installs.ts';
import { withMention, write } from './markup.ts';
import { showMessage } from './message-view.ts';
import {
  addMessage,
  deleteMessage,
  editMessage,
  type MessageRow,
  messageOf,
  restoreMessage,
} from './messages.ts';
import type { Place } from './place.ts';
import { react as setReaction } from './reactions.ts';
import { BOT_MENTION, sendToBot, tellDelete, tellReaction, tellUpdate, toldOf } from './say.ts';

const LONGEST_WAIT_MS = 60_000;

const saySchema = z.object({
  as: z.string(),
  in: z.string().default('personal'),
  replyTo: z.string().optional(),
  text: z.string().optional(),
  value: z.unknown().optional(),
  invoke: z.object({ name: z.string(), value: z.unknown() }).optional(),
  activityId: z.string().optional(),
  /** Cards that a message extension has found for this message. */
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })).default([]),
  /** Channels and groups: name the bot, unless the text does. */
  mention: z.boolean().default(true),
});

/** A chat is open once the app is there, and until the person blocks it. */
function requireOpen(tenant: Tenant, who: UserRow, place: Place): void {
  if (place.channel || place.group) return;
  const state = personState(tenant, who.id);
  if (state === 'blocked')
    throw forbidden(`${nameOf(who)} has blocked ${BOT_NAME}.`, 'MessageWritesBlocked');
  if (state !== 'installed')
    throw forbidden('The app is not installed for this person.', 'MessageWritesBlocked');
}

async function say(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = readBody(call, saySchema);
  const who = person(tenant, body.as);
  const place = whereIs(tenant, who, body.in);
  requireOpen(tenant, who, place);
  const pressed = body.activityId
    ? messageOf(tenant, place.conversation, body.activityId)
    : undefined;
  const rootId = place.channel ? (body.replyTo ?? pressed?.root_id ?? pressed?.id) : undefined;
  if (rootId && !messageOf(tenant, place.conversation, rootId))
    throw notFound('There is no such thread.', 'ThreadNotFound');
  if (body.invoke) {
    const { status, body: answer } = await invokeFrom(tenant, who, place, {
      ...body.invoke,
      activityId: body.activityId,
      rootId,
    });
    return json({ status, invokeResponse: answer });
  }
  if (body.text === undefined && body.value === undefined)
    throw badRequest('Nothing to say: text, value or invoke is needed.');
  const row = await post(tenant, who, { ...place, ...(rootId ? { rootId } : {}) }, body);
  return json(row);
}

/** Stores what was said and tells the bot, where it may hear it. */
async function post(
  tenant: Tenant,
  who: UserRow,
  place: Place,
  body: z.infer<typeof saySchema>,
): Promise<{ status: number; activityId: string; attempts: number }> {
  const { value } = body;
  const named = (place.channel ?? place.group) !== undefined && body.mention;
  const typed = body.text !== undefined && named ? withMention(body.text) : body.text;
  const written = typed === undefined ? undefined : write(tenant, place, typed);
  const attachments = attached(body.attachments);
  const row = addMessage(tenant, {
    conversation: place.conversation,
    rootId: place.rootId,
    from: { kind: 'person', id: who.id },
    body: [
      written?.html ?? '',
      ...attachments.map(({ id }) => `<attachment id="${id}"></attachment>`),
    ].join(''),
    contentType: 'html',
    attachments,
    mentions: written?.mentions ?? [],
    meta: value === undefined ? {} : { value },
  });
  const replyToId = body.activityId ?? body.replyTo;
  const outcome = await sendToBot(tenant, row, {
    ...(written ? { text: written.text, entities: written.entities } : {}),
    ...(value === undefined ? {} : { value }),
    ...(replyToId ? { replyToId } : {}),
  });
  return { status: outcome.status, activityId: row.id, attempts: outcome.attempts };
}

/** Cards as a stored message has them. */
const attached = (cards: z.infer<typeof saySchema>['attachments']) =>
  cards.map(({ contentType, content }) => ({
    id: newGuid().replaceAll('-', ''),
    contentType,
    contentUrl: null,
    content: JSON.stringify(content),
    name: null,
    thumbnailUrl: null,
  }));

async function messages(call: Call): Promise<Reply> {
  const { tenant, query } = call;
  const who = person(tenant, query.get('as'));
  const { conversation } = whereIs(tenant, who, query.get('in') ?? 'personal');
  const after = Number(query.get('after') ?? '0');
  const wait = Math.min(LONGEST_WAIT_MS, Number(query.get('wait') ?? '0'));
  if (!Number.isFinite(after) || !Number.isFinite(wait))
    throw badRequest('after and wait are numbers.');
  const load = (): MessageRow[] =>
    tenant.db.all<MessageRow>(
      'SELECT * FROM messages WHERE conversation = ? AND seq > ? ORDER BY seq',
      conversation,
      after,
    );
  const until = elapsed() + wait;
  let rows = load();
  while (rows.length === 0 && elapsed() < until) {
    await tenant.signal.wait(until - elapsed());
    rows = load();
  }
  return json({
    conversation,
    messages: rows.map((row) => showMessage(tenant, row, who.id)),
    last: rows.at(-1)?.seq ?? after,
  });
}

const oneSchema = z.object({
  as: z.string(),
  in: z.string().default('personal'),
  id: z.string(),
});

/** The message a person means, with the person and the place. @throws ODataError 404, 403 */
function meant(call: Call, one: z.infer<typeof oneSchema>) {
  const who = person(call.tenant, one.as);
  const place = whereIs(call.tenant, who, one.in);
  const row = messageOf(call.tenant, place.conversation, one.id);
  if (!row) throw notFound('There is no such message.', 'MessageNotFound');
  return { who, place, row };
}

/** @throws ODataError 403 for a message of somebody else */
function own(call: Call, one: z.infer<typeof oneSchema>, verb: string) {
  const found = meant(call, one);
  if (found.row.from_kind !== 'person' || found.row.from_id !== found.who.id)
    throw forbidden(`Only its author may ${verb} a message.`, 'NotYours');
  return found;
}

const gone = () => badRequest('The message was deleted.', 'MessageDeleted');

async function edit(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = readBody(call, oneSchema.extend({ text: z.string().min(1) }));
  const { place, row } = own(call, body, 'edit');
  if (row.deleted) throw gone();
  const before = toldOf(row).entities ?? [];
  // Who named the bot once goes on talking to it; the name is not typed in the text box.
  const named = before.some((entity) => entity.text === BOT_MENTION.text);
  const written = write(tenant, place, named ? withMention(body.text) : body.text);
  editMessage(tenant, row, {
    body: written.html,
    contentType: 'html',
    mentions: written.mentions,
    attachments: JSON.parse(row.attachments) as unknown[],
  });
  const now = messageOf(tenant, row.conversation, row.id) ?? row;
  const { text, entities } = written;
  const outcome = await tellUpdate(tenant, now, 'editMessage', { text, entities });
  return json({ status: outcome.status, attempts: outcome.attempts });
}

async function remove(call: Call): Promise<Reply> {
  const { row } = own(call, readBody(call, oneSchema), 'delete');
  if (row.deleted) throw gone();
  deleteMessage(call.tenant, row);
  const outcome = await tellDelete(call.tenant, row);
  return json({ status: outcome.status, attempts: outcome.attempts });
}

async function undelete(call: Call): Promise<Reply> {
  const { row } = own(call, readBody(call, oneSchema), 'bring back');
  if (!row.deleted) throw badRequest('The message was not deleted.', 'MessageNotDeleted');
  const now = restoreMessage(call.tenant, row);
  const outcome = await tellUpdate(call.tenant, now, 'undeleteMessage', toldOf(now));
  return json({ status: outcome.status, attempts: outcome.attempts });
}

const reactSchema = oneSchema.extend({
  type: z.string().min(1).max(50),
  remove: z.boolean().default(false),
});

async function react(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = readBody(call, reactSchema);
  const { who, row } = meant(call, body);
  if (row.deleted) throw gone();
  const { type, remove: removed } = body;
  if (!setReaction(tenant, row, who.id, { type, remove: removed }))
    return json({ status: 200, attempts: 0 });
  const outcome = await tellReaction(tenant, who, row, { type, removed });
  return json({ status: outcome.status, attempts: outcome.attempts });
}

export const messageRoutes: Route[] = [
  openRoute('POST', '/client/say', say),
  openRoute('GET', '/client/messages', messages),
  openRoute('POST', '/client/edit', edit),
  openRoute('POST', '/client/delete', remove),
  openRoute('POST', '/client/undelete', undelete),
  openRoute('POST', '/client/react', react),
];
