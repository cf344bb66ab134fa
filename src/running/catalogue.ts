import type { App } from '../app.ts';
import type { Log } from '../ports/log.ts';

/** By the machine's time: what another process wrote is found here within it. */
const EVERY_MS = 15_000;

/** Keeps this process's index in line with what others read and publish. Answers how to stop it. */
export function followCatalogue(
  app: { readonly actions: { readonly knowledge: Pick<App['actions']['knowledge'], 'sync'> } },
  log: Log,
  everyMs: number = EVERY_MS,
): () => Promise<void> {
  let turn: Promise<void> | null = null;
  const timer = setInterval(() => {
    turn ??= app.actions.knowledge.sync
      .follow()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'the catalogue was not followed; tried again shortly');
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
