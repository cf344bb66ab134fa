import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { TextKind } from './console.ts';
import type { Subject } from './moves.ts';

/** Somebody works on something that waits. */
export interface Claim {
  /** The task's key. */
  readonly item: string;
  readonly community: CommunityId;
  readonly person: PersonId;
  /** Who said so: themselves, a co-moderator, or whoever shared the work out. */
  readonly by: PersonId;
  readonly at: Date;
}

export interface Absence {
  readonly person: PersonId;
  /** `YYYY-MM-DD`, the last day away. */
  readonly until: string;
}

export interface TextChange {
  readonly community: CommunityId;
  readonly kind: TextKind;
  readonly language: Language;
  /** Null: back to the product's own words. */
  readonly text: string | null;
  readonly by: PersonId;
  readonly at: Date;
}

export const NOTE_KINDS = ['thanking', 'inviting'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** What a moderator writes to one person about something; nobody else reads it, and nothing is counted by it. */
export interface Note {
  /** Of the occasion: the same thanks are given once. */
  readonly key: string;
  readonly kind: NoteKind;
  readonly subject: Subject;
  readonly item: string;
  readonly community: CommunityId;
  readonly person: PersonId;
  readonly text: string;
  readonly by: PersonId;
  readonly at: Date;
}

export interface ModerationStores {
  readonly moderatorNotes: {
    get(key: string): Promise<Note | null>;
    /** False where one of this key was written before. */
    add(note: Note): Promise<boolean>;
  };
  readonly claims: {
    of(communities: readonly CommunityId[]): Promise<readonly Claim[]>;
    /** Inserts or overwrites. */
    save(claim: Claim): Promise<void>;
    remove(items: readonly string[]): Promise<void>;
  };
  readonly absences: {
    of(people: readonly PersonId[]): Promise<readonly Absence[]>;
    /** Null: here again. */
    save(person: PersonId, until: string | null): Promise<void>;
  };
  readonly readyTexts: {
    /** Newest first. */
    of(communities: readonly CommunityId[]): Promise<readonly TextChange[]>;
    add(change: TextChange): Promise<void>;
  };
}
