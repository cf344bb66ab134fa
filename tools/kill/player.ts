import { z } from 'zod';
import { readCard } from '../lib/cards.ts';
import { ClientError, connect, type Message, type Persona } from '../lib/client.ts';
import type { Pressed } from '../lib/press.ts';
import { until } from '../lib/wait.ts';
import type { Played } from './rig.ts';

const MOST_TRIES = 8;
/** Teams sends a turn again that nobody answered: fifteen seconds later, and once more after as long. */
const CARD_MS = 60_000;

/** Somebody at a Teams client and at the tab, who tries again what was not taken. */
export interface Player {
  readonly id: string;
  readonly persona: Persona;
  /** Says it to the bot in chat; Teams resends it by itself. */
  say(words: string): Promise<void>;
  reply(root: string, words: string, channel: string): Promise<void>;
  /** The last card in the chat that offers this verb, for this id where one is given. */
  card(verb: string, id?: string): Promise<Message>;
  press(
    message: Message,
    verb: string,
    inputs?: Readonly<Record<string, string>>,
    id?: string,
  ): Promise<Message>;
  /** Calls the API in this person's name; the same body again until it was answered. */
  api<T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T>;
}

export interface Players {
  as(name: string): Promise<Player>;
  /** Turns that ask for exactly one answer, by person and place. */
  readonly turns: Map<string, number>;
}

const tokenSchema = z.object({ token: z.string() });

/** An action by verb and, where several have it, by an id in its data: its number on the card. */
function numberOf(message: Message, verb: string, id: string | undefined): number {
  const { actions } = readCard(message.cards[0]);
  return (
    actions.findIndex((action) => {
      const data = JSON.stringify(action.data ?? {});
      return action.verb === verb && (id === undefined || data.includes(`"${id}"`));
    }) + 1
  );
}

/** Does it again while the server is away; what a person would do who sees that it was not taken. */
async function again<T>(rig: Played, what: string, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const away =
        (error instanceof ClientError &&
          /status 5|cannot be reached|did not answer|failed/i.test(error.message)) ||
        (error instanceof TypeError && /fetch failed/.test(error.message));
      if (!away || tries === MOST_TRIES) {
        throw new Error(`${what}: ${(error as Error).message}`, { cause: error });
      }
      await rig.up();
    }
  }
}

async function ask<T>(
  rig: Played,
  schema: z.ZodType<T>,
  method: string,
  path: string,
  { body, token }: { readonly body?: unknown; readonly token?: string },
): Promise<T> {
  return again(rig, `${method} ${path}`, async () => {
    const response = await fetch(`${rig.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return schema.parse(answer);
    throw new Error(`${response.status} ${JSON.stringify(answer)}`);
  });
}

export function createPlayers(rig: Played): Players {
  const teams = connect(rig.tenantUrl);
  const turns = new Map<string, number>();
  const count = (place: string): void => {
    turns.set(place, (turns.get(place) ?? 0) + 1);
  };

  async function as(name: string): Promise<Player> {
    const persona = await teams.as(name);
    const { id } = persona.person;
    const card = async (verb: string, about?: string): Promise<Message> => {
      const look = async () =>
        (await persona.history())
          .filter(({ from, cards }) => from.kind === 'bot' && cards.length > 0)
          .findLast((message) => numberOf(message, verb, about) > 0) ?? null;
      // A resend that meets the turn still at work is over before it: the card comes a moment later.
      return until(`A card for ${name} that offers ${verb}`, look, CARD_MS);
    };
    return {
      id,
      persona,
      card,
      async say(words) {
        count(id);
        await persona.say(words);
      },
      async reply(root, words, channel) {
        count(channel);
        await persona.reply(root, words, channel);
      },
      async press(message, verb, inputs = {}, about) {
        const number = numberOf(message, verb, about);
        if (number === 0) throw new Error(`${name}: no ${verb} on this card`);
        const pressed: Pressed = await again(rig, `${name} presses ${verb}`, () =>
          persona.press(message, number, inputs),
        );
        if (pressed.kind === 'card') return pressed.message;
        throw new Error(`${name} pressed ${verb} and got ${JSON.stringify(pressed)}`);
      },
      async api(schema, method, path, body) {
        const { token } = await ask(rig, tokenSchema, 'POST', '/dev/api/token', {
          body: { person: id },
        });
        return ask(rig, schema, method, `/api/v1${path}`, { body, token });
      },
    };
  }
  return { as, turns };
}

/** Some three a day become due, and a manager is asked within a month: twice as many as that takes. */
const MOST_STEPS = 150;
const clockSchema = z.object({ now: z.string() });

/** Lets everything come to its end that a last kill has left: what is taken up again is taken up here. */
export async function comeToRest(rig: Played): Promise<void> {
  await rig.quiet();
  await rig.up();
  await rig.settled();
  // Before it moves the clock, the product finishes what it has in hand.
  await ask(rig, clockSchema, 'POST', '/dev/api/clock', { body: { step: 'next-due' } });
  await rig.quiet();
}

/** Moves the product's clock from one due thing to the next until the fact is there. */
export async function moveUntil(
  rig: Played,
  what: string,
  fact: () => Promise<boolean> | boolean,
): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await fact()) return;
    // A month does not pass while a server starts: what it takes up again comes first.
    await rig.settled();
    if (await fact()) return;
    await ask(rig, clockSchema, 'POST', '/dev/api/clock', { body: { step: 'next-due' } });
  }
  throw new Error(`${what} did not come, however far the clock was moved`);
}
