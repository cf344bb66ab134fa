import type { CommunityId, ContributionId, PersonId } from '../../kernel/ids.ts';

/** `subject`, `practical`: it does not fit; `elsewhere`: it fits another place; `duplicate`: it was said before. */
export type SuggestionKind = 'subject' | 'practical' | 'elsewhere' | 'duplicate';

/** What somebody may want to do with a contribution, and why. Shown to moderators; nothing is ever done by it. */
export interface Suggestion {
  readonly contribution: ContributionId;
  readonly kind: SuggestionKind;
  /** Slugs of the topics, or the practical words, that led to it. */
  readonly words: readonly string[];
  /** Where it would fit, or what it says again. */
  readonly place: {
    readonly kind: 'discussion' | 'query' | 'contribution';
    readonly id: string;
  } | null;
  readonly at: Date;
}

export interface SuggestionStore {
  /** Of what is published in running discussions of these communities and was not dismissed, oldest first. */
  open(communities: readonly CommunityId[]): Promise<readonly Suggestion[]>;
  get(contribution: ContributionId): Promise<Suggestion | null>;
  /** Inserts or overwrites. */
  save(suggestion: Suggestion): Promise<void>;
  remove(contribution: ContributionId): Promise<void>;
}

/** Said no to, once and for good. */
export interface DismissalStore {
  /** Those of these keys that were dismissed. */
  of(keys: readonly string[]): Promise<ReadonlySet<string>>;
  add(dismissal: {
    readonly key: string;
    readonly community: CommunityId;
    readonly by: PersonId;
    readonly at: Date;
  }): Promise<void>;
}

export const dismissalOf = (id: ContributionId): string => `contribution:${id}`;
