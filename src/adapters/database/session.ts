import type { Kysely } from 'kysely';
import type { Handover } from '../../features/capture/handover/model.ts';
import type { Capture } from '../../features/capture/model.ts';
import type { Prompt } from '../../features/capture/prompting/model.ts';
import type { Posting } from '../../features/notifications/model.ts';
import type { KnownActor } from '../../features/people/store.ts';
import type { Query } from '../../features/queries/model.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Schema } from './schema.ts';

/**
 * Where a store's statements go. Reads before the first write go straight to the pool; the first write begins
 * the transaction, and from then on everything goes through it.
 */
export interface Session {
  read(): Kysely<Schema>;
  write(): Promise<Kysely<Schema>>;
  /** Null once a transaction has begun: there a read must see what was written before it. */
  shared(): SharedReads | null;
}

/**
 * What nearly every turn asks about its person. Turns that are at work together ask together, in one statement: on
 * the embedded database a statement costs more than what it finds. Nothing is kept: each answer was read after it was
 * asked for.
 */
export interface SharedReads {
  actor(person: PersonId): Promise<KnownActor | null>;
  openPrompts(person: PersonId): Promise<readonly Prompt[]>;
  captures(person: PersonId): Promise<readonly Capture[]>;
  handovers(person: PersonId): Promise<readonly Handover[]>;
  held(person: PersonId): Promise<readonly Posting[]>;
  /** At most so many of each asker. */
  asked(person: PersonId, limit: number): Promise<readonly Query[]>;
}
