import { z } from 'zod';
import { BOT_ID } from '../bot.ts';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, forbidden, notFound, ODataError } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import { type ChannelRow, findUser, type TeamRow, type UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { showBotMember, teamMembers } from './members.ts';
import { addMessage, deleteMessage, editMessage, type MessageRow, messageOf } from './messages.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
/** Teams counts a bot message in UTF-16, about 100 KB of it. */
const MAX_BYTES = 100 * 1024;

const attachmentSchema = z.looseObject({
  contentType: z.string(),
  content: z.unknown().optional(),
});
const activitySchema = z.looseObject({
  type: z.string().default('message'),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(attachmentSchema).nullish(),
  entities: z.array(z.looseObject({ type: z.string().optional() })).nullish(),
  value: z.unknown().optional(),
});
type Sent = z.infer<typeof activitySchema>;

const createSchema = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).nullish() }).nullish(),
  activity: activitySchema.nullish(),
});

interface Conversation {
  id: string;
  rootId?: string;
  channel?: ChannelRow;
  person?: UserRow;
}

/** Takes `19:…@thread.tacv2;messageid=7` apart and finds the channel or the person's chat. */
export function conversationOf(tenant: Tenant, key: string): Conversation {
  const [id = '', rootPart] = key.split(';messageid=');
  const channel = tenant.db.get<ChannelRow>('SELECT * FROM channels WHERE id = ?', id);
  if (channel) return { id, channel, ...(rootPart ? { rootId: rootPart } : {}) };
  const person = tenant.db.get<UserRow>('SELECT * FROM users WHERE chat_id = ?', id);
  if (!person) throw notFound('Conversation not found.', 'ConversationNotFound');
  if (!person.installed || person.removed) {
    throw forbidden(
      'The bot is not part of the conversation roster.',
      'BotNotInConversationRoster',
    );
  }
  return { id, person };
}

/** A sent activity as Teams keeps it: HTML with a placeholder for each attachment. */
function content(call: Call, sent: Sent) {
  if (call.body.toString('utf8').length * 2 > MAX_BYTES) {
    throw new ODataError(413, 'MessageSizeTooBig', 'Message size too large.');
  }
  const attachments = (sent.attachments ?? []).map((attachment) => ({
    id: newGuid().replaceAll('-', ''),
    contentType: attachment.contentType,
    contentUrl: null,
    content:
      attachment.content === undefined || typeof attachment.content === 'string'
        ? (attachment.content ?? null)
        : JSON.stringify(attachment.content),
    name: null,
    thumbnailUrl: null,
  }));
  if (!sent.text && attachments.length === 0) {
    throw badRequest('Activity must have text or attachments.', 'BadSyntax');
  }
  const card = attachments.find((attachment) => attachment.contentType === CARD);
  if (card && !isObject(card.content))
    throw badRequest('The Adaptive Card is not valid JSON.', 'BadArgument');
  const marks = attachments.map((attachment) => `<attachment id="${attachment.id}"></attachment>`);
  const text = sent.text ? (sent.textFormat === 'xml' ? sent.text : asHtml(sent.text)) : '';
  return {
    body: [text, ...marks].join(''),
    contentType: 'html' as const,
    attachments,
    mentions: mentions(call.tenant, sent),
    summary: sent.summary ?? undefined,
  };
}

function isObject(text: string | null): boolean {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null;
  } catch {
    // Not even JSON: the sender is told so.
    return false;
  }
}

const asHtml = (text: string): string =>
  `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('&lt;at&gt;', '<at>').replaceAll('&lt;/at&gt;', '</at>').replaceAll('\n', '<br>')}</p>`;

function mentions(tenant: Tenant, sent: Sent): unknown[] {
  return (sent.entities ?? [])
    .filter((entity) => entity.type === 'mention')
    .map((entity, index) => {
      const mentioned = entity.mentioned as { id?: string; name?: string } | undefined;
      const user = tenant.db.get<UserRow>(
        'SELECT * FROM users WHERE teams_id = ?1 OR id = ?1',
        mentioned?.id ?? '',
      );
      const identity = {
        id: user?.id ?? mentioned?.id,
        displayName: mentioned?.name,
        userIdentityType: 'aadUser',
      };
      return { id: index, mentionText: mentioned?.name ?? '', mentioned: { user: identity } };
    });
}

function store(call: Call, where: Conversation, sent: Sent, rootId?: string): Reply {
  if (sent.type === 'typing') return json({ id: newGuid() }, 202);
  if (sent.type !== 'message')
    throw badRequest(`Activity type '${sent.type}' cannot be sent.`, 'BadSyntax');
  const row = addMessage(call.tenant, {
    conversation: where.id,
    rootId,
    from: { kind: 'bot', id: BOT_ID },
    ...content(call, sent),
  });
  return json({ id: row.id }, 201);
}

