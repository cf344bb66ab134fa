import type { CommunityId, PersonId, ProductId, QueryId, ReplyId } from '../../kernel/ids.ts';
import type { Consolidated } from './consolidated.ts';
import type { Query, QueryState } from './model.ts';
import type { Reply } from './reply.ts';

export interface QueryFilter {
  /** Posted in one of these … */
  readonly communities: readonly CommunityId[];
  readonly states: readonly QueryState[];
}

export interface QueryFigures {
  readonly fromStock: number;
  readonly posted: number;
  readonly replied: number;
  readonly solved: number;
}

export interface QueryStore {
  get(id: QueryId): Promise<Query | null>;
  /** Newest first, at most `limit`. */
  list(filter: QueryFilter, limit: number): Promise<readonly Query[]>;
  /** All that this person began, newest first, at most `limit`. */
  askedBy(person: PersonId, limit: number): Promise<readonly Query[]>;
  /** What was made by this form or card before; null where it was not. */
  byKey(key: string): Promise<Query | null>;
  /** False where one with this key is there already; nothing is changed then. */
  insert(query: Query, key: string): Promise<boolean>;
  /**
   * Saves `query` as `version + 1`.
   * @throws AppError `changed-meanwhile` where the stored version is another.
   */
  update(query: Query): Promise<void>;
  /** Those beside which one of these products is shown, newest first, a few hundred at most. */
  showing(products: readonly ProductId[]): Promise<readonly QueryId[]>;
  /** Over these communities; withdrawn ones are not counted. */
  figures(communities: readonly CommunityId[]): Promise<QueryFigures>;
}

export interface ReplyStore {
  get(id: ReplyId): Promise<Reply | null>;
  bySource(sourceKey: string): Promise<Reply | null>;
  /** Oldest first. */
  of(query: QueryId): Promise<readonly Reply[]>;
  /** False where one with the same source key is there already; nothing is changed then. */
  insert(reply: Reply): Promise<boolean>;
  /** As in QueryStore. @throws AppError `changed-meanwhile` */
  update(reply: Reply): Promise<void>;
  /** Those that wait for a moderator in these communities, oldest first. */
  waiting(communities: readonly CommunityId[]): Promise<readonly Reply[]>;
  countPublished(queries: readonly QueryId[]): Promise<ReadonlyMap<QueryId, number>>;
}

export interface ConsolidatedStore {
  get(query: QueryId): Promise<Consolidated | null>;
  insert(consolidated: Consolidated): Promise<boolean>;
  /** @throws AppError `changed-meanwhile` */
  update(consolidated: Consolidated): Promise<void>;
}

export interface QueryStores {
  readonly queries: QueryStore;
  readonly replies: ReplyStore;
  readonly consolidatedReplies: ConsolidatedStore;
}
