import type { DomainEvent } from '../../kernel/events.ts';
import type { EventId } from '../../kernel/ids.ts';
import type { Job } from '../../kernel/job.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Holding } from '../../ports/holding.ts';
import type { Log } from '../../ports/log.ts';
import { settling } from './settling.ts';

/** Events saved with their state and not yet delivered to every reaction. */
export interface EventQueue {
  /** Oldest first, for this process alone until the lease ends; those that failed come again after their delay. */
  pending(
    now: Date,
    limit: number,
    leaseMs: number,
  ): Promise<readonly { readonly event: DomainEvent; readonly attempts: number }[]>;
  /** Makes what is in hand last so much longer from now; 0 gives it back. */
  keep(events: readonly EventId[], leaseMs: number): Promise<void>;
  isDone(event: EventId, reaction: string): Promise<boolean>;
  markReaction(event: EventId, reaction: string): Promise<void>;
  markDispatched(event: EventId, at: Date): Promise<void>;
  failed(event: EventId, error: string, retryAt: Date): Promise<void>;
}

export interface ClaimedWork {
  readonly job: string;
  readonly slot: string;
  readonly ref: string;
  readonly attempts: number;
}

/** Work that has come due, claimed in due order, each slot by one process at a time. */
export interface DueQueue {
  claim(now: Date, limit: number, leaseMs: number): Promise<readonly ClaimedWork[]>;
  /** Makes what is in hand last so much longer from now. */
  keep(job: string, slot: string, leaseMs: number): Promise<void>;
  done(job: string, slot: string): Promise<void>;
  failed(job: string, slot: string, error: string, retryAt: Date | null): Promise<void>;
}

export interface Handler {
  readonly on: string;
  readonly name: string;
  run(event: DomainEvent): Promise<void>;
}

export interface PumpDeps {
  readonly events: EventQueue;
  readonly due: DueQueue;
  readonly reactions: readonly Handler[];
  readonly jobs: readonly Job[];
  readonly deliver: () => Promise<number>;
  readonly holding: Holding;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of everything that was done, by name, for counters and for those who watch. */
  readonly observe: (what: 'event' | 'job' | 'failure', name: string) => void;
}

const BATCH = 50;
/** Kept for as long as the work lasts; after it another process takes over what a dead one held. */
const LEASE_MS = 15_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 900_000;
/** A bound, not a plan: work that makes work forever is a defect that must not stop the process. */
const MOST_ROUNDS = 2_000;

/**
 * Carries events to reactions, due work to its jobs and messages to Teams, until nothing is left that can be done
 * now. Due work goes one by one with its consequences in between, so that a clock that jumps a month does everything
 * once and in order.
 */
export function createPump(deps: PumpDeps) {
  const { events, due, reactions, jobs, deliver, holding, clock, log, observe } = deps;
  const byName = new Map(jobs.map((job) => [job.name, job]));

  const words = (error: unknown): string =>
    error instanceof Error ? error.message : String(error);

  const retryAt = (attempts: number): Date =>
    new Date(clock.now().getTime() + Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts));

  async function react(event: DomainEvent, attempts: number): Promise<void> {
    try {
      for (const reaction of reactions) {
        if (reaction.on !== event.type || (await events.isDone(event.id, reaction.name))) continue;
        await reaction.run(event);
        await events.markReaction(event.id, reaction.name);
      }
      await events.markDispatched(event.id, clock.now());
      observe('event', event.type);
    } catch (error) {
      log.warn(
        { err: error, event: event.id, type: event.type },
        'reaction failed; it is tried again',
      );
      observe('failure', event.type);
      await events.failed(event.id, words(error), retryAt(attempts));
    }
  }

  async function dispatch(stopped: () => boolean): Promise<number> {
    const pending = await events.pending(clock.now(), BATCH, LEASE_MS);
    if (pending.length === 0) return 0;
    const inHand = new Set(pending.map(({ event }) => event.id));
    await holding(
      { leaseMs: LEASE_MS, keep: () => events.keep([...inHand], LEASE_MS) },
      async () => {
        for (const { event, attempts } of pending) {
          if (stopped()) break;
          await react(event, attempts);
          inHand.delete(event.id);
        }
      },
    );
    // Cut short: nobody has to wait for the end of our lease.
    if (inHand.size > 0) await events.keep([...inHand], 0);
    return pending.length;
  }

  async function runNextDue(): Promise<number> {
    const [work] = await due.claim(clock.now(), 1, LEASE_MS);
    if (!work) return 0;
    try {
      const job = byName.get(work.job);
      if (!job) throw new Error(`no job ${work.job}`);
      const keep = () => due.keep(work.job, work.slot, LEASE_MS);
      await holding({ leaseMs: LEASE_MS, keep }, () => job.run(work.ref));
      await due.done(work.job, work.slot);
      observe('job', work.job);
    } catch (error) {
      log.warn({ err: error, job: work.job, slot: work.slot }, 'job failed; it is tried again');
      observe('failure', work.job);
      await due.failed(work.job, work.slot, words(error), retryAt(work.attempts));
    }
    return 1;
  }

  async function round(stopped: () => boolean): Promise<number> {
    const dispatched = await dispatch(stopped);
    if (dispatched > 0) return dispatched;
    const done = await runNextDue();
    return done > 0 ? done : deliver();
  }

  async function settleOnce(stopped: () => boolean): Promise<void> {
    for (let rounds = 0; rounds < MOST_ROUNDS && !stopped(); rounds += 1) {
      if ((await round(stopped)) === 0) return;
    }
    if (!stopped())
      log.error({ rounds: MOST_ROUNDS }, 'work left after many rounds; going on at the next wake');
  }

  return settling(settleOnce, { log, what: 'work' });
}
