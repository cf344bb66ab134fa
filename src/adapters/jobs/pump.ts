import type { DomainEvent } from '../../kernel/events.ts';
import type { Job } from '../../kernel/job.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

/** Events saved with their state and not yet delivered to every reaction. */
export interface EventQueue {
  /** Oldest first; those that failed come again after their delay. */
  pending(now: Date, limit: number): Promise<readonly DomainEvent[]>;
  isDone(eventId: string, reaction: string): Promise<boolean>;
  markDone(eventId: string, reaction: string): Promise<void>;
  markDispatched(eventId: string): Promise<void>;
  failed(eventId: string, error: string, now: Date): Promise<void>;
}

export interface DueWork {
  readonly job: string;
  readonly slot: string;
  readonly at: Date;
  readonly ref: string;
}

/** Work that has come due, claimed in due order, each slot by one process at a time. */
export interface DueQueue {
  claim(now: Date, limit: number): Promise<readonly DueWork[]>;
  done(work: DueWork): Promise<void>;
  failed(work: DueWork, error: string, now: Date): Promise<void>;
  /** When the next undone work falls due; null where nothing is planned. */
  nextAt(): Promise<Date | null>;
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
  readonly clock: Clock;
  readonly log: Log;
  readonly count: (what: 'event' | 'job' | 'failure') => void;
}

const BATCH = 50;
/** A bound, not a plan: work that makes work forever is a defect that must not stop the process. */
const MOST_ROUNDS = 2_000;

/**
 * Carries events to reactions, due work to its jobs and messages to Teams, until nothing is left that can be done
 * now. Due work goes one by one with its consequences in between, so that a clock that jumps a month does everything
 * once and in order.
 */
export function createPump(deps: PumpDeps) {
  const { events, due, reactions, jobs, deliver, clock, log, count } = deps;
  const byName = new Map(jobs.map((job) => [job.name, job]));
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const words = (error: unknown): string =>
    error instanceof Error ? error.message : String(error);

  async function react(event: DomainEvent): Promise<void> {
    try {
      for (const reaction of reactions) {
        if (reaction.on !== event.type || (await events.isDone(event.id, reaction.name))) continue;
        await reaction.run(event);
        await events.markDone(event.id, reaction.name);
      }
      await events.markDispatched(event.id);
      count('event');
    } catch (error) {
      log.warn(
        { err: error, event: event.id, type: event.type },
        'reaction failed; it is tried again',
      );
      count('failure');
      await events.failed(event.id, words(error), clock.now());
    }
  }

  async function dispatch(): Promise<number> {
    const pending = await events.pending(clock.now(), BATCH);
    for (const event of pending) if (!stopped) await react(event);
    return pending.length;
  }

  async function runNextDue(): Promise<number> {
    const [work] = await due.claim(clock.now(), 1);
    if (!work) return 0;
    try {
      const job = byName.get(work.job);
      if (!job) throw new Error(`no job ${work.job}`);
      await job.run(work.ref);
      await due.done(work);
      count('job');
    } catch (error) {
      log.warn({ err: error, job: work.job, slot: work.slot }, 'job failed; it is tried again');
      count('failure');
      await due.failed(work, words(error), clock.now());
    }
    return 1;
  }

  async function round(): Promise<number> {
    const dispatched = await dispatch();
    if (dispatched > 0) return dispatched;
    const done = await runNextDue();
    return done > 0 ? done : deliver();
  }

  async function settleOnce(): Promise<void> {
    for (let rounds = 0; rounds < MOST_ROUNDS && !stopped; rounds += 1) {
      if ((await round()) === 0) return;
    }
    if (!stopped)
      log.error({ rounds: MOST_ROUNDS }, 'work left after many rounds; going on at the next wake');
  }

  async function settleAll(): Promise<void> {
    do {
      again = false;
      await settleOnce();
    } while (again && !stopped);
  }

  /** Resolves when nothing is left to do now. A call while another runs joins it, and it looks once more. */
  function settle(): Promise<void> {
    if (stopped) return running ?? Promise.resolve();
    if (running) {
      again = true;
      return running;
    }
    running = settleAll().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    settle,
    /** Settles in the background; a failure is logged and the next wake goes on. */
    wake(): void {
      settle().catch((error: unknown) =>
        log.error({ err: error }, 'work stopped; going on at the next wake'),
      );
    },
    nextDue: (): Promise<Date | null> => due.nextAt(),
    /** Finishes what is in hand and takes nothing new. */
    async stop(): Promise<void> {
      stopped = true;
      await running?.catch((error: unknown) =>
        log.error({ err: error }, 'work stopped while closing'),
      );
    },
  };
}

export type Pump = ReturnType<typeof createPump>;