function create(call: Call): Reply {
  const body = readBody(call, createSchema);
  const channelId = body.channelData?.channel?.id;
  if (channelId) {
    const where = conversationOf(call.tenant, channelId);
    if (!body.activity) throw badRequest('A new thread needs its first activity.', 'BadSyntax');
    const { id } = store(call, where, body.activity).json as { id: string };
    return json({ id: `${where.id};messageid=${id}`, activityId: id }, 201);
  }
  const key = body.members?.[0]?.id ?? '';
  const person =
    call.tenant.db.get<UserRow>('SELECT * FROM users WHERE teams_id = ?', key) ??
    findUser(call.tenant.db, key);
  if (!person) throw badRequest('Invalid user identity in provided tenant', 'BadArgument');
  const where = conversationOf(call.tenant, person.chat_id);
  const first = body.activity
    ? (store(call, where, body.activity).json as { id: string })
    : undefined;
  return json({ id: person.chat_id, ...(first ? { activityId: first.id } : {}) }, 201);
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

/** The bot changes and deletes only what it wrote itself. */
function own(call: Call): MessageRow {
  const row = messageOf(call.tenant, conversation(call).id, call.params.activity ?? '');
  if (!row || row.deleted)
    throw notFound('Activity not found in the conversation.', 'ActivityNotFoundInConversation');
  if (row.from_kind !== 'bot')
    throw forbidden('The bot can change its own messages only.', 'NotEnoughPermissions');
  return row;
}

function update(call: Call): Reply {
  const row = own(call);
  editMessage(call.tenant, row, content(call, readBody(call, activitySchema)));
  return json({ id: row.id });
}

function remove(call: Call): Reply {
  deleteMessage(call.tenant, own(call));
  return empty(200);
}

function roster(call: Call): UserRow[] {
  const where = conversation(call);
  if (where.person) return [where.person];
  return teamMembers(call.tenant, where.channel?.team_id ?? '');
}

function paged(call: Call): Reply {
  const rows = roster(call);
  const size = Math.min(500, Math.max(50, Number(call.query.get('pageSize') ?? '200') || 200));
  const token = call.query.get('continuationToken');
  const start = token ? Number(Buffer.from(token, 'base64url').toString()) || 0 : 0;
  const next =
    start + size < rows.length
      ? Buffer.from(String(start + size)).toString('base64url')
      : undefined;
  return json({
    members: rows.slice(start, start + size).map(showBotMember),
    ...(next ? { continuationToken: next } : {}),
  });
}

function member(call: Call): Reply {
  const key = call.params.member ?? '';
  const row = roster(call).find((person) => [person.id, person.teams_id, person.upn].includes(key));
  if (!row)
    throw notFound('The member was not found in the conversation.', 'MemberNotFoundInConversation');
  return json(showBotMember(row));
}

/** Bots name a team by its General channel; the group id works too. */
function team(call: Call): TeamRow {
  const row = call.tenant.db.get<TeamRow>(
    'SELECT * FROM teams WHERE id = ?1 OR id = (SELECT team_id FROM channels WHERE id = ?1)',
    call.params.team ?? '',
  );
  if (!row) throw notFound('The team was not found.', 'NotFound');
  return row;
}

function teamDetails(call: Call): Reply {
  const row = team(call);
  const channels = teamChannels(call.tenant, row);
  return json({
    id: channels.find((channel) => channel.name === null)?.id,
    name: row.name,
    aadGroupId: row.id,
    type: 'standard',
    channelCount: channels.length,
    memberCount: teamMembers(call.tenant, row.id).length,
  });
}

/** The General channel has no name here: clients show it in their own language. */
const teamChannels = (tenant: Tenant, row: TeamRow) =>
  tenant.db
    .all<ChannelRow>('SELECT * FROM channels WHERE team_id = ? ORDER BY rowid', row.id)
    .map((channel) => ({
      id: channel.id,
      name: channel.name === 'General' ? null : channel.name,
      type: 'standard',
    }));

const BASE = '/connector/v3/conversations';
const ONE = `${BASE}/{conversation}`;
export const connectorRoutes: Route[] = [
  openRoute('POST', BASE, create),
  openRoute('POST', `${ONE}/activities`, send),
  openRoute('POST', `${ONE}/activities/{activity}`, send),
  openRoute('PUT', `${ONE}/activities/{activity}`, update),
  openRoute('DELETE', `${ONE}/activities/{activity}`, remove),
  openRoute('GET', `${ONE}/members`, (call) => json(roster(call).map(showBotMember))),
  openRoute('GET', `${ONE}/pagedmembers`, paged),
  openRoute('GET', `${ONE}/members/{member}`, member),
  openRoute('GET', '/connector/v3/teams/{team}', teamDetails),
  openRoute('GET', '/connector/v3/teams/{team}/conversations', (call) =>
    json({ conversations: teamChannels(call.tenant, team(call)) }),
  ),
];
