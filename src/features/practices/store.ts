import type { CaptureId, PersonId, PracticeId } from '../../kernel/ids.ts';
import type { Decision, Practice } from './model.ts';

export interface PracticeStore {
  /** The last that came first. */
  list(): Promise<readonly Practice[]>;
  get(id: PracticeId): Promise<Practice | null>;
  byCapture(capture: CaptureId): Promise<Practice | null>;
  insert(practice: Practice): Promise<void>;
  /** @throws AppError `changed-meanwhile` where the stored version is another */
  update(practice: Practice): Promise<void>;
  /** As they were written down, the first first. */
  decisions(practice: PracticeId): Promise<readonly Decision[]>;
  decisionByKey(key: string): Promise<Decision | null>;
  record(decision: Decision, key: string): Promise<void>;
  /** Who wants to hear of what is decided. */
  followers(practice: PracticeId): Promise<readonly PersonId[]>;
  /** Doing so again changes nothing. */
  follow(practice: PracticeId, person: PersonId, follows: boolean): Promise<void>;
}

export interface PracticeStores {
  readonly practices: PracticeStore;
}
