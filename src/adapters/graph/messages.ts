import { z } from 'zod';
import { asId, type PersonId } from '../../kernel/ids.ts';
import type { ChannelMessage } from '../../ports/feed.ts';

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const identity = z.object({
  id: z.string().nullish(),
  userIdentityType: z.string().nullish(),
});

/** A message of a channel, as Graph lists it and as it comes encrypted in a notification. */
export const messageSchema = z.object({
  id: z.string().min(1).max(100),
  replyToId: z.string().max(100).nullish(),
  messageType: z.string().nullish(),
  createdDateTime: moment,
  lastModifiedDateTime: moment.nullish(),
  lastEditedDateTime: moment.nullish(),
  deletedDateTime: moment.nullish(),
  from: z.object({ user: identity.nullish(), application: z.unknown().optional() }).nullish(),
  body: z.object({ content: z.string().nullish() }).nullish(),
  mentions: z
    .array(
      z.object({
        id: z.number().nullish(),
        mentioned: z.object({ application: identity.nullish() }).nullish(),
      }),
    )
    .nullish(),
  attachments: z
    .array(z.object({ contentType: z.string().nullish(), contentUrl: z.string().nullish() }))
    .nullish(),
  channelIdentity: z.object({ channelId: z.string().nullish() }).nullish(),
});
export type GraphMessage = z.infer<typeof messageSchema>;

/** People of the organization: not guests of shared channels, phones or bots. */
const AAD_USER = 'aadUser';

function authorOf({ from, messageType }: GraphMessage): PersonId | null {
  if (messageType && messageType !== 'message') return null;
  const user = from?.user;
  if (!user?.id || (user.userIdentityType && user.userIdentityType !== AAD_USER)) return null;
  return asId<PersonId>(user.id.toLowerCase());
}

/** `<at id="0">Praxis</at>` of each mention of our app, as it stands in the body. */
function mentionsOfUs({ body, mentions }: GraphMessage, appIds: ReadonlySet<string>): string[] {
  const ours = new Set(
    (mentions ?? []).flatMap(({ id, mentioned }) =>
      typeof id === 'number' && appIds.has(mentioned?.application?.id ?? '') ? [String(id)] : [],
    ),
  );
  if (ours.size === 0) return [];
  const found = (body?.content ?? '').matchAll(/<at id="(\d+)"[^<>]*>[^<>]*<\/at>/g);
  return [...found].flatMap(([whole, id = '']) => (ours.has(id) ? [whole] : []));
}

/** A file of SharePoint is a reference; cards and quoted messages are none. */
const filesOf = ({ attachments }: GraphMessage): string[] =>
  (attachments ?? []).flatMap(({ contentType, contentUrl }) =>
    contentType === 'reference' && contentUrl ? [contentUrl] : [],
  );

/** @param appIds under which our own app is mentioned */
export function toChannelMessage(
  message: GraphMessage,
  channelId: string,
  appIds: ReadonlySet<string>,
): ChannelMessage {
  return {
    channelId,
    id: message.id,
    rootId: message.replyToId ?? message.id,
    author: authorOf(message),
    markup: message.body?.content ?? '',
    mentionsOfUs: mentionsOfUs(message, appIds),
    files: filesOf(message),
    saidAt: message.createdDateTime,
    changedAt: message.lastModifiedDateTime ?? message.createdDateTime,
    editedAt: message.lastEditedDateTime ?? null,
    deleted: Boolean(message.deletedDateTime),
  };
}
