import type { WorkingDays } from '../../kernel/days.ts';
import type { DraftVersions } from '../../kernel/draft-versions.ts';
import type {
  AskId,
  CommunityId,
  EditId,
  FaqId,
  PersonId,
  ProductId,
  QueryId,
  ReplyId,
} from '../../kernel/ids.ts';
import type { Stretch } from '../../kernel/resent.ts';
import type { ThresholdReader } from '../../kernel/thresholds.ts';
import type { Ask } from './ask.ts';
import type { Consolidated, Point } from './consolidated.ts';
import type { DecidedSchedule, Schedule } from './escalation.ts';
import type { Faq, FaqState } from './faq.ts';
import type { Query, QueryState } from './model.ts';
import type { Reply } from './reply.ts';
import type { WordingEdit } from './wording.ts';

export interface QueryFilter {
  /** Posted in one of these, or shown there … */
  readonly communities: readonly CommunityId[];
  readonly states: readonly QueryState[];
  /**
   * Whose eyes read the list: what is for all staff, for them by name, or for moderators as they are, is listed too.
   * `clock`: everything there, for work that nobody reads. Absent: what everybody there reads.
   */
  readonly reader?: QueryReader | 'clock';
}

export interface QueryReader {
  readonly person: PersonId;
  readonly moderates: readonly CommunityId[];
  /** Of the organization itself. */
  readonly staff: boolean;
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
  /** The questions that are the same as this one. */
  mergedInto(id: QueryId): Promise<readonly Query[]>;
  /** Over these communities; withdrawn ones and those for few are not counted. */
  figures(communities: readonly CommunityId[]): Promise<QueryFigures>;
}

export interface ReplyStore {
  get(id: ReplyId): Promise<Reply | null>;
  bySource(sourceKey: string): Promise<Reply | null>;
  /** With those of the questions that were found to be the same; oldest first. */
  of(query: QueryId): Promise<readonly Reply[]>;
  /** Of these, what one person said at that time, oldest first: looked up without reading the thread. */
  saidBy(query: QueryId, stretch: Stretch): Promise<readonly Reply[]>;
  /** False where one with the same source key is there already; nothing is changed then. */
  insert(reply: Reply): Promise<boolean>;
  /** As in QueryStore. @throws AppError `changed-meanwhile` */
  update(reply: Reply): Promise<void>;
  /** Once: the first time stays. Its version does too, since nothing that is read there changes. */
  thank(id: ReplyId, at: Date): Promise<void>;
  /** Those that wait for a moderator in these communities, oldest first. */
  waiting(communities: readonly CommunityId[]): Promise<readonly Reply[]>;
  /** Published ones of this author that whoever asked thanked for since then, oldest thanks first. */
  thankedSince(author: PersonId, since: Date): Promise<readonly Reply[]>;
  countPublished(queries: readonly QueryId[]): Promise<ReadonlyMap<QueryId, number>>;
}

export interface ConsolidatedStore {
  readonly versions: DraftVersions<QueryId, Point>;
  get(query: QueryId): Promise<Consolidated | null>;
  insert(consolidated: Consolidated): Promise<boolean>;
  /** @throws AppError `changed-meanwhile` */
  update(consolidated: Consolidated): Promise<void>;
}

export interface AskStore {
  get(id: AskId): Promise<Ask | null>;
  /** Oldest first. */
  of(query: QueryId): Promise<readonly Ask[]>;
  /** False where this person was asked already; nothing is changed then. */
  insert(ask: Ask): Promise<boolean>;
  /** @throws AppError `changed-meanwhile` */
  update(ask: Ask): Promise<void>;
}

export interface FaqStore {
  get(id: FaqId): Promise<Faq | null>;
  of(query: QueryId): Promise<Faq | null>;
  /** False where there is one of this question; nothing is changed then. */
  insert(faq: Faq): Promise<boolean>;
  /** @throws AppError `changed-meanwhile` */
  update(faq: Faq): Promise<void>;
  /** Those that wait for a moderator in these communities, oldest first. */
  waiting(communities: readonly CommunityId[]): Promise<readonly Faq[]>;
  /** Newest first, at most `limit`. */
  list(
    communities: readonly CommunityId[],
    states: readonly FaqState[],
    limit: number,
  ): Promise<readonly Faq[]>;
}

export interface WordingEditStore {
  get(id: EditId): Promise<WordingEdit | null>;
  /** Oldest first. */
  of(query: QueryId): Promise<readonly WordingEdit[]>;
  /** False where this form was sent before; nothing is changed then. */
  insert(edit: WordingEdit): Promise<boolean>;
  /** @throws AppError `changed-meanwhile` */
  update(edit: WordingEdit): Promise<void>;
}

export interface ScheduleStore {
  /** Of each community that decided anything, what it decided last. */
  current(): Promise<ReadonlyMap<CommunityId, Schedule>>;
  /** Oldest first. */
  history(community: CommunityId): Promise<readonly DecidedSchedule[]>;
  decide(decided: DecidedSchedule): Promise<void>;
}

/** On which days communities work, as they decided it. */
export interface WeekReader {
  /** Of those that decided anything. */
  current(): Promise<ReadonlyMap<CommunityId, WorkingDays>>;
}

export interface QueryStores {
  readonly thresholds: ThresholdReader;
  readonly workingWeeks: WeekReader;
  readonly asks: AskStore;
  readonly faqs: FaqStore;
  readonly wordingEdits: WordingEditStore;
  readonly querySchedules: ScheduleStore;
  readonly queries: QueryStore;
  readonly replies: ReplyStore;
  readonly consolidatedReplies: ConsolidatedStore;
}
