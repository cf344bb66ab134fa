import type { Kysely } from 'kysely';
import type { Capture, Prompt } from '../../features/capture/model.ts';
import type { KnownActor } from '../../features/people/store.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { Batcher } from './batcher.ts';
import type { Schema } from './schema.ts';
import type { SharedReads } from './session.ts';
import { capturesOf, openPromptsOf } from './stores/capture.ts';
import { actorsOf } from './stores/people.ts';

export function sharedReads(db: Kysely<Schema>): SharedReads {
  const together = <T>(
    read: (db: Kysely<Schema>, people: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, T>>,
    none: T,
  ): ((person: PersonId) => Promise<T>) => {
    const batcher = new Batcher<PersonId, T>(async (people) => {
      const found = await read(db, [...new Set(people)]);
      return (person) => found.get(person) ?? none;
    });
    return (person) => batcher.add(person);
  };
  return {
    actor: together<KnownActor | null>(actorsOf, null),
    openPrompts: together<readonly Prompt[]>(openPromptsOf, []),
    captures: together<readonly Capture[]>(capturesOf, []),
  };
}
