import { z } from 'zod';

/** What the client door of the local tenant answers, as far as this page uses it. */

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  mail: z.string(),
  title: z.string().default(''),
  office: z.string().default(''),
  language: z.string().default('en'),
  roles: z.array(z.string()).default([]),
});
export type Person = z.infer<typeof personSchema>;

export const placeSchema = z.object({
  id: z.string(),
  kind: z.enum(['personal', 'group', 'channel']),
  name: z.string(),
  team: z.string().default(''),
  teamId: z.string().default(''),
  installed: z.boolean().default(true),
  /** Tabs that were added to it. */
  tabs: z
    .array(z.object({ id: z.string(), name: z.string(), url: z.string(), entityId: z.string() }))
    .default([]),
});
export type Place = z.infer<typeof placeSchema>;

const attachmentSchema = z.object({ contentType: z.string(), content: z.unknown().default(null) });
export type Attachment = z.infer<typeof attachmentSchema>;

export const messageSchema = z.object({
  seq: z.number(),
  id: z.string(),
  from: z.object({ kind: z.enum(['person', 'bot']), id: z.string(), name: z.string() }),
  text: z.string(),
  html: z.string(),
  attachments: z.array(attachmentSchema),
  replyTo: z.string().nullable(),
  at: z.string(),
  edited: z.boolean(),
  deleted: z.boolean(),
  reactions: z
    .array(
      z.object({
        type: z.string(),
        people: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
    )
    .default([]),
  /** There where the message is a pressed button and no words. */
  value: z.unknown().optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** A notification of the bell. */
export const activitySchema = z.object({
  kind: z.literal('activity'),
  seq: z.number(),
  id: z.string(),
  at: z.string(),
  text: z.string(),
  preview: z.string().nullable().default(null),
  webUrl: z.string().nullable().default(null),
});
export type Activity = z.infer<typeof activitySchema>;

/** What comes over the stream: a message new or changed, or a notification. */
export const newsSchema = z.union([
  activitySchema,
  z.object({ in: z.string(), message: messageSchema }),
]);

const parameterSchema = z.object({
  name: z.string(),
  title: z.string().default(''),
  description: z.string().default(''),
  inputType: z.string().default('text'),
  value: z.string().default(''),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).default([]),
});
const commandSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().default(''),
  type: z.enum(['query', 'action']),
  context: z.array(z.string()).default(['compose']),
  parameters: z.array(parameterSchema).default([]),
  fetchTask: z.boolean().default(false),
});
export type Command = z.infer<typeof commandSchema>;

export const appSchema = z.object({
  id: z.string(),
  name: z.string(),
  tabs: z.array(z.object({ id: z.string(), name: z.string(), url: z.string() })).default([]),
  commands: z.array(commandSchema).default([]),
  linkDomains: z.array(z.string()).default([]),
  configurationUrl: z.string().nullable().default(null),
});
export type App = z.infer<typeof appSchema>;
export type Tab = App['tabs'][number];

export const memberSchema = z.object({ id: z.string(), name: z.string() });
export type Member = z.infer<typeof memberSchema>;

export const saidSchema = z.object({ status: z.number() });
export const invokedSchema = z.object({ status: z.number(), body: z.unknown().default(null) });
