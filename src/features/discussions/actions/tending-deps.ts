import type { CommunityId, DiscussionId, PersonId, QueryId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { TextAnalysis } from '../../../ports/text.ts';
import type { Transaction, UnitOfWork } from '../../../ports/unit-of-work.ts';
import type { Near } from '../fitting.ts';
import type { DiscussionStores } from '../store.ts';
import type { AskedAs, TendingStores } from '../tending.ts';
import type { DiscussionDeps } from './deps.ts';

export type TendingTx = Transaction & DiscussionStores & TendingStores;

export interface About {
  /** Slugs. */
  readonly topics: readonly string[];
  readonly countries: readonly string[];
}

export interface TendingDeps {
  readonly work: UnitOfWork<DiscussionStores & TendingStores>;
  readonly clock: Clock;
  readonly text: Pick<TextAnalysis, 'stems'>;
  readonly terms: DiscussionDeps['terms'];
  /** Topics that stand next to each other in the list. */
  readonly near: Near;
  /** Open and answered questions of a community, newest first. */
  readonly questionsIn: (
    community: CommunityId,
  ) => Promise<
    readonly ({ readonly id: string; readonly text: string; readonly language: string } & About)[]
  >;
  /** What moderators said that these are about. */
  readonly tagged: (
    discussions: readonly DiscussionId[],
  ) => Promise<ReadonlyMap<DiscussionId, About>>;
  readonly members: (community: CommunityId) => Promise<ReadonlySet<PersonId>>;
  /** Posts a question as this person's; the same key posts one. @throws AppError as questions refuse */
  readonly ask: (who: Actor, asked: AskedAs, key: string) => Promise<QueryId>;
}
