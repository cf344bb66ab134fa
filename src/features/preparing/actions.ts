import type { PreparingDeps } from './actions/deps.ts';
import { offers } from './actions/offers.ts';
import { records } from './actions/records.ts';

/** The four questions before anything new is begun, and the missions that bring them up. */
export const preparingActions = (deps: PreparingDeps) => ({
  ...records(deps),
  offers: offers(deps),
});

export type PreparingActions = ReturnType<typeof preparingActions>;
