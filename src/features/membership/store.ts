import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Activity, Entry } from './calendar.ts';
import type { Idea, Told } from './ending.ts';
import type { Constituent, Joined, Member } from './model.ts';
import type { Offer } from './succession.ts';

export interface MemberStore {
  /** Everybody in the community with their signs, by name. @param from since when what they said is counted */
  of(community: CommunityId, from: Date): Promise<readonly Member[]>;
  /** Whom Praxis has seen there, those who went too. */
  lines(community: CommunityId): Promise<readonly Joined[]>;
  /** They are there since then; a line that said otherwise is overwritten. */
  join(community: CommunityId, people: readonly PersonId[], since: Date): Promise<void>;
  /** Away since then; null: here again, since whenever it was. */
  leave(community: CommunityId, people: readonly PersonId[], at: Date | null): Promise<void>;
  keep(community: CommunityId, person: PersonId, at: Date): Promise<void>;
  setConstituent(community: CommunityId, person: PersonId, group: Constituent): Promise<void>;
  /** A moderator by their own word, whatever the team's owners are; only of somebody who is a member there. */
  makeModerator(community: CommunityId, person: PersonId, at: Date): Promise<void>;
}

export interface EndingStore {
  told(community: CommunityId): Promise<Told | null>;
  tell(community: CommunityId, told: Told): Promise<void>;
  /** False where this person said the same before. */
  addIdea(idea: Idea): Promise<boolean>;
  /** Oldest first. */
  ideas(community: CommunityId): Promise<readonly Idea[]>;
}

export interface OfferStore {
  get(id: string): Promise<Offer | null>;
  /** Newest first. */
  of(community: CommunityId): Promise<readonly Offer[]>;
  insert(offer: Offer): Promise<void>;
  /** Saves as `version + 1`. @throws AppError `changed-meanwhile` */
  update(offer: Offer): Promise<void>;
  /** Since when governance knows that nobody leads it; null where somebody does. */
  flaggedAt(community: CommunityId): Promise<Date | null>;
  flag(community: CommunityId, at: Date | null): Promise<void>;
  /** Those that governance knows of, the longest first. */
  flagged(): Promise<readonly CommunityId[]>;
}

export interface CalendarStore {
  entry(id: string): Promise<Entry | null>;
  /** By their first day. */
  entries(community: CommunityId): Promise<readonly Entry[]>;
  insertEntry(entry: Entry): Promise<void>;
  /** Saves as `version + 1`. @throws AppError `changed-meanwhile` */
  updateEntry(entry: Entry): Promise<void>;
  /** @throws AppError `changed-meanwhile` */
  removeEntry(id: string, version: number): Promise<void>;
  activity(id: string): Promise<Activity | null>;
  /** What is not done first, by the day it is due. */
  activities(community: CommunityId): Promise<readonly Activity[]>;
  insertActivity(activity: Activity): Promise<void>;
  /** Saves as `version + 1`. @throws AppError `changed-meanwhile` */
  updateActivity(activity: Activity): Promise<void>;
  /** @throws AppError `changed-meanwhile` */
  removeActivity(id: string, version: number): Promise<void>;
  /** What these people had to do and have not done is `to`'s from now on. */
  handOver(community: CommunityId, from: readonly PersonId[], to: PersonId): Promise<number>;
}

export interface MembershipStores {
  readonly membersSeen: MemberStore;
  readonly endings: EndingStore;
  readonly moderatorOffers: OfferStore;
  readonly calendars: CalendarStore;
}
