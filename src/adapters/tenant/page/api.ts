import { z } from 'zod';
import {
  type App,
  type Attachment,
  appSchema,
  invokedSchema,
  type Member,
  memberSchema,
  type Person,
  type Place,
  personSchema,
  placeSchema,
  saidSchema,
} from './shapes.ts';

/** Something went wrong in words that are shown where it was tried. */
export class Refused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refused';
  }
}

const NOT_RUNNING = 'The local tenant does not answer. Is npm start still running?';
const refusalSchema = z.object({ error: z.object({ message: z.string() }) });

async function ask<T>(schema: z.ZodType<T>, path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
    });
  } catch {
    // The browser says only that it did not get through.
    throw new Refused(NOT_RUNNING);
  }
  const answer: unknown = await response.json().catch(() => null); // No JSON: told apart below.
  if (!response.ok) {
    const refusal = refusalSchema.safeParse(answer);
    throw new Refused(refusal.success ? refusal.data.error.message : unanswered(response.status));
  }
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new Refused('The local tenant answered in a form that this page does not know.');
}

const unanswered = (status: number): string => `The local tenant refused it (status ${status}).`;

/** How the bot took what it was told. @throws Refused for what a person in Teams would notice too */
function mustBeTaken(status: number): void {
  if (status < 400) return;
  if (status === 429) throw new Refused('Praxis is being asked too much at once. Try again soon.');
  if (status === 403 || status === 404)
    throw new Refused(`Praxis does not take messages here (status ${status}).`);
  if (status >= 502) throw new Refused('It was sent, but Praxis cannot be reached at the moment.');
  throw new Refused(`It was sent, but Praxis could not work on it (status ${status}).`);
}

const query = (values: Readonly<Record<string, string>>): string =>
  new URLSearchParams(values).toString();

export const people = async (): Promise<readonly Person[]> =>
  (await ask(z.object({ people: z.array(personSchema) }), '/client/people')).people;

export interface Said {
  readonly in: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly replyTo?: string;
  /** The message whose button was pressed. */
  readonly activityId?: string;
  /** In a channel: whether the bot is named; people are by `<at>Name</at>` in the text. */
  readonly mention?: boolean;
  readonly attachments?: readonly Attachment[];
}

export interface Invoke {
  readonly in: string;
  readonly name: string;
  readonly value: unknown;
  readonly activityId?: string;
}

/** One person's client. All methods reject with Refused, in words. */
export function clientOf(as: string) {
  const nothing = z.unknown();
  const about = (path: string, body: object) => ask(nothing, path, { as, ...body });
  return {
    places: async (): Promise<readonly Place[]> =>
      (
        await ask(
          z.object({ conversations: z.array(placeSchema) }),
          `/client/conversations?${query({ as })}`,
        )
      ).conversations,
    members: async (place: string): Promise<readonly Member[]> =>
      (
        await ask(
          z.object({ members: z.array(memberSchema) }),
          `/client/members?${query({ as, in: place })}`,
        )
      ).members,
    app: (): Promise<App> => ask(appSchema, `/client/app?${query({ as })}`),
    /** Ends when the bot's turn is over. */
    say: async (said: Said): Promise<void> =>
      mustBeTaken((await ask(saidSchema, '/client/say', { as, ...said })).status),
    edit: (place: string, id: string, text: string) =>
      about('/client/edit', { in: place, id, text }),
    remove: (place: string, id: string) => about('/client/delete', { in: place, id }),
    restore: (place: string, id: string) => about('/client/undelete', { in: place, id }),
    react: (place: string, id: string, type: string, remove: boolean) =>
      about('/client/react', { in: place, id, type, remove }),
    /** Adds a tab as its page has configured it. */
    addTab: (place: string, settings: object) => about('/client/tabs', { ...settings, in: place }),
    install: (place: string) => about('/client/install', { in: place }),
    uninstall: (place: string) => about('/client/uninstall', { in: place }),
    /** @returns what the bot answered */
    invoke: async (invoke: Invoke): Promise<unknown> => {
      const { status, body } = await ask(invokedSchema, '/client/invoke', { as, ...invoke });
      if (status < 400) return body;
      if (status === 429)
        throw new Refused('Praxis is being asked too much at once. Try again soon.');
      if (status >= 502) throw new Refused('Praxis cannot be reached at the moment.');
      throw new Refused(`Praxis could not answer (status ${status}).`);
    },
    /** The card as this person should see it now; null where it is as it should be. */
    refresh: async (place: string, id: string): Promise<unknown> =>
      (await ask(invokedSchema, '/client/refresh', { as, in: place, id })).body,
    /** The token that Teams would give the tab. */
    token: async (): Promise<string> =>
      (await ask(z.object({ token: z.string() }), '/client/token', { as })).token,
    streamPath: (after: number): string => `/client/stream?${query({ as, after: String(after) })}`,
  };
}
export type Client = ReturnType<typeof clientOf>;

export const wordsOf = (error: unknown): string =>
  error instanceof Refused ? error.message : 'Something unexpected went wrong in this page.';
