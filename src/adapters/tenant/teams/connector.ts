import { z } from 'zod';
import { BOT_ID } from '../bot.ts';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, forbidden, notFound } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import { findUser, type UserRow } from '../people.ts';
import { rosterRoutes } from './connector-roster.ts';
import { type Conversation, chatWith, conversationOf } from './conversation.ts';
import { addMessage, deleteMessage, editMessage, type MessageRow, messageOf } from './messages.ts';
import { react } from './reactions.ts';
import { activitySchema, contentOf, type Sent } from './sent.ts';
import { signInCardOf, signInSilently } from './silent-sign-in.ts';

const createSchema = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).nullish() }).nullish(),
  activity: activitySchema.nullish(),
});

const sizeOf = (call: Call): number => call.body.toString('utf8').length;

function store(call: Call, where: Conversation, sent: Sent, rootId?: string): Reply {
  if (sent.type === 'typing') return json({ id: newGuid() }, 202);
  if (sent.type !== 'message')
    throw badRequest(`Activity type '${sent.type}' cannot be sent.`, 'BadSyntax');
  const signIn = signInCardOf(sent);
  if (signIn && where.person) {
    // The bot has its answer first, and is asked then. A tenant that closes meanwhile signs nobody in.
    signInSilently(call.tenant, where.person, signIn).catch(() => undefined);
    return json({ id: newGuid() }, 201);
  }
  const row = addMessage(call.tenant, {
    conversation: where.id,
    rootId,
    from: { kind: 'bot', id: BOT_ID },
    ...contentOf(call.tenant, sent, sizeOf(call)),
  });
  return json({ id: row.id }, 201);
}

function create(call: Call): Reply {
  const { tenant } = call;
  const body = readBody(call, createSchema);
  const channelId = body.channelData?.channel?.id;
  if (channelId) {
    const where = conversationOf(tenant, channelId);
    if (!body.activity) throw badRequest('A new thread needs its first activity.', 'BadSyntax');
    const { id } = store(call, where, body.activity).json as { id: string };
    return json({ id: `${where.id};messageid=${id}`, activityId: id }, 201);
  }
  if ((body.members?.length ?? 0) > 1 || body.isGroup)
    throw badRequest('A bot cannot make a group chat or a channel.', 'BadSyntax');
  // A user principal name is no address here, as in Teams.
  const key = body.members?.[0]?.id ?? '';
  const person =
    tenant.db.get<UserRow>('SELECT * FROM users WHERE teams_id = ?', key) ??
    (key.includes('@') ? undefined : findUser(tenant.db, key));
  if (!person) throw badRequest('Invalid user identity in provided tenant', 'BadArgument');
  const where = chatWith(tenant, person);
  const first = body.activity
    ? (store(call, where, body.activity).json as { id: string })
    : undefined;
  return json({ id: where.id, ...(first ? { activityId: first.id } : {}) }, 201);
}

const conversation = (call: Call): Conversation =>
  conversationOf(call.tenant, call.params.conversation ?? '');

function send(call: Call): Reply {
  const where = conversation(call);
  const rootId = where.channel ? (where.rootId ?? threadOf(call, where)) : undefined;
  if (rootId !== undefined && !messageOf(call.tenant, where.id, rootId)) {
    throw notFound('The thread does not exist.', 'ConversationNotFound');
  }
  return store(call, where, readBody(call, activitySchema), rootId);
}

/** The thread of the message replied to, when the conversation id does not name one. */
function threadOf(call: Call, where: Conversation): string | undefined {
  const row = messageOf(call.tenant, where.id, call.params.activity ?? '');
  return row?.root_id ?? row?.id;
}

function activity(call: Call): MessageRow {
  const row = messageOf(call.tenant, conversation(call).id, call.params.activity ?? '');
  if (!row || row.deleted)
    throw notFound('Activity not found in the conversation.', 'ActivityNotFoundInConversation');
  return row;
}

/** The bot changes and deletes only what it wrote itself. */
function own(call: Call): MessageRow {
  const row = activity(call);
  if (row.from_kind !== 'bot')
    throw forbidden('The bot can change its own messages only.', 'NotEnoughPermissions');
  return row;
}

/** What it was does not bind what it becomes: a card may turn into text. */
function update(call: Call): Reply {
  const row = own(call);
  const sent = readBody(call, activitySchema);
  editMessage(call.tenant, row, contentOf(call.tenant, sent, sizeOf(call)));
  return json({ id: row.id });
}

function remove(call: Call): Reply {
  deleteMessage(call.tenant, own(call));
  return empty(200);
}

/** A bot reacts to what stands in its conversations, whoever wrote it. */
function reaction(call: Call, gone: boolean): Reply {
  const row = activity(call);
  react(call.tenant, row, BOT_ID, { type: call.params.type ?? '', remove: gone });
  return empty(200);
}

const BASE = '/connector/v3/conversations';
const ONE = `${BASE}/{conversation}/activities`;
const REACTION = `${ONE}/{activity}/reactions/{type}`;
export const connectorRoutes: Route[] = [
  openRoute('POST', BASE, create),
  openRoute('POST', ONE, send),
  openRoute('POST', `${ONE}/{activity}`, send),
  openRoute('PUT', `${ONE}/{activity}`, update),
  openRoute('DELETE', `${ONE}/{activity}`, remove),
  openRoute('PUT', REACTION, (call) => reaction(call, false)),
  openRoute('DELETE', REACTION, (call) => reaction(call, true)),
  ...rosterRoutes,
];
