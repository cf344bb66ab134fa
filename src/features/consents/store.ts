import type { CaptureId, ConsentId, PersonId } from '../../kernel/ids.ts';
import type { Consent } from './model.ts';

export interface ConsentStore {
  get(id: ConsentId): Promise<Consent | null>;
  /** What was asked by this form before; null where nothing was. */
  byKey(key: string): Promise<Consent | null>;
  /** False where one with this key is there already; nothing is changed then. */
  insert(consent: Consent, key: string): Promise<boolean>;
  /** @throws AppError `changed-meanwhile` where the stored version is another */
  update(consent: Consent): Promise<void>;
  /** Asked by or of this person, newest first, at most `limit`. */
  concerning(person: PersonId, limit: number): Promise<readonly Consent[]>;
  /** How many of this person's wait for an answer. */
  waitingBy(person: PersonId): Promise<number>;
  /** All that were asked about one message. */
  ofSource(source: string): Promise<readonly Consent[]>;
  /** The one by whose words this record was begun. */
  ofCapture(capture: CaptureId): Promise<Consent | null>;
}

export interface ConsentStores {
  readonly consents: ConsentStore;
}
