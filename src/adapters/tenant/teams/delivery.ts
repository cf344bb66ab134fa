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
  /** The bot's message endpoint. */
  bot: string;
  /** First pause between attempts in ms; each further one is twice as long. */
  retryMs: number;
}

const ATTEMPTS = 6;
const ANSWER_MS = 15_000;

interface Line {
  bot: string;
  stopped: AbortSignal;
}

interface Answer {
  status: number;
  body?: unknown;
  error?: string;
}

export function createDelivery({ db, clock, bot, retryMs }: Options): Delivery {
  const stopping = new AbortController();
  const line: Line = { bot, stopped: stopping.signal };
  const push = (id: string, body: string): Promise<Outcome> =>
    pushUntilTaken(db, line, retryMs, id, body);
  return {
    deliver: async (activity, { keep }) => {
      const body = JSON.stringify(activity);
      if (!keep) {
        const answer = await attempt(line, body);
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

async function attempt(line: Line, body: string): Promise<Answer> {
  try {
    const response = await fetch(line.bot, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Microsoft-SkypeBotApi' },
      body,
      signal: AbortSignal.any([line.stopped, AbortSignal.timeout(ANSWER_MS)]),
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  } catch (error) {
    // Refused, reset or too slow: all the same to the sender, who will try again.
    return { status: 502, error: error instanceof Error ? error.message : String(error) };
  }
}

async function pushUntilTaken(
  db: Db,
  line: Line,
  retryMs: number,
  id: string,
  body: string,
): Promise<Outcome> {
  for (let tried = 1; ; tried += 1) {
    const answer = await attempt(line, body);
    // A tenant that is closing leaves the row pending: the next one goes on with it.
    if (line.stopped.aborted) return { status: answer.status, attempts: tried };
    const taken = answer.status < 500 && answer.status !== 429;
    const state = taken ? 'delivered' : tried === ATTEMPTS ? 'failed' : 'pending';
    db.run(
      'UPDATE deliveries SET attempts = ?, state = ?, last_error = ? WHERE activity_id = ?',
      tried,
      state,
      answer.error ?? (taken ? null : `status ${answer.status}`),
      id,
    );
    if (state !== 'pending') return { status: answer.status, body: answer.body, attempts: tried };
    await pause(retryMs * 2 ** (tried - 1), line.stopped);
  }
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
