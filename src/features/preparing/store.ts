import type { PersonId, PreparationId } from '../../kernel/ids.ts';
import type { MissionOffer, Preparation, Shown } from './model.ts';

/** What a finished record is looked for by: it shares a topic or a country. */
export interface Matter {
  readonly topics: readonly string[];
  readonly countries: readonly string[];
}

export interface PreparationStore {
  get(id: PreparationId): Promise<Preparation | null>;
  /** What this card or form began before; null where nothing was. */
  byKey(key: string): Promise<Preparation | null>;
  insert(preparation: Preparation, key: string): Promise<void>;
  /** @throws AppError `changed-meanwhile` where the stored version is another */
  update(preparation: Preparation): Promise<void>;
  /** The person's records, discarded ones left out, last touched first. */
  ownedBy(person: PersonId): Promise<readonly Preparation[]>;
  /** Finished records that are shown so and share the matter, the latest first. */
  about(matter: Matter, shown: readonly Shown[], limit: number): Promise<readonly Preparation[]>;
}

export interface MissionOfferStore {
  get(mission: string): Promise<MissionOffer | null>;
  insert(offer: MissionOffer): Promise<void>;
  /** @throws AppError `changed-meanwhile` */
  update(offer: MissionOffer): Promise<void>;
  /** Those that may still be offered, or are offered and open. */
  open(): Promise<readonly MissionOffer[]>;
}

export interface PreparingStores {
  readonly preparations: PreparationStore;
  readonly missionOffers: MissionOfferStore;
}
