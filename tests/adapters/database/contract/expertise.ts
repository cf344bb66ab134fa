import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { createTextAnalysis } from '../../../../src/adapters/text/analysis.ts';
import { expertiseActions } from '../../../../src/features/expertise/actions.ts';
import { emptyEntry, type Need } from '../../../../src/features/expertise/model.ts';
import { countryLabel } from '../../../../src/features/taxonomy/countries.ts';
import { TOPICS, vocabulary } from '../../../../src/features/taxonomy/model.ts';
import {
  asId,
  type CommunityId,
  type PersonId,
  type QueryId,
  type ReplyId,
} from '../../../../src/kernel/ids.ts';
import { LANGUAGES } from '../../../../src/kernel/language.ts';
import { anActor } from '../../../support/people.ts';
import * as a from './world.ts';
import { ANA, BO, DAY_MS, id, later, NOON, WATER, type World } from './world.ts';

const LAND = asId<CommunityId>('land');
const CARLA = asId<PersonId>('carla');
const reader = anActor({ id: 'reader', in: { water: 'member' }, zone: 'Africa/Dakar' });

const everything: Need = {
  text: '',
  topics: ['domestic-work'],
  countries: [],
  stems: [],
};

const actionsOver = ({ work }: World) =>
  expertiseActions({
    work,
    clock: { now: () => NOON },
    text: createTextAnalysis(),
    terms: {
      ...vocabulary,
      topics: () => TOPICS,
      countryNames: (name) => LANGUAGES.map((language) => countryLabel(name, language)),
    },
    people: (ids) => work.run((tx) => tx.people.people(ids)),
    documents: async () => [],
  });

/** One thing that somebody did, in a place that the reader may or may not read. */
interface Deed {
  readonly kind: 'reply' | 'contribution' | 'product';
  readonly person: PersonId;
  readonly community: CommunityId;
  readonly state: string;
  readonly parent: string;
  readonly audience: 'all' | 'community' | 'mine' | 'others' | 'checked';
  readonly peru: boolean;
  readonly age: number;
}

const isReadable = ({ kind, community, state, parent, audience }: Deed): boolean => {
  if (kind === 'product') {
    return (
      audience === 'all' || audience === 'mine' || (audience === 'community' && community === WATER)
    );
  }
  const stands = kind === 'reply' ? ['open', 'replied'] : ['open', 'closed'];
  // What was replied to the asker alone shows nobody who knows.
  const toAll = audience === 'all';
  return community === WATER && state === 'published' && toAll && stands.includes(parent);
};

const audiences = (community: CommunityId) =>
  ({
    all: { kind: 'all' },
    community: { kind: 'community', community },
    mine: { kind: 'named', people: [reader.id, BO], driveId: 'd1' },
    others: { kind: 'named', people: [BO], driveId: 'd2' },
    checked: { kind: 'checked', driveId: 'd3' },
  }) as const;

/**
 * Everything is published and open when it is written; the answer brings it to where the deed has it, which may come
 * after it was understood.
 */
