import type { CommunityId, PersonId, QueryId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Transaction, UnitOfWork } from '../../../ports/unit-of-work.ts';
import type { DiscussionStores } from '../store.ts';
import type { AskedAs, TendingStores } from '../tending.ts';

export type TendingTx = Transaction & DiscussionStores & TendingStores;

export interface TendingDeps {
  readonly work: UnitOfWork<DiscussionStores & TendingStores>;
  readonly clock: Clock;
  readonly members: (community: CommunityId) => Promise<ReadonlySet<PersonId>>;
  /** Posts a question as this person's; the same key posts one. @throws AppError as questions refuse */
  readonly ask: (who: Actor, asked: AskedAs, key: string) => Promise<QueryId>;
}
