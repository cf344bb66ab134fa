import type { CaptureActions } from '../features/capture/actions.ts';
import type { CommunityActions } from '../features/communities/actions.ts';
import type { DiscussionActions } from '../features/discussions/actions.ts';
import type { ExpertiseActions } from '../features/expertise/actions.ts';
import type { KnowledgeActions } from '../features/knowledge/actions.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import type { QueryActions } from '../features/queries/actions.ts';
import type { SourceActions } from '../features/sources/actions.ts';
import type { TaxonomyActions } from '../features/taxonomy/actions.ts';

/** The features a view may ask. Views compose what these answer for a reader; they decide nothing. */
export interface ViewDeps {
  readonly communities: CommunityActions;
  readonly people: PeopleActions;
  readonly discussions: DiscussionActions;
  readonly queries: QueryActions;
  readonly knowledge: KnowledgeActions;
  readonly expertise: Pick<ExpertiseActions, 'beside' | 'ask' | 'person'>;
  readonly capture: CaptureActions;
  readonly taxonomy: Pick<TaxonomyActions, 'vocabulary' | 'labels' | 'talk' | 'suggest'>;
  readonly sources: Pick<SourceActions, 'ageOf' | 'missions'>;
}
