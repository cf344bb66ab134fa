import type { CommunityId, PersonId } from '../../../kernel/ids.ts';
import type { Actor, Person } from '../../../kernel/person.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { PersonalRights } from '../../../ports/personal.ts';
import type { UnitOfWork } from '../../../ports/unit-of-work.ts';
import type { Move, Subject } from '../moves.ts';
import type { ModerationStores } from '../store.ts';
import type { NoteActions } from './notes.ts';

/** What is moved, and what the moderator gives with the move. */
export interface Given {
  readonly reason?: string | undefined;
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly date?: Date | undefined;
  /** The discussion that it goes to. */
  readonly place?: string | undefined;
  readonly hours?: number | undefined;
  /** The contribution that it is read with. */
  readonly other?: string | undefined;
  /** What is to be asked. */
  readonly question?: string | undefined;
  /** What it is about: names in any language, or slugs. */
  readonly topics?: readonly string[] | undefined;
  readonly countries?: readonly string[] | undefined;
  /** The version of the tags that were read, 0 where there were none. */
  readonly seen?: number | undefined;
  /** Who is invited. */
  readonly person?: string | undefined;
  /** Makes a text the same however often it is sent. */
  readonly nonce?: string | undefined;
}

export interface Target {
  readonly subject: Subject;
  readonly id: string;
}

/** How something stands now, and the moves that this person may make with it. */
export interface Standing {
  readonly community: CommunityId;
  readonly version: number;
  readonly moves: readonly Move[];
}

/** The move that takes another back. */
export interface Undo extends Target {
  readonly move: Move;
  /** Null: as it stands then. */
  readonly version: number | null;
  readonly given: Given;
}

export interface Made {
  readonly version: number;
  readonly undo: Undo | null;
}

/** The features that own what is moderated, as the console needs them; wired by the app. */
export interface Hands {
  /** @throws AppError `not-found` where this person may not see it */
  standing(who: Actor, target: Target): Promise<Standing>;
  /** @throws AppError as the owning feature refuses */
  make(who: Actor, target: Target, move: Move, version: number, given: Given): Promise<Made>;
}

interface AuditLines {
  /** Newest first. */
  of(subject: string): Promise<
    readonly {
      readonly at: Date;
      readonly actor: PersonId | null;
      readonly verb: string;
      readonly reason: string | null;
    }[]
  >;
}

export interface ModerationDeps {
  readonly work: UnitOfWork<ModerationStores & { readonly auditLog: AuditLines }>;
  readonly clock: Clock;
  readonly personal: Pick<PersonalRights, 'removeMessage'>;
  readonly hands: Hands;
  readonly notes: NoteActions;
  readonly people: (ids: readonly PersonId[]) => Promise<readonly Person[]>;
  readonly members: (
    community: CommunityId,
  ) => Promise<readonly { readonly person: PersonId; readonly role: string }[]>;
}
