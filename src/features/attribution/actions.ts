import type { CheckId } from '../../kernel/ids.ts';
import { answering } from './actions/answering.ts';
import { asking } from './actions/asking.ts';
import type { AttributionDeps } from './actions/deps.ts';
import { desk } from './actions/desk.ts';

/** Before a draft that names people is published, they look at how they stand in it (FR-SAF-3, FR-SYN-2). */
export const attributionActions = (deps: AttributionDeps) => ({
  ...asking(deps),
  ...answering(deps),
  ...desk(deps),

  /** Nobody is known for longer than people are told for what they answered (`src/kernel/kept.ts`). */
  forgetOld: () => deps.work.run((tx) => tx.attributionChecks.forgetOld()),

  /** Without a reader's eyes: for what is told of it. */
  get: (id: CheckId) => deps.work.run((tx) => tx.attributionChecks.get(id)),
});

export type AttributionActions = ReturnType<typeof attributionActions>;
