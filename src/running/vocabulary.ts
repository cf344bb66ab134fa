import type { App } from '../app.ts';
import type { Log } from '../ports/log.ts';

/** By the machine's time: what another process changed of the terms is said here within it. */
const EVERY_MS = 15_000;

/** Keeps this process's vocabulary in line with what others change. Answers how to stop it. */
export function followVocabulary(
  app: { readonly actions: { readonly taxonomy: Pick<App['actions']['taxonomy'], 'follow'> } },
  log: Log,
  everyMs: number = EVERY_MS,
): () => Promise<void> {
  let turn: Promise<void> | null = null;
  const look = (): void => {
    turn ??= app.actions.taxonomy
      .follow()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'the vocabulary was not followed; tried again shortly');
      })
      .finally(() => {
        turn = null;
      });
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await turn;
  };
}
