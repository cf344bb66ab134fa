import type { TenantClock } from '../clock.ts';
import type { Db } from '../db.ts';
import type { Faults } from '../faults.ts';
import { newGuid } from '../ids.ts';
import type { Activity } from './activity.ts';
import { type Answer, createLine } from './line.ts';
import { takeMessageId } from './message-ids.ts';

export interface Outcome {
  /** HTTP status of the bot's answer; 502 when it could not be reached, 0 attempts when it was not told. */
  status: number;
  body?: unknown;
  attempts: number;
  /** The bot took longer than it has. */
  late?: boolean;
}

/**
 * Brings activities to the bot. What a bot does not answer in 15 s, or answers with 5xx or 429, comes again: once
 * more as it was, then twice under a new id and time, four times in all, as it was seen of Teams. Invokes are tried
 * once, as a person would press again.
 */
export interface Delivery {
  /** @param activity a Teams activity with an `id`; `deadlineMs` of the tenant's clock, for invokes */
  deliver(activity: Activity, options: DeliverOptions): Promise<Outcome>;
  /** Sends again what an earlier run left undelivered. */
  resume(): Promise<void>;
  stop(): void;
}

export interface DeliverOptions {
  /** Try again until taken, also over a restart. */
  keep: boolean;
  deadlineMs?: number;
}

interface Options {
  db: Db;
  clock: TenantClock;
  /** The bot's message endpoint. */
  bot: string;
  faults: () => Faults;
  /** Shortens the pauses: the first in ms, each further one twice as long. Without it they are Teams'. */
  retryMs?: number;
}

export const MOST_ATTEMPTS = 4;
/** How long a bot has, and how long after one attempt the next begins; ms of the tenant's clock. */
const ANSWER_MS = 15_000;

interface Kept {
  key: string;
  activity: Activity;
  attempts: number;
}

export function createDelivery({ db, clock, bot, faults, retryMs }: Options): Delivery {
  const stopping = new AbortController();
  const stopped = stopping.signal;
  const line = createLine({ clock, bot, faults, stopped });

  /** The pause is counted from the beginning of an attempt, so that a bot that was slow is not waited for twice. */
  const pause = (tried: number, begun: number): Promise<void> => {
    if (retryMs !== undefined) return clock.wait(retryMs * 2 ** (tried - 1), stopped);
    return clock.wait(begun + ANSWER_MS - clock.now().getTime(), stopped);
  };

  /** Every second attempt is one more of a pair; each further pair looks like something new. */
  function renewed(kept: Kept): Activity {
    if (kept.attempts === 0 || kept.attempts % 2 === 1) return kept.activity;
    const id = String(kept.activity.id).startsWith('f:')
      ? `f:${newGuid()}`
      : takeMessageId(db, clock);
    const again = { ...kept.activity, id, timestamp: clock.iso() };
    db.run('UPDATE deliveries SET body = ? WHERE activity_id = ?', JSON.stringify(again), kept.key);
    return again;
  }

  function note(kept: Kept, answer: Answer, state: string): void {
    const taken = state === 'delivered';
    db.run(
      'UPDATE deliveries SET attempts = ?, state = ?, last_error = ? WHERE activity_id = ?',
      kept.attempts,
      state,
      taken ? null : (answer.error ?? `status ${answer.status}`),
      kept.key,
    );
  }

  async function untilTaken(first: Kept): Promise<Outcome> {
    const kept = { ...first };
    for (;;) {
      kept.activity = renewed(kept);
      const begun = clock.now().getTime();
      const answer = await line(kept.activity, ANSWER_MS);
      // A tenant that is closing leaves the row pending: the next one goes on with it.
      if (stopped.aborted) return { status: answer.status, attempts: kept.attempts + 1 };
      kept.attempts += 1;
      const taken = answer.status < 500 && answer.status !== 429;
      const state = taken ? 'delivered' : kept.attempts >= MOST_ATTEMPTS ? 'failed' : 'pending';
      note(kept, answer, state);
      if (state !== 'pending') {
        const late = answer.late ? { late: true } : {};
        return { status: answer.status, body: answer.body, attempts: kept.attempts, ...late };
      }
      await pause(kept.attempts, begun);
      if (stopped.aborted) return { status: answer.status, attempts: kept.attempts };
    }
  }

  return {
    deliver: async (activity, { keep, deadlineMs = ANSWER_MS }) => {
      if (!keep) {
        const { status, body, late } = await line(activity, deadlineMs);
        return { status, body, attempts: 1, ...(late ? { late } : {}) };
      }
      // A message and its edits have one id.
      const key = `${activity.type}|${activity.id}|${newGuid()}`;
      db.run(
        "INSERT INTO deliveries(activity_id, body, state, at) VALUES(?, ?, 'pending', ?)",
        key,
        JSON.stringify(activity),
        clock.iso(),
      );
      return untilTaken({ key, activity, attempts: 0 });
    },
    resume: async () => {
      const left = db.all<{ activity_id: string; body: string; attempts: number }>(
        "SELECT activity_id, body, attempts FROM deliveries WHERE state = 'pending' ORDER BY at",
      );
      for (const { activity_id: key, body, attempts } of left)
        await untilTaken({ key, activity: JSON.parse(body) as Activity, attempts });
    },
    stop: () => stopping.abort(),
  };
}
