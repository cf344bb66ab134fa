import { sql } from 'kysely';
import { z } from 'zod';
import { reservedCommunity } from '../bot/hostile-communities.ts';
import { COMMUNITY, EVA, type Given, guid, LUC, MAYA, NOOR, START } from '../bot/world.ts';
import { seedsKnowledge, seedsPeople } from './seeded-beside.ts';
import { seedsTalk } from './seeded-talk.ts';
import type { Seeding } from './world.ts';

/** One item of every kind, `own`'s as far as it is anybody's; of none of them is the moderator who is tried the author. */

export const GIVEN: Given = {
  documents: ['one', 'two', 'three'].map((name) => ({
    name: `${name}.txt`,
    audience: { kind: 'all' },
    text: `domestic work in ${name} households of Peru`,
    metadata: {
      title: `Domestic work ${name}`,
      language: 'en',
      topics: ['domestic-work'],
      countries: ['Peru'],
      reviewOn: '2026-01-01',
      ownerId: LUC,
    },
  })),
  communities: [reservedCommunity('Reserved', MAYA)],
  administrators: [guid(28)],
  projects: ['A', 'B', 'C'].map((code) => ({
    code,
    title: `Project ${code}`,
    startsOn: new Date('2024-01-01'),
    endsOn: new Date('2026-04-01'),
    donor: null,
    countries: ['Peru'],
    outcomes: [],
    state: 'active' as const,
    managerId: LUC as never,
  })),
  leavers: { [LUC]: '2026-04-20' },
};

const withId = z.object({ id: z.string() });

/** Ids by what they are of. */
export type Items = Record<string, string>;

export interface Making {
  readonly items: Items;
  /** Keeps the id of what is made under this name. */
  make(name: string, role: string, path: string, body: unknown): Promise<string>;
  does(role: string, path: string, body: unknown): Promise<void>;
  /** The id that a query finds first. */
  one(name: string, query: string): Promise<string>;
  run(statement: string): Promise<void>;
}

function making({ world: { database }, ask }: Seeding): Making {
  const items: Items = {};
  const rows = async (query: string) =>
    (await sql.raw<{ id: string }>(query).execute(database.db)).rows;
  const asked = async (role: string, path: string, body: unknown) => {
    const { status, json } = await ask(role, 'POST', path, body);
    if (status >= 300) throw new Error(`${role} ${path}: ${status} ${JSON.stringify(json)}`);
    return json;
  };
  return {
    items,
    async make(name, role, path, body) {
      const { id } = withId.parse(await asked(role, path, body));
      items[name] = id;
      return id;
    },
    async does(role, path, body) {
      await asked(role, path, body);
    },
    async one(name, query) {
      const [row] = await rows(query);
      if (!row) throw new Error(`${name}: nothing by ${query}`);
      items[name] = row.id;
      return row.id;
    },
    async run(statement) {
      await rows(statement);
    },
  };
}

export async function seeded(seeding: Seeding): Promise<Items> {
  const { world, actor } = seeding;
  await world.world
    .work(() => undefined)
    .run(async (tx) => {
      for (const role of ['guest', 'focal-point', 'content-manager', 'governance', 'administrator'])
        await tx.people.save([{ ...actor(role), mail: `${role}@example.org` }], START);
    });
  const made = making(seeding);
  Object.assign(made.items, {
    community: COMMUNITY,
    other: 'reserved',
    person: EVA,
    noor: NOOR,
    source: 'projects',
  });
  await seedsTalk(seeding, made);
  await seedsKnowledge(seeding, made);
  await seedsPeople(seeding, made);
  await world.settle();
  return made.items;
}
