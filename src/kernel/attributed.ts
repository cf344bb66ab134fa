import type { CommunityId, PersonId } from './ids.ts';
import type { Actor } from './person.ts';
import type { Traceable } from './traceable.ts';

/** What somebody wrote, as far as a draft may rest on it. */
export interface AttributedSource {
  readonly id: string;
  readonly author: PersonId;
  readonly text: string;
  /** Its author agreed to be named with it: it stands in full, with the name. */
  readonly named: boolean;
}

/** A draft as those may look at it whose words are in it. */
export interface AttributedDraft {
  readonly community: CommunityId;
  /** What it is about, as its people call it. */
  readonly title: string;
  /** False once it was let go. */
  readonly open: boolean;
  /** What was left out with a reason stands in the document too, and so it does here. */
  readonly statements: readonly Traceable<string>[];
  /** All that stands and that it may rest on. */
  readonly sources: readonly AttributedSource[];
}

/** The drafts of one kind, in which people check how their words stand (FR-SAF-3). */
export interface AttributedDrafts {
  /** For whoever works on it. @throws AppError `not-found` for everybody else */
  read(who: Actor, item: string): Promise<AttributedDraft>;
  /** Without anybody's eyes; null where there is none. */
  get(item: string): Promise<AttributedDraft | null>;
  /** Ids of the sources that this person may read where they were said. */
  seenBy(who: Actor, item: string): Promise<ReadonlySet<string>>;
  /**
   * Nothing of theirs stands with their name any more: in no version, document or language. Twice is once.
   * @param published also what is out, by a next version of it. False, and nothing is changed, where it is and this is not
   */
  unname(who: Actor, item: string, published: boolean): Promise<boolean>;
}
