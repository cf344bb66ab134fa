import type { CheckId, CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Check, DraftRef, Suggestion } from './model.ts';

export interface CheckStore {
  get(id: CheckId): Promise<Check | null>;
  /** In the order in which they were asked. */
  of(draft: DraftRef): Promise<readonly Check[]>;
  /** Newest first, a hundred at most. */
  ofPerson(person: PersonId): Promise<readonly Check[]>;
  byRequest(request: string): Promise<Check | null>;
  /** False where this person was asked about this draft already; nothing is changed then. */
  insert(check: Check): Promise<boolean>;
  /** @throws AppError `changed-meanwhile` */
  update(check: Check): Promise<void>;
  /** Oldest first. */
  suggestions(checks: readonly CheckId[]): Promise<readonly Suggestion[]>;
  /** Takes the place of what the same person suggested for the same sentence. */
  suggest(suggestion: Suggestion): Promise<void>;
  /** Those that could last be answered longer ago than they are kept, with what was suggested; what is to be done stays. */
  forgetOld(): Promise<void>;
  forget(suggestion: Pick<Suggestion, 'check' | 'statement'>): Promise<void>;
  /** Those that wait in these communities, oldest first. */
  waiting(
    communities: readonly CommunityId[],
  ): Promise<readonly (DraftRef & { readonly community: CommunityId; readonly since: Date })[]>;
}

export interface AttributionStores {
  readonly attributionChecks: CheckStore;
}
