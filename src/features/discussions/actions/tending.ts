import { joining } from './joining.ts';
import { offering } from './offering.ts';
import { suggesting } from './suggesting.ts';
import type { TendingDeps } from './tending-deps.ts';
import { turning } from './turning.ts';

/** What moderators make of what was said: one of two, or a question to the community. */
export const tendingActions = (deps: TendingDeps) => ({
  ...joining(deps),
  ...turning(deps),
  ...offering(deps),
  ...suggesting(deps),
});

export type TendingActions = ReturnType<typeof tendingActions>;
