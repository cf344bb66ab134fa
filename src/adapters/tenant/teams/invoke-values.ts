import { z } from 'zod';
import { badRequest } from '../http/errors.ts';
import { nameOf, type UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { type MessageRow, messageOf } from './messages.ts';
import type { Place } from './place.ts';

/** What the client adds to an invoke, as Teams does: the theme, the paging, the message that was chosen. */

const THEME = z.looseObject({ theme: z.string().default('default') }).default({ theme: 'default' });
const parameters = z.array(z.looseObject({ name: z.string(), value: z.unknown() }));
const where = z.enum(['compose', 'commandBox', 'commandbox', 'message']).default('compose');

const query = z.looseObject({
  commandId: z.string(),
  parameters: parameters.default([{ name: 'initialRun', value: 'true' }]),
  queryOptions: z
    .looseObject({ skip: z.number().int().min(0).default(0), count: z.number().int().default(25) })
    .default({ skip: 0, count: 25 }),
});

const action = z.looseObject({
  commandId: z.string(),
  commandContext: where,
  context: THEME,
  data: z.unknown().default({}),
  botMessagePreviewAction: z.enum(['edit', 'send']).optional(),
  botActivityPreview: z.array(z.looseObject({})).optional(),
});

const VALUES: Readonly<Record<string, z.ZodType>> = {
  'task/fetch': z.looseObject({ data: z.unknown(), context: THEME }),
  'task/submit': z.looseObject({ data: z.unknown(), context: THEME }),
  'composeExtension/query': query,
  'composeExtension/selectItem': z.unknown(),
  'composeExtension/fetchTask': action,
  'composeExtension/submitAction': action.refine(
    ({ botMessagePreviewAction: chosen, botActivityPreview: preview }) => !chosen || preview,
    { message: 'a previewed message is needed', path: ['botActivityPreview'] },
  ),
  'composeExtension/queryLink': z.looseObject({ url: z.url() }),
  'composeExtension/anonymousQueryLink': z.looseObject({ url: z.url() }),
  'adaptiveCard/action': z.looseObject({
    action: z.looseObject({
      type: z.string().default('Action.Execute'),
      verb: z.string().optional(),
      data: z.unknown().optional(),
    }),
    trigger: z.enum(['manual', 'automatic']).default('manual'),
  }),
};

export const isInvoke = (name: string): boolean => name in VALUES;

/** @throws ODataError 400 naming what is wrong with the value */
export function completed(name: string, value: unknown): unknown {
  const schema = VALUES[name];
  if (!schema) throw badRequest(`Teams knows no invoke '${name}'.`, 'UnknownInvoke');
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw badRequest(
    `The value of ${name} is not complete: '${issue?.path.join('.') ?? ''}' ${issue?.message ?? ''}.`,
  );
}

/** An action on a message carries that message. */
export function withMessage(
  tenant: Tenant,
  place: Place,
  value: unknown,
  activityId: string | undefined,
): unknown {
  const given = value as { commandContext?: string; messagePayload?: unknown };
  if (given.commandContext !== 'message' || given.messagePayload) return value;
  const row = messageOf(tenant, place.conversation, activityId ?? '');
  if (!row) throw badRequest('An action on a message needs the message.', 'MessageNotFound');
  return { ...given, messagePayload: payload(tenant, row) };
}

function payload(tenant: Tenant, row: MessageRow) {
  const user = tenant.db.get<UserRow>('SELECT * FROM users WHERE id = ?', row.from_id);
  return {
    id: row.id,
    linkToMessage: `https://teams.microsoft.com/l/message/${encodeURIComponent(row.conversation)}/${row.id}`,
    replyToId: row.root_id,
    createdDateTime: row.created,
    lastModifiedDateTime: row.modified,
    deleted: row.deleted !== null,
    importance: 'normal',
    locale: 'en-us',
    body: { contentType: row.content_type, content: row.body },
    from: {
      device: null,
      conversation: null,
      user: user ? { userIdentityType: 'aadUser', id: user.id, displayName: nameOf(user) } : null,
      application: user ? null : { applicationIdentityType: 'bot', id: row.from_id },
    },
    reactions: [],
    mentions: JSON.parse(row.mentions) as unknown,
    attachments: JSON.parse(row.attachments) as unknown,
  };
}
