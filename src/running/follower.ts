import type { Leases } from '../adapters/database/leases.ts';
import type { App } from '../app.ts';
import type { Log } from '../ports/log.ts';

export interface FollowerDeps {
  readonly app: Pick<App, 'sync' | 'readLibraries'> & {
    readonly actions: { readonly governance: Pick<App['actions']['governance'], 'setting'> };
    readonly pump: Pick<App['pump'], 'wake'>;
  };
  readonly log: Log;
  readonly leases: Leases;
  /** Of this process and no other. */
  readonly holder: string;
  readonly leaseMs?: number;
}

export type Reading = (signal?: AbortSignal) => Promise<void>;

const NAME = 'outside';
/** Somebody wished to read while another did: what they know of may have been passed already. */
const AGAIN = 'outside-again';
/**
 * With a wake a minute, a process that died is followed by another within two. Prolonged three times as often, so that a
 * lost answer costs nothing.
 */
const LEASE_MS = 45_000;
const BEATS = 3;

/**
 * Reads the outside, one process at a time: at start, when something is said to have changed, and every so often. A
 * source that is down is tried again at the next turn; a process that dies is followed by another.
 */
export function follower({ app, log, leases, holder, leaseMs = LEASE_MS }: FollowerDeps) {
  let running: Promise<void> | null = null;
  let last: { readonly secondsAgo: number; readonly failed: boolean } | null = null;
  const stopping = new AbortController();

  /** False where somebody else took it: this process stood still for too long. */
  async function beat(lost: AbortController): Promise<void> {
    const kept = await leases.keep(NAME, holder, leaseMs).catch((error: unknown) => {
      log.warn({ err: error }, 'the lease could not be prolonged');
      return true;
    });
    if (!kept) lost.abort(new Error('another process reads the outside now'));
  }

  async function read(reading: Reading): Promise<boolean> {
    const lost = new AbortController();
    const signal = AbortSignal.any([lost.signal, stopping.signal]);
    const timer = setInterval(() => void beat(lost), leaseMs / BEATS);
    timer.unref();
    try {
      await reading(signal);
      return true;
    } catch (error) {
      log.warn({ err: error }, 'the outside was not read; the next turn tries again');
      return false;
    } finally {
      clearInterval(timer);
    }
  }

  async function once(reading: Reading): Promise<void> {
    if (!(await leases.take(NAME, holder, leaseMs))) {
      await leases.note(AGAIN);
      last = await leases.last(NAME);
      return;
    }
    const began = performance.now();
    const done = await read(reading);
    // Cut short is not failed, but it is not done either.
    await leases.end(NAME, holder, !done || stopping.signal.aborted);
    last = await leases.last(NAME);
    app.pump.wake();
    const asked = await leases.last(AGAIN);
    const during = asked !== null && asked.secondsAgo * 1_000 < performance.now() - began;
    if (during && !stopping.signal.aborted) await once(app.readLibraries);
  }

  function run(reading: Reading): Promise<void> {
    running ??= once(reading)
      .catch((error: unknown) => {
        log.warn({ err: error }, 'who reads the outside is not known; the next turn tries again');
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  return {
    now(reading: Reading): void {
      if (!stopping.signal.aborted) void run(reading);
    },
    /** Does not wait for the reading: a first one takes hours, and what else is due must not. */
    async ifDue(): Promise<void> {
      const minutes = await app.actions.governance.setting('sync.minutes');
      last = await leases.last(NAME);
      if (!last || last.failed || last.secondsAgo >= minutes * 60) this.now(app.sync);
    },
    idle: (): Promise<void> => running ?? Promise.resolve(),
    /** Ends what is under way after the files in hand. */
    async stop(): Promise<void> {
      stopping.abort(new Error('stopping'));
      await running;
    },
    /** How the last reading ended, in whichever process; null where none has. As last known where nobody answers. */
    async state() {
      last = await leases.last(NAME).catch(() => last);
      return last;
    },
  };
}

export type Follower = ReturnType<typeof follower>;
