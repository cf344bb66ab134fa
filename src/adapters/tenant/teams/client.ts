import { z } from 'zod';
import { BOT_ID, BOT_NAME } from '../bot.ts';
import { elapsed } from '../clock.ts';
import { json, readBody } from '../http/body.ts';
import { badRequest, forbidden, notFound } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import type { Json } from '../odata/page.ts';
import { type ChannelRow, isMember, nameOf, personOf, propsOf, type UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { addMessage, type MessageRow, messageOf } from './messages.ts';
import { frame, invokeBot, type Place, placeOf, sendToBot } from './say.ts';

const LONGEST_WAIT_MS = 60_000;

function person(tenant: Tenant, key: string | null | undefined): UserRow {
  const row = personOf(tenant.db, key ?? '');
  if (row) return row;
  throw notFound(`There is nobody called '${key ?? ''}' here.`, 'PersonNotFound');
}

/** 'personal', a channel id, a channel name, or the slug or name of a team (its Exchange channel). */
function whereIs(tenant: Tenant, who: UserRow, key: string): Place {
  if (key === 'personal') return { conversation: who.chat_id };
  const found = tenant.db.all<ChannelRow>(
    `SELECT c.* FROM channels c JOIN teams t ON t.id = c.team_id
     WHERE c.id = ?1 OR lower(c.name) = lower(?1) OR lower(t.slug || '/' || c.name) = lower(?1)
       OR ((lower(t.slug) = lower(?1) OR lower(t.name) = lower(?1)) AND c.name = 'Exchange')`,
    key,
  );
  const channel = found.find((candidate) => isMember(tenant.db, candidate.team_id, who.id));
  if (channel) return placeOf(tenant, channel.id);
  if (found.length > 0)
    throw forbidden(`${nameOf(who)} is not a member of this team.`, 'NotAMember');
  throw notFound(`There is no channel called '${key}'.`, 'ChannelNotFound');
}

const saySchema = z.object({
  as: z.string(),
  in: z.string().default('personal'),
  replyTo: z.string().optional(),
  text: z.string().optional(),
  value: z.unknown().optional(),
  invoke: z.object({ name: z.string(), value: z.unknown() }).optional(),
  activityId: z.string().optional(),
});

async function say(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = readBody(call, saySchema);
  const who = person(tenant, body.as);
  const place = whereIs(tenant, who, body.in);
  if (!place.channel && !who.installed) {
    throw forbidden('The app is not installed for this person.', 'MessageWritesBlocked');
  }
  const pressed = body.activityId
    ? messageOf(tenant, place.conversation, body.activityId)
    : undefined;
  const rootId = place.channel ? (body.replyTo ?? pressed?.root_id ?? pressed?.id) : undefined;
  if (rootId && !messageOf(tenant, place.conversation, rootId))
    throw notFound('There is no such thread.', 'ThreadNotFound');
  const replyToId = body.activityId ?? body.replyTo;
  if (body.invoke) {
    const outcome = await invokeBot(
      tenant,
      who,
      { ...place, ...(rootId ? { rootId } : {}) },
      body.invoke,
      replyToId,
    );
    return json({ status: outcome.status, invokeResponse: outcome.body });
  }
  if (body.text === undefined && body.value === undefined)
    throw badRequest('Nothing to say: text, value or invoke is needed.');
  const text = body.text !== undefined && place.channel ? withMention(body.text) : body.text;
  const row = addMessage(tenant, {
    conversation: place.conversation,
    rootId,
    from: { kind: 'person', id: who.id },
    body: text === undefined ? '' : html(text),
    contentType: 'html',
    mentions: place.channel && text !== undefined ? [botMention()] : [],
    meta: body.value === undefined ? {} : { value: body.value },
  });
  const outcome = await sendToBot(tenant, row, {
    ...(text === undefined ? {} : { text }),
    ...(body.value === undefined ? {} : { value: body.value }),
    ...(replyToId ? { replyToId } : {}),
    keep: true,
  });
  return json({ status: outcome.status, activityId: row.id, attempts: outcome.attempts });
}

const withMention = (text: string): string =>
  text.includes(`<at>${BOT_NAME}</at>`) ? text : `<at>${BOT_NAME}</at> ${text}`;

const botMention = (): Json => ({
  id: 0,
  mentionText: BOT_NAME,
  mentioned: { application: { id: BOT_ID, displayName: BOT_NAME, applicationIdentityType: 'bot' } },
});

function html(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const mention = `&lt;at&gt;${BOT_NAME}&lt;/at&gt;`;
  return `<p>${escaped.replace(mention, `<at id="0">${BOT_NAME}</at>`).replaceAll('\n', '<br>')}</p>`;
}

function show(tenant: Tenant, row: MessageRow): Json {
  const user =
    row.from_kind === 'person'
      ? tenant.db.get<UserRow>('SELECT * FROM users WHERE id = ?', row.from_id)
      : undefined;
  const from = user
    ? { kind: 'person', id: user.id, name: nameOf(user), mail: user.mail }
    : { kind: 'bot', id: BOT_ID, name: BOT_NAME };
  const meta = JSON.parse(row.meta) as Json;
  return {
    seq: row.seq,
    id: row.id,
    from,
    text: plainText(row.body),
    html: row.body,
    attachments: (
      JSON.parse(row.attachments) as { contentType: string; content: string | null }[]
    ).map(({ contentType, content }) => ({ contentType, content: parsed(content) })),
    replyTo: row.root_id,
    at: row.created,
    edited: row.edited !== null,
    deleted: row.deleted !== null,
    ...('value' in meta ? { value: meta.value } : {}),
  };
}

/** What a person reads of a message: marks for cards gone, line breaks kept. */
function plainText(body: string): string {
  return body
    .replace(/<attachment[^>]*><\/attachment>/g, '')
    .replace(/<br\s*\/?>|<\/p>(?=.)/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}

function parsed(content: string | null): unknown {
  try {
    return content === null ? null : JSON.parse(content);
  } catch {
    // Attachments other than cards carry plain text.
    return content;
  }
}

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
    messages: rows.map((row) => show(tenant, row)),
    last: rows.at(-1)?.seq ?? after,
  });
}

