import type { Community } from '../features/communities/model.ts';
import type { Contribution, ContributionVerb } from '../features/discussions/contribution.ts';
import type { Discussion } from '../features/discussions/model.ts';

/** What somebody contributed, with the moves open to its reader. */
export interface ContributionView {
  readonly contribution: Contribution;
  readonly authorName: string;
  readonly mine: boolean;
  readonly actions: readonly ContributionVerb[];
}

export interface DiscussionSummary {
  readonly discussion: Discussion;
  readonly community: Community;
  readonly contributions: number;
}
