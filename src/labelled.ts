import type { AttributionActions } from './features/attribution/actions.ts';
import type { CaptureDeps } from './features/capture/actions/deps.ts';
import type { DiscussionDeps } from './features/discussions/actions/deps.ts';
import type { QueryDeps } from './features/queries/actions/deps.ts';
import type { LabelViews } from './views/labels.ts';

interface Checks {
  readonly capture: CaptureDeps['mustBeLabelled'];
  readonly synthesis: DiscussionDeps['mustBeLabelled'];
  readonly reply: QueryDeps['mustBeLabelled'];
  readonly checked: AttributionActions['mustBeChecked'];
}

interface Made {
  readonly labels: LabelViews;
  readonly attribution: AttributionActions;
}

/** What each feature asks before it lets something be published. The views are made of the features, so they come later. */
export const labelChecks = (later: () => Made): Checks => ({
  capture: (who, what, id) => later().labels.mustBeComplete(who, what, id),
  synthesis: (who, id) => later().labels.mustBeComplete(who, 'synthesis', id),
  reply: (who, id) => later().labels.mustBeComplete(who, 'consolidated', id),
  checked: (draft, early) => later().attribution.mustBeChecked(draft, early),
});
