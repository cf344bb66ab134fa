import { joining } from './joining.ts';
import type { TendingDeps } from './tending-deps.ts';
import { turning } from './turning.ts';

/** What moderators make of what was said: one of two, or a question to the community. */
export const tendingActions = (deps: TendingDeps) => ({ ...joining(deps), ...turning(deps) });

export type TendingActions = ReturnType<typeof tendingActions>;
