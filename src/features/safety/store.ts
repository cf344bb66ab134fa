import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { DifferingView, RemovalRequest, Report } from './model.ts';
import type { Rules } from './watching.ts';

/** What has a version: `update` saves it as the next one. */
interface Versioned<T> {
  get(id: string): Promise<T | null>;
  insert(item: T): Promise<void>;
  /** @throws AppError `changed-meanwhile` where the stored version is another */
  update(item: T): Promise<void>;
}

export interface RulesStore {
  get(community: CommunityId): Promise<Rules | null>;
  /** @throws AppError `changed-meanwhile` where the stored version is not `rules.version` */
  save(rules: Rules): Promise<void>;
  /** How many texts of this person's the community's readers have seen. */
  seenOf(person: PersonId, community: CommunityId): Promise<number>;
}

export interface ReportStore extends Versioned<Report> {
  /** Those that this person made or handles, newest first. */
  of(person: PersonId): Promise<readonly Report[]>;
  /** What this person has reported of it and is not ended. */
  open(reporter: PersonId, about: string): Promise<Report | null>;
}

export interface RequestStore extends Versioned<RemovalRequest> {
  /** Newest first. `ungoverned`: those that no community answers for, too. */
  of(
    person: PersonId,
    communities: readonly CommunityId[],
    ungoverned: boolean,
  ): Promise<readonly RemovalRequest[]>;
}

export interface ViewStore extends Omit<Versioned<DifferingView>, 'insert'> {
  bySource(key: string): Promise<DifferingView | null>;
  /** False where one with the same source key is there. */
  insert(view: DifferingView): Promise<boolean>;
  /** Oldest first. */
  beside(products: readonly string[]): Promise<readonly DifferingView[]>;
  held(communities: readonly CommunityId[], ungoverned: boolean): Promise<readonly DifferingView[]>;
}

export interface SafetyStores {
  readonly safetyRules: RulesStore;
  readonly abuseReports: ReportStore;
  readonly removalRequests: RequestStore;
  readonly differingViews: ViewStore;
}
