import type { Kysely } from 'kysely';
import type { Handover } from '../../features/capture/handover/model.ts';
import type { Capture } from '../../features/capture/model.ts';
import type { Prompt } from '../../features/capture/prompting/model.ts';
import type { Posting } from '../../features/notifications/model.ts';
import type { KnownActor } from '../../features/people/store.ts';
import type { Query } from '../../features/queries/model.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { Batcher } from './batcher.ts';
import type { Schema } from './schema.ts';
import type { SharedReads } from './session.ts';
import { capturesOf } from './stores/capture.ts';
import { handoversOf } from './stores/handovers.ts';
import { heldOf } from './stores/held-postings.ts';
import { actorsOf } from './stores/people.ts';
import { openPromptsOf } from './stores/prompts.ts';
import { askedOf } from './stores/queries.ts';

interface Limited {
  readonly person: PersonId;
  readonly limit: number;
}

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
  const asked = new Batcher<Limited, readonly Query[]>(async (callers) => {
    const people = [...new Set(callers.map(({ person }) => person))];
    const found = await askedOf(db, people, Math.max(...callers.map(({ limit }) => limit)));
    return ({ person, limit }) => (found.get(person) ?? []).slice(0, limit);
  });
  return {
    actor: together<KnownActor | null>(actorsOf, null),
    openPrompts: together<readonly Prompt[]>(openPromptsOf, []),
    captures: together<readonly Capture[]>(capturesOf, []),
    handovers: together<readonly Handover[]>(handoversOf, []),
    held: together<readonly Posting[]>(heldOf, []),
    asked: (person, limit) => asked.add({ person, limit }),
  };
}
