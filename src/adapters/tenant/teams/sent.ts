import { z } from 'zod';
import { badRequest, ODataError } from '../http/errors.ts';
import { newGuid } from '../ids.ts';
import type { UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
/** Teams counts a bot message in UTF-16, about 100 KB of it. */
const MAX_BYTES = 100 * 1024;
/** As many people as a card may be redrawn for by itself; Teams' figure. */
export const MOST_REFRESHED = 60;

const attachmentSchema = z.looseObject({
  contentType: z.string(),
  content: z.unknown().optional(),
});
export const activitySchema = z.looseObject({
  type: z.string().default('message'),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(attachmentSchema).nullish(),
  entities: z.array(z.looseObject({ type: z.string().optional() })).nullish(),
  value: z.unknown().optional(),
});
export type Sent = z.infer<typeof activitySchema>;

const refreshSchema = z.looseObject({
  refresh: z
    .looseObject({
      action: z.looseObject({ type: z.string(), verb: z.string().optional() }),
      userIds: z.array(z.string()).optional(),
    })
    .optional(),
});

/**
 * A sent activity as Teams keeps it: HTML with a placeholder for each attachment.
 * @param size of the request's body in characters
 * @throws ODataError 413 over the limit, 400 for what is no message
 */
export function contentOf(tenant: Tenant, sent: Sent, size: number) {
  if (size * 2 > MAX_BYTES)
    throw new ODataError(413, 'MessageSizeTooBig', 'Message size too large.');
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
  if (!sent.text && attachments.length === 0)
    throw badRequest('Activity must have text or attachments.', 'BadSyntax');
  for (const { contentType, content } of attachments)
    if (contentType === CARD) requireCard(content);
  const marks = attachments.map((attachment) => `<attachment id="${attachment.id}"></attachment>`);
  const text = sent.text ? (sent.textFormat === 'xml' ? sent.text : asHtml(sent.text)) : '';
  return {
    body: [text, ...marks].join(''),
    contentType: 'html' as const,
    attachments,
    mentions: mentions(tenant, sent),
    summary: sent.summary ?? undefined,
  };
}

function requireCard(content: string | null): void {
  let card: unknown;
  try {
    card = JSON.parse(content ?? 'null');
  } catch {
    // Not even JSON: the sender is told so.
    card = null;
  }
  const checked = refreshSchema.safeParse(card);
  if (!checked.success) throw badRequest('The Adaptive Card is not valid JSON.', 'BadArgument');
  const people = checked.data.refresh?.userIds?.length ?? 0;
  // Teams leaves out those beyond the limit without a word; here the sender hears of it.
  if (people > MOST_REFRESHED)
    throw badRequest(
      `A card is refreshed for at most ${MOST_REFRESHED} people, not ${people}.`,
      'BadArgument',
    );
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
