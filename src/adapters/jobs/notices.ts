import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../ports/log.ts';
import type { ClaimedNotice, NoticeQueue } from '../../ports/notices.ts';
import { settling } from './settling.ts';

export interface NoticeWorkerDeps {
  readonly queue: NoticeQueue;
  /** Done once, or again after a crash: repeating it must change nothing. */
  readonly handle: (notice: ClaimedNotice) => Promise<void>;
  /** It failed for the last time: nobody will handle it. */
  readonly giveUp: (notice: ClaimedNotice) => Promise<void>;
  readonly log: Log;
}

/** While more is coming in, so much of the time is left to those who wait for it to be accepted. */
const REST = 3;
const LONGEST_REST_MS = 200;
const COMING_MS = 500;

const BATCH = 40;
/** At the same time: enough to keep the database busy, few enough to leave it to those who wait for an answer. */
const AT_ONCE = 2;
const LEASE_MS = 60_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 900_000;
/** Over nearly two hours. */
const MOST_ATTEMPTS = 14;

/** Works off what was notified, in any number of instances: each notice by one of them. */
export function createNoticeWorker({ queue, handle, giveUp, log }: NoticeWorkerDeps) {
  let came = Number.NEGATIVE_INFINITY;

  /** Being accepted is what the sender judges us by; what is done with it may wait. */
  async function restAfter(began: number, stopped: () => boolean): Promise<void> {
    const now = performance.now();
    if (stopped() || now - came > COMING_MS) return;
    await pause(Math.min(LONGEST_REST_MS, (now - began) * REST));
  }

  async function one(notice: ClaimedNotice): Promise<void> {
    const { id, attempts } = notice;
    try {
      await handle(notice);
      await queue.done(id);
    } catch (error) {
      const last = attempts + 1 >= MOST_ATTEMPTS;
      log.warn({ err: error, notice: id, attempts, last }, 'notification not handled');
      if (last) {
        await giveUp(notice);
        await queue.done(id);
      } else {
        await queue.failed(id, Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts));
      }
    }
  }

  async function batch(stopped: () => boolean): Promise<number> {
    const claimed = [...(await queue.claim(BATCH, LEASE_MS))];
    const count = claimed.length;
    const next = async (): Promise<void> => {
      for (let notice = claimed.shift(); notice && !stopped(); notice = claimed.shift()) {
        const began = performance.now();
        await one(notice);
        await restAfter(began, stopped);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    return count;
  }

  const work = settling(
    async (stopped) => {
      while (!stopped() && (await batch(stopped)) > 0);
    },
    { log, what: 'notifications' },
  );

  return {
    ...work,
    wake(): void {
      came = performance.now();
      work.wake();
    },
  };
}

export type NoticeWorker = ReturnType<typeof createNoticeWorker>;
