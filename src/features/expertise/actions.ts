import { editing } from './actions/editing.ts';
import { finding } from './actions/finding.ts';
import { governing } from './actions/governing.ts';
import { understanding } from './actions/understanding.ts';
import type { ExpertiseDeps } from './deps.ts';

export type { Beside, Credit, Found, Offer, PersonPage } from './actions/finding.ts';

/** Who knows what: found by what the asker may read of them, each with the reason. */
export const expertiseActions = (deps: ExpertiseDeps) => ({
  ...finding(deps),
  ...editing(deps),
  ...governing(deps),
  ...understanding(deps),
});

export type ExpertiseActions = ReturnType<typeof expertiseActions>;
