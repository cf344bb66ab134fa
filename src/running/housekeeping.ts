import type { systemClock } from '../adapters/system/clock.ts';
import type { createWorld } from '../world.ts';
import type { Signing } from './sign-in.ts';

const DAY_MS = 86_400_000;
/** What was delivered is kept for a while, for whoever asks why a message came. */
const DELIVERED_KEPT_MS = 30 * DAY_MS;

type Kept = ReturnType<typeof createWorld> & { readonly tokens: Pick<Signing, 'tidy'> };

/** Once a day, forgets what is only needed against repetition. */
export function housekeeping(
  { inbox, due, events, deletions, tokens }: Kept,
  machine: typeof systemClock,
) {
  let last: number | null = null;
  return async (): Promise<void> => {
    const now = machine.now().getTime();
    if (last !== null && now - last < DAY_MS) return;
    last = now;
    await inbox.prune();
    await tokens.tidy();
    await due.prune();
    await deletions.prune();
    await events.prune(new Date(now - DELIVERED_KEPT_MS));
  };
}
