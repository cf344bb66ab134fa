import { sql } from 'kysely';
import { createServer } from '../../src/http/server.ts';
import { asId, type CommunityId, type PersonId } from '../../src/kernel/ids.ts';
import type { Actor } from '../../src/kernel/person.ts';
import { ACTORS, type RoleName } from '../../tools/roles.ts';
import {
  type BotWorld,
  botWorld,
  COMMUNITY,
  EVA,
  guid,
  LUC,
  MAYA,
  NOOR,
  OTTO,
} from '../bot/world.ts';
import { fakeDeps } from '../http/fakes.ts';
import { undoing } from '../support/database/undone.ts';
import { GIVEN, type Items, seeded } from './seeded.ts';

/** The product over items of every kind, tried by everybody whom the table of roles tells apart. */

export type PersonRole = Exclude<RoleName, 'clock'>;

/** Whose the items are; the moderator under test made none of them. */
const REAL: Partial<Record<PersonRole, string>> = {
  own: LUC,
  member: EVA,
  moderator: NOOR,
  staff: OTTO,
};

export const PERSON_ROLES = Object.keys(ACTORS) as PersonRole[];

export async function permissionWorld() {
  const undone = undoing();
  const world = await botWorld({ over: undone.over, ...GIVEN });
  const known = new Map<string, Actor>();
  const people = world.app.actions.people;
  for (const [at, role] of PERSON_ROLES.entries()) {
    const { roles, external, guestOf, focalOf } = ACTORS[role];
    const base = await people.actor(asId<PersonId>(REAL[role] ?? OTTO));
    const id = REAL[role] ? base.id : asId<PersonId>(guid(20 + at));
    known.set(role, {
      ...{ ...base, id, roles },
      ...(external ? { external } : {}),
      ...(focalOf && base.unit !== null ? { focalOf: new Set([base.unit]) } : {}),
      ...(guestOf ? { guestOf: new Set<CommunityId>([COMMUNITY]) } : {}),
    });
  }
  known.set('author', await people.actor(asId<PersonId>(MAYA)));
  const actor = (role: string): Actor => {
    const found = known.get(role);
    if (!found) throw new Error(`nobody is ${role}`);
    return found;
  };
  const server = createServer({
    ...fakeDeps(),
    ...world.world,
    sites: { origin: 'https://contoso.sharepoint.com', resource: 'api://praxis', teamsApp: null },
    verify: async (token) => ({ personId: asId<PersonId>(token) }),
    actions: {
      ...world.app.actions,
      people: {
        ...people,
        actor: async (id) => known.get(id) ?? people.actor(id),
        known: async (id) => known.get(id) ?? people.known(id),
      },
    },
    views: world.app.views,
    signIn: world.world.signIn,
    log: world.world.log,
  });
  const url = await server.listen(0, '127.0.0.1');

  async function ask(role: string, method: string, path: string, body?: unknown) {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${role}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: text ? JSON.parse(text) : null };
  }

  const close = async () => {
    await server.close();
    await world.close();
  };
  const items = await seeded({ world, ask, actor }).catch(async (error: unknown) => {
    // Nobody gets a world to close: what listens would keep the run from ending.
    await close();
    throw error;
  });
  const versions = await versionsIn(world);
  undone.begin();
  let nonces = 0;
  return {
    /** What fields are filled with wherever they stand. */
    known(): Readonly<Record<string, unknown>> {
      nonces += 1;
      return { ...KNOWN(items), nonce: `nonce-of-try-${nonces}` };
    },
    versionOf: (item: string) => ({ version: versions.get(items[item] ?? '') ?? 1 }),
    versions,
    /** Whoever is tried, with the roles under which they are. */
    byId: (id: PersonId) => [...known.values()].find((one) => one.id === id),
    world,
    items,
    actor,
    ask,
    undone,
    close,
  };
}

/** The versions that items have by now, by their ids. */
async function versionsIn({ database }: BotWorld): Promise<ReadonlyMap<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns c
    where column_name = 'version' and table_schema = 'public' and exists (
      select 1 from information_schema.columns o
      where o.table_name = c.table_name and o.column_name = 'id' and o.data_type = 'text')`.execute(
    database.db,
  );
  const found = new Map<string, number>();
  for (const { name } of tables) {
    const { rows } = await sql<{ id: string; version: number }>`
      select id, version from ${sql.table(name)}`.execute(database.db);
    for (const { id, version } of rows) found.set(id, version);
  }
  return found;
}

const KNOWN = (items: Items): Readonly<Record<string, unknown>> => ({
  community: items.community,
  product: items.product,
  person: items.person,
  to: 'eva@example.org',
  about: { kind: 'contribution', id: items.said },
  one: items.product,
  other: items.second,
  topics: [],
  reason: 'It is so.',
  startsAt: '2026-03-02T09:00:00Z',
  endsAt: '2026-03-20T09:00:00Z',
  startsOn: '2026-03-10',
  endsOn: '2026-03-20',
  /** Of nothing that was said or written without a name. */
  secret: 'Q'.repeat(32),
});

export type PermissionWorld = Awaited<ReturnType<typeof permissionWorld>>;
export type Ask = (
  role: string,
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ readonly status: number; readonly json: unknown }>;
export type Seeding = {
  readonly world: BotWorld;
  readonly ask: Ask;
  readonly actor: (role: string) => Actor;
};
