import type { PersonId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Share } from './continuity.ts';
import type { Post } from './departing.ts';
import type { Entry, Evidence, Need, Spoken, SpokenKind, Understood } from './model.ts';

/** What is looked for: what answers a need, or all that one person has. */
export type Wanted = { readonly need: Need } | { readonly person: PersonId };

/** As much of a reader as decides what they may read. */
export type Reader = Pick<Actor, 'id' | 'memberships' | 'external'>;

/**
 * What was understood of what people wrote, and entries. Everything that answers for a reader holds only what that
 * reader may open now: it is asked of the reply, the contribution and the document themselves, and never of a copy.
 */
export interface ExpertiseStore {
  entries(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Entry>>;
  saveEntry(entry: Entry): Promise<void>;

  /** A reply or contribution that is published and not hidden with its question or discussion; null otherwise. */
  spoken(kind: SpokenKind, id: string): Promise<Spoken | null>;
  /** All such replies to a question. */
  spokenUnder(query: string): Promise<readonly string[]>;
  /** All of them, in pages. `after` is the last id of the page before. */
  everySpoken(kind: SpokenKind, after: string | null, limit: number): Promise<readonly Spoken[]>;
  /** Inserts or overwrites by kind and id. */
  understand(all: readonly Understood[]): Promise<void>;
  forget(kind: SpokenKind, id: string): Promise<void>;
  /** The understanding by which everything was understood last; null before the first time. */
  understoodBy(): Promise<number | null>;
  markUnderstood(understanding: number): Promise<void>;

  /** Replies and contributions that this reader may read. */
  written(wanted: Wanted, reader: Reader): Promise<readonly Evidence[]>;
  /** Documents with an owner that this reader may open without anybody being asked. */
  owned(wanted: Wanted, reader: Reader): Promise<readonly Evidence[]>;
  /** Entries that declare one of the topics or countries and are not hidden. */
  declared(need: Need): Promise<readonly Evidence[]>;
  /**
   * Missions of registers that have begun by `today` and were not called off; `countries` holds the place as it was
   * announced. What was read from somebody's calendar is for nobody else and is not among them.
   * @param people of these only; null for all
   */
  missions(people: readonly PersonId[] | null, today: string): Promise<readonly Evidence[]>;
  /** Active people who work in a country, by any of its names. */
  postedIn(names: readonly string[]): Promise<readonly PersonId[]>;
  /** The office of whoever leads the organization; null where that cannot be told. */
  headquarters(): Promise<string | null>;
  /** By who leaves or has left; somebody without a handover is not among them. */
  posts(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Post>>;
  /** Over everything published, whoever may read it: numbers for those who answer for continuity. */
  shares(): Promise<readonly Share[]>;
}
