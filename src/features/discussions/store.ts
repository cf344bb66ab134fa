import type { DraftVersions } from '../../kernel/draft-versions.ts';
import type {
  CommunityId,
  ContributionId,
  DiscussionId,
  ProductId,
  TopicProposalId,
} from '../../kernel/ids.ts';
import type { Stretch } from '../../kernel/resent.ts';
import type { ThresholdReader } from '../../kernel/thresholds.ts';
import type { AnonymousStore } from './anonymous.ts';
import type { CatchUpStore } from './catching-up.ts';
import type { Contribution, ContributionHead } from './contribution.ts';
import type { DiscussionDocumentStore } from './documents.ts';
import type { ShareStore } from './elsewhere.ts';
import type { Interim } from './interim.ts';
import type { ThreadLinkStore } from './links.ts';
import type { Discussion } from './model.ts';
import type { OrderStore } from './order.ts';
import type { Backing, TopicProposal } from './proposals.ts';
import type { Statement, Synthesis } from './synthesis.ts';
import type { JoinStore } from './tending.ts';

export interface DiscussionStore {
  get(id: DiscussionId): Promise<Discussion | null>;
  /** Newest start first. */
  list(filter: { readonly communities: readonly CommunityId[] }): Promise<readonly Discussion[]>;
  /** What was made by this form or card before; null where it was not. */
  byKey(key: string): Promise<Discussion | null>;
  insert(discussion: Discussion, key: string): Promise<void>;
  /**
   * Saves `discussion` as `version + 1`.
   * @throws AppError `changed-meanwhile` where the stored version is another.
   */
  update(discussion: Discussion): Promise<void>;
  /** Those beside which one of these products is shown, newest first, a few hundred at most. */
  showing(products: readonly ProductId[]): Promise<readonly DiscussionId[]>;
}

export interface ContributionStore {
  get(id: ContributionId): Promise<Contribution | null>;
  bySource(sourceKey: string): Promise<Contribution | null>;
  /** Oldest first. */
  of(discussion: DiscussionId): Promise<readonly Contribution[]>;
  /** As `of`, without their words: what is counted and cut into pages. */
  headsOf(discussion: DiscussionId): Promise<readonly ContributionHead[]>;
  /** Of these, those that are there, in no order. */
  some(ids: readonly ContributionId[]): Promise<readonly Contribution[]>;
  /** What one person said there at that time, oldest first: looked up without reading the thread. */
  saidBy(discussion: DiscussionId, stretch: Stretch): Promise<readonly Contribution[]>;
  /** False where one with the same source key is there already; nothing is changed then. */
  insert(contribution: Contribution): Promise<boolean>;
  /** As in DiscussionStore. @throws AppError `changed-meanwhile` */
  update(contribution: Contribution): Promise<void>;
  /** Those that wait for a moderator in these communities, oldest first. */
  waiting(communities: readonly CommunityId[]): Promise<readonly Contribution[]>;
  countPublished(discussions: readonly DiscussionId[]): Promise<ReadonlyMap<DiscussionId, number>>;
}

export interface SynthesisStore {
  get(discussion: DiscussionId): Promise<Synthesis | null>;
  insert(synthesis: Synthesis): Promise<boolean>;
  /** @throws AppError `changed-meanwhile` */
  update(synthesis: Synthesis): Promise<void>;
  /** Those in `draft` for these communities' discussions, oldest first. */
  drafts(communities: readonly CommunityId[]): Promise<readonly Synthesis[]>;
  readonly versions: DraftVersions<DiscussionId, Statement>;
}

export interface InterimStore {
  /** Oldest first. */
  of(discussion: DiscussionId): Promise<readonly Interim[]>;
  /** Those in `draft` for these communities' discussions, oldest first. */
  drafts(communities: readonly CommunityId[]): Promise<readonly Interim[]>;
  /** False where it is there already. */
  insert(interim: Interim): Promise<boolean>;
  /** @throws AppError `changed-meanwhile` */
  update(interim: Interim): Promise<void>;
}

export interface TopicProposalStore {
  get(id: TopicProposalId): Promise<TopicProposal | null>;
  byKey(key: string): Promise<TopicProposal | null>;
  /** Newest first, a few hundred at most. */
  list(communities: readonly CommunityId[]): Promise<readonly TopicProposal[]>;
  insert(proposal: TopicProposal, key: string): Promise<void>;
  /** @throws AppError `changed-meanwhile` */
  update(proposal: TopicProposal): Promise<void>;
  /** Oldest first. */
  backing(proposals: readonly TopicProposalId[]): Promise<readonly Backing[]>;
  /** Once, however often. */
  back(backing: Backing): Promise<void>;
  unback(backing: Backing): Promise<void>;
}

export interface DiscussionStores {
  readonly thresholds: ThresholdReader;
  readonly discussions: DiscussionStore;
  readonly discussionShares: ShareStore;
  readonly contributions: ContributionStore;
  readonly anonymous: AnonymousStore;
  readonly syntheses: SynthesisStore;
  readonly discussionDocuments: DiscussionDocumentStore;
  readonly topicProposals: TopicProposalStore;
  readonly orders: OrderStore;
  readonly threadLinks: ThreadLinkStore;
  readonly joins: JoinStore;
  readonly interims: InterimStore;
  readonly caughtUp: CatchUpStore;
}
