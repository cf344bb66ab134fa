import { z } from 'zod';
import { type Message, messageOf, wordsOf } from './message.ts';
import { type Pressed, press } from './press.ts';
import {
  type Ask,
  askAt,
  ClientError,
  doneSchema,
  type PersonOnFile,
  type PlaceOnFile,
  pageSchema,
  personSchema,
  placeSchema,
  saidSchema,
  whoIs,
} from './wire.ts';

export { type Message, wordsOf } from './message.ts';
export type { Pressed } from './press.ts';
export { ClientError, type PersonOnFile } from './wire.ts';

export interface Where {
  /** `personal` (when left out), a channel's id or name, or a community's slug. */
  readonly in?: string;
  /** The first message of the thread; channels only. */
  readonly replyTo?: string;
  /** Channels: false leaves Praxis unnamed, so that it hears this only with the team's consent. */
  readonly mention?: boolean;
}

export interface Waiting {
  readonly in?: string;
  /** Milliseconds; 20,000 when left out. */
  readonly timeout?: number;
}

/** One person at a Teams client. What was read is read: `next` and `fresh` go on from there. */
export interface Persona {
  readonly person: PersonOnFile;
  places(): Promise<readonly PlaceOnFile[]>;
  /** Says it, and returns when the bot's turn is over; how it was answered comes by `next` or `fresh`. */
  say(words: string, where?: Where): Promise<{ readonly activityId: string }>;
  /**
   * @param action its number on the card (from 1), title or verb
   * @param inputs by input id or label
   */
  press(
    message: Message,
    action: number | string,
    inputs?: Readonly<Record<string, string>>,
  ): Promise<Pressed>;
  reply(
    root: Message | string,
    words: string,
    place: string,
  ): Promise<{ readonly activityId: string }>;
  /** Changes, takes back or reacts to what stands in a place; one's own messages only, but for reactions. */
  edit(id: string, words: string, place?: string): Promise<void>;
  remove(id: string, place?: string): Promise<void>;
  undelete(id: string, place?: string): Promise<void>;
  /** @param type `like`, `heart` … or an emoji */
  react(id: string, type: string, options?: { place?: string; remove?: boolean }): Promise<void>;
  /** The next message of somebody else that `wanted` accepts; those before it count as read. */
  next(wanted?: (message: Message) => boolean, waiting?: Waiting): Promise<Message>;
  /** What others wrote since; waits up to `wait` milliseconds for the first. Aborted, there is nothing. */
  fresh(place?: string, wait?: number, signal?: AbortSignal): Promise<readonly Message[]>;
  /** Everything that stands in a place, oldest first. */
  history(place?: string): Promise<readonly Message[]>;
  /** Sends the app's installation again; a chat is refused before the first. */
  install(): Promise<void>;
}

export interface Teams {
  readonly url: string;
  people(): Promise<readonly PersonOnFile[]>;
  /** @param key id, mail, full or first name */
  as(key: string): Promise<Persona>;
}

/** Talks to the local tenant's client door. @param url its address, `http://127.0.0.1:3979` */
export function connect(url: string): Teams {
  const ask = askAt(url);
  const people = async () =>
    (await ask(z.object({ people: z.array(personSchema) }), '/client/people')).people;
  return {
    url,
    people,
    as: async (key) => personaOf(ask, whoIs(await people(), key)),
  };
}

