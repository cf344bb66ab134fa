import type { Log } from '../ports/log.ts';

/** By the machine's time: what another process changed is found here within it. */
const EVERY_MS = 15_000;

/**
 * Keeps what this process has in its memory in line with what others change. Answers how to stop it.
 * @param what it is called in the log, where a look failed
 */
export function keepUp(
  what: string,
  follow: () => Promise<unknown>,
  log: Log,
  everyMs: number = EVERY_MS,
): () => Promise<void> {
  let turn: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    turn ??= follow()
      .catch((error: unknown) => {
        log.warn({ err: error, what }, 'what others changed was not read; tried again shortly');
      })
      .finally(() => {
        turn = null;
      });
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await turn;
  };
}