async function does({ work, database }: World, deed: Deed, at: number): Promise<() => unknown> {
  let parent = '';
  const where = deed.peru ? ' in Peru' : '';
  const said = {
    author: deed.person,
    text: `Number ${at}: domestic workers${where}`,
    language: 'en' as const,
    state: 'published' as const,
    createdAt: later(-deed.age * DAY_MS),
  };
  await work.run(async (tx) => {
    if (deed.kind === 'product') {
      await tx.products.save(
        a.product({
          ownerId: deed.person,
          title: `Document ${at}`,
          topics: ['domestic-work'],
          countries: deed.peru ? ['Peru'] : [],
          audience: audiences(deed.community)[deed.audience],
          publishedOn: said.createdAt.toISOString().slice(0, 10),
        }),
      );
    } else if (deed.kind === 'reply') {
      const query = aQuery(deed.community, 'open');
      parent = query.id;
      await tx.queries.insert(query, query.id);
      await tx.replies.insert({
        ...a.contribution(said),
        id: id<ReplyId>(),
        audience: 'community',
        query: query.id,
        state: said.state,
      });
    } else {
      const discussion = a.discussion({
        community: deed.community,
      });
      parent = discussion.id;
      await tx.discussions.insert(discussion, discussion.id);
      await tx.contributions.insert(a.contribution({ ...said, discussion: discussion.id }));
    }
  });
  return async () => {
    if (deed.kind === 'product') return;
    const [said, about, held] =
      deed.kind === 'reply'
        ? (['replies', 'queries', 'query'] as const)
        : (['contributions', 'discussions', 'discussion'] as const);
    const db = database.db;
    const state = deed.parent === 'few' ? 'open' : deed.parent;
    await db.updateTable(about).set({ state }).where('id', '=', parent).execute();
    if (deed.parent === 'few')
      await sql`update queries set audience = 'named' where id = ${parent}`.execute(db);
    const audience =
      deed.audience === 'all' ? 'community' : deed.kind === 'reply' ? 'asker' : 'named';
    // What was said in a channel all its members read.
    const surface = deed.audience === 'all' ? 'channel' : 'tab';
    await sql`update ${sql.table(said)} set state = ${deed.state}, audience = ${audience}, surface = ${surface}
      where ${sql.ref(held)} = ${parent}`.execute(db);
  };
}

const aQuery = (community: CommunityId, state: string) => ({
  id: id<QueryId>(),
  version: 1,
  asker: BO,
  community,
  text: 'How are they registered?',
  background: '',
  language: 'en' as const,
  topics: [],
  countries: [],
  neededBy: null,
  state: state as 'open',
  verdict: null,
  comment: null,
  answeredBy: null,
  related: [],
  reason: null,
  askedAt: NOON,
  urgency: 'normal' as const,
  also: [],
  invited: [],
  steps: [],
  mergedInto: null,
  openSince: NOON,
});

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    kind: fc.constant('product' as const),
    person: fc.constantFrom(ANA, BO, CARLA),
    community: fc.constantFrom(WATER, LAND),
    state: fc.constant('published'),
    parent: fc.constant(''),
    audience: fc.constantFrom('all', 'community', 'mine', 'others', 'checked'),
    peru: fc.boolean(),
    age: fc.nat(3_000),
  }) as fc.Arbitrary<Deed>,
  fc.record({
    kind: fc.constant('reply' as const),
    person: fc.constantFrom(ANA, BO, CARLA),
    community: fc.constantFrom(WATER, LAND),
    state: fc.constantFrom('published', 'published', 'held', 'hidden', 'withdrawn'),
    // `few`: open, and for few alone.
    parent: fc.constantFrom('open', 'replied', 'hidden', 'withdrawn', 'few'),
    audience: fc.constantFrom('all', 'all', 'mine'),
    peru: fc.boolean(),
    age: fc.nat(3_000),
  }) as fc.Arbitrary<Deed>,
  fc.record({
    kind: fc.constant('contribution' as const),
    person: fc.constantFrom(ANA, BO, CARLA),
    community: fc.constantFrom(WATER, LAND),
    state: fc.constantFrom('published', 'published', 'held', 'late', 'hidden', 'withdrawn'),
    parent: fc.constantFrom('open', 'closed', 'cancelled', 'cancelled'),
    audience: fc.constantFrom('all', 'all', 'mine'),
    peru: fc.boolean(),
    age: fc.nat(3_000),
  }) as fc.Arbitrary<Deed>,
);

const REPLY: Deed = {
  kind: 'reply',
  person: ANA,
  community: WATER,
  state: 'published',
  parent: 'open',
  audience: 'all',
  peru: true,
  age: 1,
};

const TABLES = [
  'expertise_spoken',
  'replies',
  'queries',
  'contributions',
  'discussions',
  'products',
];

async function emptied({ database }: World): Promise<void> {
  for (const table of TABLES) await database.db.deleteFrom(table as 'products').execute();
}

async function staffed({ work }: World): Promise<void> {
  await work.run(async (tx) => {
    await tx.people.save([a.person({ unit: 'A' })], NOON);
    await tx.people.save([a.person({ id: BO, mail: 'bo', managerId: null, office: 'HQ' })], NOON);
    await tx.people.save(
      [a.person({ id: CARLA, mail: 'carla', unit: 'B', country: 'Chile' })],
      NOON,
    );
  });
}