function personaOf(ask: Ask, person: PersonOnFile): Persona {
  const cursors = new Map<string, number>();
  const page = async (place: string, after: number, wait: number, signal?: AbortSignal) => {
    const query = new URLSearchParams({
      as: person.id,
      in: place,
      after: String(after),
      wait: String(Math.round(wait)),
    });
    const { messages, last } = await ask(pageSchema, `/client/messages?${query}`, { wait, signal });
    return { messages: messages.map((stored) => messageOf(stored, place)), last };
  };
  /** The first look at a place begins at its end: what stood there before is history. */
  const cursorOf = async (place: string): Promise<number> => {
    const known = cursors.get(place);
    if (known !== undefined) return known;
    const { last } = await page(place, 0, 0);
    cursors.set(place, last);
    return last;
  };
  const say = async (body: Readonly<Record<string, unknown>>, place: string) => {
    await cursorOf(place);
    const said = await ask(saidSchema, '/client/say', {
      body: { as: person.id, in: place, ...body },
    });
    if (said.status < 400) return said;
    throw new ClientError(
      `Praxis did not take it (status ${said.status}).`,
      said.status === 502 ? 'Its server does not answer; look where npm start runs.' : '',
    );
  };
  const fresh: Persona['fresh'] = async (place = 'personal', wait = 0, signal) => {
    const until = performance.now() + wait;
    for (;;) {
      const left = Math.max(0, until - performance.now());
      try {
        const { messages, last } = await page(place, await cursorOf(place), left, signal);
        cursors.set(place, last);
        const others = messages.filter(({ from }) => from.id !== person.id);
        if (others.length > 0 || performance.now() >= until) return others;
      } catch (error) {
        if (signal?.aborted) return []; // Given up on purpose; what came meanwhile is still unread.
        throw error;
      }
    }
  };
  const sayWords: Persona['say'] = async (words, where = {}) => {
    const replyTo = where.replyTo === undefined ? {} : { replyTo: where.replyTo };
    const mention = where.mention === undefined ? {} : { mention: where.mention };
    const said = await say({ text: words, ...replyTo, ...mention }, where.in ?? 'personal');
    return { activityId: said.activityId ?? '' };
  };
  const act = async (verb: string, body: Readonly<Record<string, unknown>>): Promise<void> => {
    await ask(doneSchema, `/client/${verb}`, { body: { as: person.id, ...body } });
  };
  return {
    person,
    edit: (id, text, place = 'personal') => act('edit', { in: place, id, text }),
    remove: (id, place = 'personal') => act('delete', { in: place, id }),
    undelete: (id, place = 'personal') => act('undelete', { in: place, id }),
    react: (id, type, { place = 'personal', remove = false } = {}) =>
      act('react', { in: place, id, type, remove }),
    places: async () =>
      (
        await ask(
          z.object({ conversations: z.array(placeSchema) }),
          `/client/conversations?${new URLSearchParams({ as: person.id })}`,
        )
      ).conversations,
    say: sayWords,
    press: (message, action, inputs = {}) => press(say, message, action, inputs),
    reply: (root, words, place) =>
      sayWords(words, { in: place, replyTo: typeof root === 'string' ? root : rootOf(root) }),
    next: async (wanted = () => true, { in: place = 'personal', timeout = 20_000 } = {}) => {
      const until = performance.now() + timeout;
      const passed: Message[] = [];
      for (;;) {
        const left = until - performance.now();
        const cursor = await cursorOf(place);
        const { messages } = await page(place, cursor, Math.max(0, left));
        for (const message of messages) {
          cursors.set(place, message.seq);
          if (message.from.id === person.id) continue;
          if (wanted(message)) return message;
          passed.push(message);
        }
        if (left <= 0) throw notSeen(person, place, timeout, passed);
      }
    },
    fresh,
    history: async (place = 'personal') => (await page(place, 0, 0)).messages,
    install: async () => {
      await ask(z.object({ status: z.number() }), '/client/install', { body: { as: person.id } });
    },
  };
}

const rootOf = (message: Message): string => message.replyTo ?? message.id;

function notSeen(
  person: PersonOnFile,
  place: string,
  timeout: number,
  passed: readonly Message[],
): ClientError {
  const seen = passed.map((message) => wordsOf(message).slice(0, 300)).join('\n---\n');
  return new ClientError(
    `${person.name} waited ${timeout} ms in ${place} for a message that did not come.`,
    seen === '' ? 'Nothing else came either.' : `What came instead:\n${seen}`,
  );
}
