import type { TenantClock } from '../clock.ts';
import type { Db } from '../db.ts';

export interface Outcome {
  /** HTTP status of the bot's answer; 502 when it could not be reached. */
  status: number;
  body?: unknown;
  attempts: number;
}

/** Brings activities to the bot. Messages are kept until accepted and sent again with the same
 * activity id (Teams does the same); invokes are tried once, as a person would press again. */
export interface Delivery {
  /** @param activity a Teams activity with an `id` */
  deliver(activity: Record<string, unknown>, options: { keep: boolean }): Promise<Outcome>;
  /** Sends again what an earlier run left undelivered. */
  resume(): Promise<void>;
  stop(): void;
}

interface Options {
  db: Db;
  clock: TenantClock;
  bot: () => string;
  /** First pause between attempts in ms; each further one is twice as long. */
  retryMs: number;
}

const ATTEMPTS = 6;
const ANSWER_MS = 15_000;

export function createDelivery({ db, clock, bot, retryMs }: Options): Delivery {
  const stopping = new AbortController();
  const attempt = async (
    body: string,
  ): Promise<{ status: number; body?: unknown; error?: string }> => {
    try {
      const response = await fetch(bot(), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'Microsoft-SkypeBotApi' },
        body,
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(ANSWER_MS)]),
      });
      const text = await response.text();
      return { status: response.status, body: parsed(text) };
    } catch (error) {
      // Refused, reset or too slow: all the same to the sender, who will try again.
      return { status: 502, error: error instanceof Error ? error.message : String(error) };
    }
  };
  const push = async (id: string, body: string): Promise<Outcome> => {
    for (let tried = 1; ; tried += 1) {
      const answer = await attempt(body);
      const done = answer.status < 500 && answer.status !== 429;
      if (stopping.signal.aborted) return { status: answer.status, attempts: tried };
      const state = done ? 'delivered' : tried === ATTEMPTS ? 'failed' : 'pending';
      db.run(
        'UPDATE deliveries SET attempts = ?, state = ?, last_error = ? WHERE activity_id = ?',
        tried,
        state,
        answer.error ?? (done ? null : `status ${answer.status}`),
        id,
      );
      if (state !== 'pending') return { status: answer.status, body: answer.body, attempts: tried };
      await pause(retryMs * 2 ** (tried - 1), stopping.signal);
    }
  };
  return {
    deliver: async (activity, { keep }) => {
      const body = JSON.stringify(activity);
      if (!keep) {
        const answer = await attempt(body);
        return { status: answer.status, body: answer.body, attempts: 1 };
      }
      const id = String(activity.id);
      db.run(
        "INSERT INTO deliveries(activity_id, body, state, at) VALUES(?, ?, 'pending', ?)",
        id,
        body,
        clock.iso(),
      );
      return push(id, body);
    },
    resume: async () => {
      const left = db.all<{ activity_id: string; body: string }>(
        "SELECT activity_id, body FROM deliveries WHERE state = 'pending' ORDER BY at",
      );
      for (const row of left) await push(row.activity_id, row.body);
    },
    stop: () => stopping.abort(),
  };
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // The bot's framework answers some failures in plain text; it is passed on as it came.
    return text;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
