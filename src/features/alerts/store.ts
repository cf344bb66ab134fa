import type { AlertId, CommunityId, DigestId, PersonId } from '../../kernel/ids.ts';
import type { Choices, Level } from './levels.ts';
import type { Alert, Digest, DigestItem, Rhythm } from './model.ts';

export interface AlertStore {
  get(id: AlertId): Promise<Alert | null>;
  /** Oldest first, deleted ones too. */
  of(person: PersonId): Promise<readonly Alert[]>;
  insert(alert: Alert): Promise<void>;
  /**
   * Saves `alert` as `version + 1`.
   * @throws AppError `changed-meanwhile` where the stored version is another.
   */
  update(alert: Alert): Promise<void>;
  /** Null where they never chose. */
  rhythm(person: PersonId): Promise<Rhythm | null>;
  chooseRhythm(person: PersonId, rhythm: Rhythm): Promise<void>;
  /** Members, of staff, for whom no digest was ever planned. */
  neverPlanned(): Promise<readonly PersonId[]>;
}

export interface DigestStore {
  get(id: DigestId): Promise<Digest | null>;
  /** The newest of a person. */
  last(person: PersonId): Promise<Digest | null>;
  insert(digest: Digest): Promise<void>;
  /** In their order. */
  items(id: DigestId): Promise<readonly DigestItem[]>;
  /** What was told since then, the newest digest first. */
  lately(person: PersonId, since: Date): Promise<readonly DigestItem[]>;
  /** Appended; what a person was told before, by whichever digest, stays there and comes into none again. */
  add(digest: Digest, items: readonly DigestItem[]): Promise<number>;
  /** `kind item` of everything this person was ever told. */
  told(person: PersonId): Promise<ReadonlySet<string>>;
}

export interface NoticeLevelStore {
  /** What this person chose, community by community; the others are at the default. */
  of(person: PersonId): Promise<Choices>;
  /** The same level again keeps its `since`. */
  choose(person: PersonId, community: CommunityId, level: Level, since: Date): Promise<void>;
  /** Everybody who chose that level there. */
  at(community: CommunityId, level: Level): Promise<readonly PersonId[]>;
}

export interface AlertStores {
  readonly noticeLevels: NoticeLevelStore;
  readonly alerts: AlertStore;
  readonly digests: DigestStore;
}
