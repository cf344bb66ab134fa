import type { FocalPointId, PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Actor, Person, Role } from '../../kernel/person.ts';

export interface Term {
  readonly unit: string;
  /** The first and the last day, `YYYY-MM-DD`; no last one: until somebody says. */
  readonly from: string;
  readonly until: string | null;
}

/** Whoever sees to what a unit writes down. */
export interface FocalPoint extends Term {
  readonly id: FocalPointId;
  readonly person: PersonId;
}

export interface FocalPointStore {
  get(id: FocalPointId): Promise<FocalPoint | null>;
  /** Of one unit, or of all (null), those of the past too: by unit, then whoever began first. */
  list(unit: string | null): Promise<readonly FocalPoint[]>;
  /** Inserts or overwrites. */
  save(point: FocalPoint): Promise<void>;
  /** In which anybody of staff works, by name. */
  units(): Promise<readonly string[]>;
}

/** A person as they may act, and when the directory was last asked about them. */
export interface KnownActor {
  readonly actor: Actor;
  /** When they are a focal point, and of which unit. */
  readonly terms: readonly Term[];
  readonly seenAt: Date;
}

export const ROLE_VERBS = ['grant', 'revoke'] as const;

/** Who was given a role or lost it, by whom: kept for ever. */
export interface RoleChange {
  readonly id: string;
  readonly person: PersonId;
  readonly role: Role;
  readonly verb: (typeof ROLE_VERBS)[number];
  readonly by: PersonId;
  readonly at: Date;
}

export interface PersonStore {
  /** The person with roles, memberships and their own choice of language; null where unknown. */
  actor(id: PersonId): Promise<KnownActor | null>;
  /** Many at once, in no particular order; unknown ids are left out. */
  people(ids: readonly PersonId[]): Promise<readonly Person[]>;
  /** How many there are at work, of one unit where one is named; people of other organizations are not counted. */
  howMany(unit: string | null): Promise<number>;
  /** By mail address (exact, any case) or by a part of the name; at most `limit`, active people only. */
  find(words: string, limit: number): Promise<readonly Person[]>;
  /** By mail address or id, any case, closed accounts included; the words in lower case lead to whom they name. */
  named(words: readonly string[]): Promise<ReadonlyMap<string, PersonId>>;
  /**
   * Inserts or overwrites what the directory says, of some hundred at once; a person's own choices stay. Of one who is
   * there twice the last holds.
   */
  save(people: readonly Person[], seenAt: Date): Promise<void>;
  chooseLanguage(id: PersonId, language: Language): Promise<void>;
  grant(id: PersonId, role: Role): Promise<void>;
  /** False where the person did not have it. */
  revoke(id: PersonId, role: Role): Promise<boolean>;
  noteRole(change: RoleChange): Promise<void>;
  /** The newest first. */
  roleChanges(role: Role, limit: number): Promise<readonly RoleChange[]>;
  withRole(role: Role): Promise<readonly PersonId[]>;
}
