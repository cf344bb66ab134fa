import { z } from 'zod';

/** Something a person at the keyboard can mend; `remedy` says how. */
export class ClientError extends Error {
  readonly remedy: string;
  constructor(message: string, remedy = '') {
    super(message);
    this.name = 'ClientError';
    this.remedy = remedy;
  }
}

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  mail: z.string(),
  title: z.string(),
  unit: z.string(),
  office: z.string(),
  language: z.string(),
  roles: z.array(z.string()),
});
export type PersonOnFile = z.infer<typeof personSchema>;

export const placeSchema = z.object({
  id: z.string(),
  kind: z.enum(['personal', 'group', 'channel']),
  name: z.string(),
  team: z.string().optional(),
  slug: z.string().optional(),
});
export type PlaceOnFile = z.infer<typeof placeSchema>;

const messageSchema = z.object({
  seq: z.number(),
  id: z.string(),
  from: z.object({ kind: z.enum(['person', 'bot']), id: z.string(), name: z.string() }),
  text: z.string(),
  html: z.string(),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })),
  replyTo: z.string().nullable(),
  at: z.string(),
  edited: z.boolean(),
  deleted: z.boolean(),
  value: z.unknown().optional(),
  /** Said by the person who asked. */
  mine: z.boolean().default(false),
  reactions: z
    .array(
      z.object({
        type: z.string(),
        people: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
    )
    .default([]),
});
export type Stored = z.infer<typeof messageSchema>;

export const pageSchema = z.object({
  conversation: z.string(),
  messages: z.array(messageSchema),
  last: z.number(),
});
export const saidSchema = z.object({
  status: z.number(),
  activityId: z.string().optional(),
  invokeResponse: z.unknown().optional(),
});
export const doneSchema = z.object({ status: z.number() });

const NOT_RUNNING = 'Start it with: npm start';
const ANSWER_MS = 120_000;
const refusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

export type Ask = <T>(
  schema: z.ZodType<T>,
  path: string,
  options?: {
    /** Posted as JSON; without it the path is read. */
    readonly body?: unknown;
    /** Milliseconds that the door may take because it was asked to wait. */
    readonly wait?: number;
    readonly signal?: AbortSignal | undefined;
  },
) => Promise<T>;

/** Asks the local tenant's client door. Rejects with the signal's reason when that was given up. */
export function askAt(url: string): Ask {
  return async (schema, path, { body, wait = 0, signal } = {}) => {
    let response: Response;
    try {
      response = await fetch(new URL(path, url), {
        ...(body === undefined
          ? {}
          : {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(body),
            }),
        signal: AbortSignal.any([
          AbortSignal.timeout(Math.ceil(ANSWER_MS + wait)),
          ...(signal ? [signal] : []),
        ]),
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw new ClientError(
        `Praxis is not running here (${url}: ${reasonOf(error)}).`,
        NOT_RUNNING,
      );
    }
    const answer: unknown = await response.json().catch(() => null); // Anything but JSON is no tenant.
    if (response.ok) {
      const parsed = schema.safeParse(answer);
      if (parsed.success) return parsed.data;
    }
    const refusal = refusalSchema.safeParse(answer);
    if (refusal.success) throw new ClientError(refusal.data.error.message);
    throw new ClientError(`${url} is not the local tenant of Praxis.`, NOT_RUNNING);
  };
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}

/** @throws ClientError that offers those whose names come near */
export function whoIs(people: readonly PersonOnFile[], key: string): PersonOnFile {
  const wanted = folded(key);
  const found =
    people.find(({ id, mail, name }) => [id, mail, name].some((own) => folded(own) === wanted)) ??
    people.find(({ name }) => folded(name).split(' ')[0] === wanted) ??
    people.find(({ mail }) => folded(mail).split('@')[0] === wanted);
  if (found) return found;
  const near = people.filter(({ name }) => folded(name).includes(wanted)).slice(0, 8);
  const offered = (near.length > 0 ? near : people.slice(0, 24)).map(({ name }) => name);
  throw new ClientError(`There is nobody called '${key}' here.`, `There is: ${offered.join(', ')}`);
}

const folded = (words: string): string =>
  words.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