function conversations(call: Call): Reply {
  const { tenant } = call;
  const who = person(tenant, call.query.get('as'));
  const channels = tenant.db.all<ChannelRow & { team: string; slug: string }>(
    `SELECT c.*, t.name AS team, t.slug FROM channels c JOIN teams t ON t.id = c.team_id
     JOIN memberships m ON m.team_id = t.id WHERE m.user_id = ? ORDER BY t.name, c.rowid`,
    who.id,
  );
  return json({
    conversations: [
      { id: who.chat_id, kind: 'personal', name: BOT_NAME, installed: who.installed === 1 },
      ...channels.map((row) => ({
        id: row.id,
        kind: 'channel',
        name: row.name,
        team: row.team,
        slug: row.slug,
        teamId: row.team_id,
      })),
    ],
  });
}

/** Installs the app for a person and tells the bot, as Teams does: two activities. */
async function install(call: Call, add: boolean): Promise<Reply> {
  const { tenant } = call;
  const who = person(tenant, readBody(call, z.object({ as: z.string() })).as);
  const base = frame(tenant, who, { conversation: who.chat_id });
  tenant.db.run('UPDATE users SET installed = ? WHERE id = ?', add ? 1 : 0, who.id);
  const bot = [{ id: BOT_ID }];
  const joined = {
    ...base,
    type: 'conversationUpdate',
    id: `f:${newGuid()}`,
    ...(add ? { membersAdded: bot } : { membersRemoved: bot }),
  };
  const installed = {
    ...base,
    type: 'installationUpdate',
    id: `f:${newGuid()}`,
    action: add ? 'add' : 'remove',
  };
  const first = await tenant.delivery.deliver(installed, { keep: true });
  const second = await tenant.delivery.deliver(joined, { keep: true });
  return json({ status: Math.max(first.status, second.status), conversation: who.chat_id });
}

function people(call: Call): Reply {
  const rows = call.tenant.db.all<UserRow>('SELECT * FROM users WHERE removed = 0 ORDER BY rowid');
  return json({
    people: rows.map((row) => {
      const props = propsOf(row);
      return {
        id: row.id,
        name: nameOf(row),
        mail: row.mail,
        title: props.jobTitle,
        unit: props.department,
        office: props.officeLocation,
        language: String(props.preferredLanguage).slice(0, 2),
        roles: JSON.parse(row.hints) as string[],
      };
    }),
  });
}

export const clientRoutes: Route[] = [
  openRoute('POST', '/client/say', say),
  openRoute('GET', '/client/messages', messages),
  openRoute('GET', '/client/conversations', conversations),
  openRoute('POST', '/client/install', (call) => install(call, true)),
  openRoute('POST', '/client/uninstall', (call) => install(call, false)),
  openRoute('GET', '/client/people', people),
];