/** What the stores of expertise promise. */
export function expertiseContract(world: () => World): void {
  describe('who knows', () => {
    test('what may not be read changes nothing: no name, no count, no order', async () => {
      await staffed(world());
      const { ask, person, understandAll } = actionsOver(world());
      const answers = async (deeds: readonly Deed[]): Promise<string> => {
        await emptied(world());
        const then: (() => unknown)[] = [];
        for (const [at, one] of deeds.entries()) then.push(await does(world(), one, at));
        await understandAll();
        for (const settle of then) await settle();
        const told = [];
        for (const words of ['domestic workers in Peru', 'Perú', 'number registered']) {
          told.push(await ask(reader, words, 2));
        }
        for (const one of [ANA, BO, CARLA]) told.push(await person(reader, one));
        // Documents of two runs differ in their ids alone, which nobody is told.
        return JSON.stringify(told);
      };
      await fc.assert(
        fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async (deeds) => {
          const numbered = deeds.map((one, at) => ({ one, at }));
          const open = numbered.filter(({ one }) => isReadable(one));
          const among = await answers(deeds);
          const alone = await answers(open.map(({ one }) => one));
          const plain = (text: string) => text.replace(/Document \d+/g, 'Document');
          expect(plain(among)).toBe(plain(alone));
        }),
        { numRuns: 8, seed: 20_260_302 },
      );
    });

    test.each([
      ['reply', 'replies'],
      ['contribution', 'contributions'],
    ] as const)(
      'a %s for fewer than all members shows nobody that its author knows of it',
      async (kind, table) => {
        await staffed(world());
        const { learn, understandAll } = actionsOver(world());
        const { db } = world().database;
        await does(world(), { ...REPLY, kind }, 0);
        await understandAll();
        const understood = () => db.selectFrom('expertise_spoken').selectAll().execute();
        expect(await understood()).toHaveLength(1);
        await db.updateTable(table).set({ audience: 'moderators', surface: 'tab' }).execute();
        const { id } = await db.selectFrom(table).select('id').executeTakeFirstOrThrow();
        await learn(kind, id);
        expect(await understood()).toEqual([]);
        await understandAll();
        expect(await understood()).toEqual([]);
      },
    );

    test('a reply that is withdrawn or held is gone at once, before anybody has understood that', async () => {
      await staffed(world());
      const { learn, understandAll, ask } = actionsOver(world());
      await does(world(), REPLY, 0);
      await understandAll();
      const { work, database } = world();
      const written = () => work.run((tx) => tx.expertise.written({ need: everything }, reader));
      expect(await written()).toHaveLength(1);
      expect((await ask(reader, 'domestic work')).people).toHaveLength(1);
      const { id: reply } = await database.db
        .selectFrom('replies')
        .select('id')
        .executeTakeFirstOrThrow();
      await database.db.updateTable('replies').set({ state: 'withdrawn' }).execute();
      expect(await written()).toEqual([]);
      await learn('reply', reply);
      expect(await database.db.selectFrom('expertise_spoken').selectAll().execute()).toEqual([]);
      // Told twice, and admitted again.
      await learn('reply', reply);
      await database.db.updateTable('replies').set({ state: 'published' }).execute();
      await learn('reply', reply);
      await learn('reply', reply);
      expect(await written()).toHaveLength(1);
    });

    test('what was replied to a question that few read shows nobody who knows, however it is asked', async () => {
      await staffed(world());
      const { learn } = actionsOver(world());
      await does(world(), REPLY, 0);
      const { work, database } = world();
      const { id: reply } = await database.db
        .selectFrom('replies')
        .select('id')
        .executeTakeFirstOrThrow();
      await learn('reply', reply);
      const shown = () =>
        work.run(async (tx) => [
          (await tx.expertise.written({ need: everything }, reader)).length,
          (await tx.expertise.spoken('reply', reply)) === null ? 0 : 1,
          (await tx.expertise.shares()).length,
        ]);
      expect(await shown()).toEqual([1, 1, 1]);
      await database.db.updateTable('queries').set({ audience: 'named' }).execute();
      expect(await shown()).toEqual([0, 0, 0]);
    });

    test('what was understood step by step is what is understood of everything anew', async () => {
      await staffed(world());
      const { learn, understandAll, catchUp } = actionsOver(world());
      const { database } = world();
      const deeds = fc.sample(deed, { numRuns: 40, seed: 7 });
      for (const [at, one] of deeds.entries()) await (await does(world(), one, at))();
      const all = async () =>
        database.db
          .selectFrom('expertise_spoken')
          .selectAll()
          .orderBy('kind')
          .orderBy('id')
          .execute();
      for (const kind of ['replies', 'contributions'] as const) {
        for (const { id: one } of await database.db.selectFrom(kind).select('id').execute()) {
          await learn(kind === 'replies' ? 'reply' : 'contribution', one);
        }
      }
      const stepwise = await all();
      await database.db.deleteFrom('expertise_spoken').execute();
      await understandAll();
      expect(await all()).toEqual(stepwise);
      expect(stepwise.length).toBeGreaterThan(3);
      expect(await catchUp()).toBe(false);
    });

    test('an entry is kept whole, and declares nothing while it is hidden', async () => {
      const { work } = world();
      const entry = {
        ...emptyEntry(ANA),
        topics: ['domestic-work'],
        countries: ['Peru'],
        languages: ['es', 'en'] as const,
        hiddenTopics: ['wages'],
      };
      await work.run((tx) => tx.expertise.saveEntry(emptyEntry(ANA)));
      await work.run((tx) => tx.expertise.saveEntry(entry));
      const read = () => work.run((tx) => tx.expertise.entries([ANA, BO]));
      expect([...(await read())]).toEqual([[ANA, entry]]);
      const declared = () => work.run((tx) => tx.expertise.declared(everything));
      expect(await declared()).toMatchObject([{ person: ANA, kind: 'declared' }]);
      await work.run((tx) => tx.expertise.saveEntry({ ...entry, hidden: true }));
      expect(await declared()).toEqual([]);
    });

    test('missions count once they have begun, and never those of a calendar', async () => {
      const { work } = world();
      const mission = (
        key: string,
        startsOn: string,
        state: 'planned' | 'cancelled' = 'planned',
      ) => ({
        key,
        person: ANA,
        country: 'Pérou',
        startsOn,
        endsOn: '2026-12-31',
        title: 'T',
        state,
      });
      await work.run(async (tx) => {
        await tx.missions.save(mission('list:1', '2026-02-01'));
        await tx.missions.save(mission('file:2', '2026-03-02'));
        await tx.missions.save(mission('list:3', '2026-04-01'));
        await tx.missions.save(mission('list:4', '2026-02-01', 'cancelled'));
        await tx.missions.save(mission('calendar:ana:5', '2026-02-01'));
      });
      const begun = await work.run((tx) => tx.expertise.missions(null, '2026-03-02'));
      expect(begun.map(({ at }) => at?.toISOString().slice(0, 10)).sort()).toEqual([
        '2026-02-01',
        '2026-03-02',
      ]);
      expect(await work.run((tx) => tx.expertise.missions([BO], '2026-03-02'))).toEqual([]);
    });

    test('a post is handed on once the handover is delivered, and by the latest departure', async () => {
      const { work } = world();
      await work.run(async (tx) => {
        await tx.handovers.insert(a.handover({ lastDay: '2020-01-01', state: 'delivered' }));
        await tx.handovers.insert(a.handover({ successor: BO }));
        await tx.handovers.insert(
          a.handover({ person: BO, state: 'acknowledged', successor: CARLA }),
        );
        await tx.handovers.insert(a.handover({ person: CARLA, state: 'ended', successor: BO }));
        await tx.moves.replace(new Map([[BO, 'reassignment']]));
      });
      const posts = await work.run((tx) => tx.expertise.posts([ANA, BO, CARLA]));
      const zone = 'America/Lima';
      expect([...posts]).toEqual([
        [ANA, { lastDay: '2026-04-30', zone, reassigned: false, holder: null }],
        [BO, { lastDay: '2026-04-30', zone, reassigned: true, holder: CARLA }],
      ]);
    });
  });
}
