import { z } from 'zod';
import { BOT_APP_ID, TENANT_ID } from '../address.ts';
import { BOT_NAME } from '../bot.ts';
import { json, readBody } from '../http/body.ts';
import { badRequest, forbidden, notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { contextUrl, expandOf, type Json, pageOf } from '../odata/page.ts';
import { filtered } from '../odata/query.ts';
import type { ChannelRow } from '../people.ts';
import { addMessage, type MessageRow, messageOf } from '../teams/messages.ts';
import { BOT_MENTION, sendToBot } from '../teams/say.ts';
import { hostedSchema, hostImages } from './hosted.ts';
import { reactions } from './reactions.ts';
import { channelIn, teamIn } from './team-shapes.ts';

const place = (call: Call): ChannelRow => channelIn(call, teamIn(call));

/** Who wrote it, as Graph's identity set. */
export function from(call: Pick<Call, 'tenant'>, row: MessageRow): Json {
  if (row.from_kind === 'bot') {
    const application = {
      '@odata.type': '#microsoft.graph.teamworkApplicationIdentity',
      id: BOT_APP_ID,
      displayName: BOT_NAME,
      applicationIdentityType: 'bot',
    };
    return { application, device: null, user: null };
  }
  const name = call.tenant.db.get<{ name: string }>(
    "SELECT json_extract(props, '$.displayName') AS name FROM users WHERE id = ?",
    row.from_id,
  )?.name;
  const user = {
    '@odata.type': '#microsoft.graph.teamworkUserIdentity',
    id: row.from_id,
    displayName: name ?? null,
    userIdentityType: 'aadUser',
    tenantId: TENANT_ID,
  };
  return { application: null, device: null, user };
}

/** A channel message as Graph shows it. */
export function show(call: Pick<Call, 'tenant'>, channel: ChannelRow, row: MessageRow): Json {
  const parent = row.root_id ?? row.id;
  const meta = JSON.parse(row.meta) as Json;
  return {
    id: row.id,
    replyToId: row.root_id,
    etag: String(new Date(row.modified).getTime()),
    messageType: 'message',
    createdDateTime: row.created,
    lastModifiedDateTime: row.modified,
    lastEditedDateTime: row.edited,
    deletedDateTime: row.deleted,
    subject: meta.subject ?? null,
    summary: row.summary,
    chatId: null,
    importance: meta.importance ?? 'normal',
    locale: 'en-us',
    webUrl: `https://teams.microsoft.com/l/message/${encodeURIComponent(channel.id)}/${row.id}?groupId=${channel.team_id}&tenantId=${TENANT_ID}&createdTime=${row.id}&parentMessageId=${parent}`,
    policyViolation: meta.policyViolation ?? null,
    eventDetail: null,
    from: from(call, row),
    body: { contentType: row.content_type, content: row.body },
    channelIdentity: { teamId: channel.team_id, channelId: channel.id },
    attachments: JSON.parse(row.attachments) as unknown,
    mentions: JSON.parse(row.mentions) as unknown,
    reactions: reactions(call, row),
  };
}

const repliesOf = (call: Call, channel: ChannelRow, rootId: string): Json[] =>
  call.tenant.db
    .all<MessageRow>(
      'SELECT * FROM messages WHERE conversation = ? AND root_id = ? ORDER BY id DESC',
      channel.id,
      rootId,
    )
    .map((row) => show(call, channel, row));

const context = (call: Call, channel: ChannelRow, tail: string): string =>
  contextUrl(
    call,
    `teams('${channel.team_id}')/channels('${encodeURIComponent(channel.id)}')/messages${tail}`,
  );

/** `$expand=replies` returns the newest 1000; the rest is behind `replies@odata.nextLink`. */
function withReplies(call: Call, channel: ChannelRow, root: MessageRow): Json {
  const item = show(call, channel, root);
  if (!expandOf(call).has('replies')) return item;
  const replies = repliesOf(call, channel, root.id);
  const path = `/v1.0/teams/${channel.team_id}/channels/${encodeURIComponent(channel.id)}/messages/${root.id}/replies`;
  const token = Buffer.from('1000').toString('base64url');
  return {
    ...item,
    'replies@odata.context': context(call, channel, `('${root.id}')/replies`),
    'replies@odata.count': replies.length,
    ...(replies.length > 1000
      ? { 'replies@odata.nextLink': `${call.tenant.url}${path}?$skiptoken=${token}` }
      : {}),
    replies: replies.slice(0, 1000),
  };
}

function refuse(call: Call, names: string[]): void {
  const odd = names.find((name) => call.query.has(name));
  if (odd)
    throw badRequest(
      `QueryOptions to be supported are only $top and $expand; '${odd}' is not allowed.`,
      'BadRequest',
    );
}

function list(call: Call): Reply {
  const channel = place(call);
  refuse(call, ['$filter', '$orderby', '$search', '$skip']);
  const roots = call.tenant.db.all<MessageRow>(
    'SELECT * FROM messages WHERE conversation = ? AND root_id IS NULL ORDER BY chain DESC, id DESC',
    channel.id,
  );
  const page = pageOf(
    call,
    '',
    roots.map((row) => ({ row })),
    { fallback: 20, max: 50 },
  );
  const value = (page.value as { row: MessageRow }[]).map(({ row }) =>
    withReplies(call, channel, row),
  );
  return json({
    ...page,
    '@odata.context': context(call, channel, ''),
    '@odata.count': value.length,
    value,
  });
}

export function messageFound(
  call: Call,
  channel: ChannelRow,
  id: string,
  rootId?: string,
): MessageRow {
  const row = messageOf(call.tenant, channel.id, id);
  if (row && (rootId === undefined ? row.root_id === null : row.root_id === rootId)) return row;
  throw notFound('Message not found.', 'NotFound');
}

function one(call: Call): Reply {
  const channel = place(call);
  const row = messageFound(call, channel, call.params.message ?? '');
  return json({
    '@odata.context': context(call, channel, '/$entity'),
    ...withReplies(call, channel, row),
  });
}

function replies(call: Call): Reply {
  const channel = place(call);
  refuse(call, ['$filter', '$orderby', '$search', '$skip']);
  const root = messageFound(call, channel, call.params.message ?? '');
  const page = pageOf(call, '', repliesOf(call, channel, root.id), {
    fallback: 20,
    max: 50,
    counted: true,
  });
  return json({ ...page, '@odata.context': context(call, channel, `('${root.id}')/replies`) });
}

function reply(call: Call): Reply {
  const channel = place(call);
  const root = messageFound(call, channel, call.params.message ?? '');
  const row = messageFound(call, channel, call.params.reply ?? '', root.id);
  return json({
    '@odata.context': context(call, channel, `('${root.id}')/replies/$entity`),
    ...show(call, channel, row),
  });
}

const postSchema = z.looseObject({
  subject: z.string().nullish(),
  importance: z.enum(['normal', 'high', 'urgent']).default('normal'),
  hostedContents: hostedSchema.default([]),
  body: z.object({ contentType: z.enum(['text', 'html']).default('text'), content: z.string() }),
  attachments: z.array(z.looseObject({ id: z.string(), contentType: z.string() })).optional(),
  mentions: z.array(z.looseObject({ id: z.number(), mentionText: z.string() })).optional(),
});

async function post(call: Call): Promise<Reply> {
  const channel = place(call);
  const person = call.caller.personId;
  if (!person) {
    throw forbidden(
      "Missing role permissions on the request. API requires one of 'Teamwork.Migrate.All'.",
      'Forbidden',
    );
  }
  const rootId = call.params.message;
  if (rootId !== undefined) messageFound(call, channel, rootId);
  const given = readBody(call, postSchema);
  const { body, attachments, mentions, subject, importance } = given;
  const images = hostImages(body.content, given.hostedContents);
  const row = addMessage(call.tenant, {
    conversation: channel.id,
    rootId,
    from: { kind: 'person', id: person },
    body: images.body(`${call.tenant.url}${call.url.pathname}`),
    contentType: body.contentType,
    attachments: attachments ?? [],
    mentions: mentions ?? [],
    meta: { ...(subject ? { subject } : {}), ...(importance === 'normal' ? {} : { importance }) },
  });
  images.keep(call.tenant.db, row.id);
  const mentionsBot = JSON.stringify(mentions ?? []).includes(BOT_APP_ID);
  const entities = mentionsBot ? [BOT_MENTION] : [];
  // The poster does not wait for the bot.
  void sendToBot(call.tenant, row, { text: body.content, entities });
  const tail = rootId === undefined ? '/$entity' : `('${rootId}')/replies/$entity`;
  return json({ '@odata.context': context(call, channel, tail), ...show(call, channel, row) }, 201);
}

/** Every message of the team's channels, roots and replies, by their last change. */
function exportAll(call: Call): Reply {
  const team = teamIn(call);
  const { db } = call.tenant;
  const channels = new Map(
    db
      .all<ChannelRow>('SELECT * FROM channels WHERE team_id = ?', team.id)
      .map((row) => [row.id, row]),
  );
  const rows = db.all<MessageRow>(
    `SELECT m.* FROM messages m JOIN channels c ON c.id = m.conversation
     WHERE c.team_id = ? ORDER BY m.modified DESC, m.id DESC`,
    team.id,
  );
  const shown = rows.flatMap((row) => {
    const channel = channels.get(row.conversation);
    return channel ? [show(call, channel, row)] : [];
  });
  const kept = filtered(call, shown);
  return json(
    pageOf(call, 'Collection(chatMessage)', kept, {
      fallback: 20,
      max: 1000,
      counted: true,
    }),
  );
}

const BASE = '/teams/{team}/channels/{channel}/messages';
export const messageRoutes: Route[] = [
  route('GET', BASE, list),
  route('POST', BASE, post),
  route('GET', '/teams/{team}/channels/getAllMessages', exportAll),
  route('GET', `${BASE}/{message}`, one),
  route('GET', `${BASE}/{message}/replies`, replies),
  route('POST', `${BASE}/{message}/replies`, post),
  route('GET', `${BASE}/{message}/replies/{reply}`, reply),
];
