import type { systemClock } from '../adapters/system/clock.ts';
import type { App } from '../app.ts';
import type { Log } from '../ports/log.ts';

/** Reads the outside at start and every so often; a source that is down is tried again at the next turn. */
export function follower(app: App, log: Log, machine: typeof systemClock) {
  let last: { readonly at: number; readonly failed: boolean } | null = null;
  let running: Promise<void> | null = null;
  const run = (read: () => Promise<void>): Promise<void> => {
    running ??= read()
      .then(
        () => {
          last = { at: machine.now().getTime(), failed: false };
          app.pump.wake();
        },
        (error: unknown) => {
          last = { at: machine.now().getTime(), failed: true };
          log.warn({ err: error }, 'the outside was not read; the next turn tries again');
        },
      )
      .finally(() => {
        running = null;
      });
    return running;
  };
  return {
    now(read: () => Promise<void>): void {
      void run(read);
    },
    async ifDue(): Promise<void> {
      const minutes = await app.actions.governance.setting('sync.minutes');
      const due = !last || last.failed || machine.now().getTime() - last.at >= minutes * 60_000;
      if (due) await run(app.sync);
    },
    idle: (): Promise<void> => running ?? Promise.resolve(),
    state: () => last,
  };
}

export type Follower = ReturnType<typeof follower>;
