import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Contribution } from '../../../../src/features/discussions/contribution.ts';
import type { Chosen } from '../../../../src/features/knowledge/facets.ts';
import type { Product } from '../../../../src/features/knowledge/model.ts';
import { asId, type DiscussionId, type ProductId } from '../../../../src/kernel/ids.ts';
import type { World } from './world.ts';
import * as a from './world.ts';

/** What every feature may rely on, whichever database it is. */
export function storesContract(world: () => World): void {
  const { ANA, BO, DAY_MS, later, NOON, WATER } = a;

  describe('people', () => {
    test('an actor comes with roles and memberships, in the language they chose', async () => {
      const { work } = world();
      await work.run(async (tx) => {
        await tx.people.save([a.person()], NOON);
        await tx.people.grant(ANA, 'administrator');
        await tx.people.grant(ANA, 'administrator');
        await tx.communities.save(a.community());
        await tx.communities.replaceMembers(WATER, [
          { community: WATER, person: ANA, role: 'moderator' },
        ]);
        await tx.people.chooseLanguage(ANA, 'fr');
      });
      // The directory speaks again; the person's own choice stays.
      await work.run((tx) =>
        tx.people.save([a.person(), a.person({ jobTitle: 'Head' })], later(1)),
      );
      const known = await work.run((tx) => tx.people.actor(ANA));
      expect(known?.seenAt).toEqual(later(1));
      expect(known?.actor).toEqual({
        ...a.person({ jobTitle: 'Head', language: 'fr' }),
        roles: new Set(['administrator']),
        memberships: new Map([[WATER, 'moderator']]),
      });
      expect(await work.run((tx) => tx.people.withRole('administrator'))).toEqual([ANA]);
      expect(await work.run((tx) => tx.people.actor(BO))).toBeNull();
    });

    test('somebody without role or community is known all the same', async () => {
      const { work } = world();
      await work.run((tx) => tx.people.save([a.person()], NOON));
      const known = await work.run((tx) => tx.people.actor(ANA));
      expect(known?.actor.roles).toEqual(new Set());
      expect(known?.actor.memberships).toEqual(new Map());
    });

    test('people are found by mail in any case and by a part of the name without accents', async () => {
      const { work } = world();
      await work.run(async (tx) => {
        await tx.people.save([a.person()], NOON);
        await tx.people.save([a.person({ id: BO, name: 'Bo 100% Li', mail: 'b@x' })], NOON);
        const gone = a.person({ id: asId('gone'), name: 'Ana Gone', mail: 'g@x', active: false });
        await tx.people.save([gone], NOON);
      });
      const names = async (words: string) =>
        (await work.run((tx) => tx.people.find(words, 5))).map(({ name }) => name);
      expect(await names('ana.perez@EXAMPLE.org')).toEqual(['Ana Lucía Pérez']);
      expect(await names('lucia perez')).toEqual(['Ana Lucía Pérez']);
      expect(await names('Ana')).toEqual(['Ana Lucía Pérez']);
      expect(await names('100%')).toEqual(['Bo 100% Li']);
      expect(await names('%')).toEqual(['Bo 100% Li']);
      expect(await names('  ')).toEqual([]);
    });
  });

  test('a community is what was saved last, and its members are exactly those given', async () => {
    const { work } = world();
    await work.run((tx) => tx.communities.save(a.community()));
    await work.run((tx) => tx.communities.save(a.community({ premoderated: false, topics: [] })));
    const expected = a.community({ premoderated: false, topics: [] });
    expect(await work.run((tx) => tx.communities.get(WATER))).toEqual(expected);
    expect(await work.run((tx) => tx.communities.list())).toEqual([expected]);
    const byChannel = await work.run((tx) => tx.communities.byChannel(expected.channelId));
    expect(byChannel).toEqual(expected);
    const member = (person: typeof ANA, role: 'member' | 'moderator') => ({
      community: WATER,
      person,
      role,
    });
    await work.run((tx) =>
      tx.communities.replaceMembers(WATER, [member(ANA, 'member'), member(BO, 'member')]),
    );
    // Listed twice: the higher role holds.
    await work.run((tx) =>
      tx.communities.replaceMembers(WATER, [member(BO, 'moderator'), member(BO, 'member')]),
    );
    const members = await work.run((tx) => tx.communities.members(WATER));
    expect(members).toEqual([member(BO, 'moderator')]);
    expect(await work.run((tx) => tx.communities.membershipsOf(ANA))).toEqual([]);
    await work.run((tx) => tx.communities.replaceMembers(WATER, []));
    expect(await work.run((tx) => tx.communities.members(WATER))).toEqual([]);
  });

  describe('discussions', () => {
    test('one round trip keeps every word, date and list', async () => {
      const { work } = world();
      const one = a.discussion();
      await work.run((tx) => tx.discussions.insert(one, 'key'));
      expect(await work.run((tx) => tx.discussions.get(one.id))).toEqual(one);
      expect(await work.run((tx) => tx.discussions.byKey('key'))).toEqual(one);
      expect(await work.run((tx) => tx.discussions.byKey('other'))).toBeNull();
    });

    test('the newest start comes first, of the communities asked for', async () => {
      const { work } = world();
      const [old, fresh] = [a.discussion(), a.discussion({ startsAt: later(DAY_MS) })];
      const elsewhere = a.discussion({ community: asId('land') });
      await work.run(async (tx) => {
        for (const one of [old, fresh, elsewhere]) await tx.discussions.insert(one, one.id);
      });
      const listed = await work.run((tx) => tx.discussions.list({ communities: [WATER] }));
      expect(listed).toEqual([fresh, old]);
      expect(await work.run((tx) => tx.discussions.list({ communities: [] }))).toEqual([]);
    });

    test('of two who save the same version one is told that it changed meanwhile', async () => {
      const { work } = world();
      const one = a.discussion();
      await work.run((tx) => tx.discussions.insert(one, 'key'));
      const save = (title: string) =>
        work
          .run((tx) => tx.discussions.update({ ...one, title }))
          .then(
            () => 'saved',
            (error: { code: string }) => error.code,
          );
      const outcomes = await Promise.all([save('A'), save('B')]);
      expect(outcomes.sort()).toEqual(['changed-meanwhile', 'saved']);
      expect((await work.run((tx) => tx.discussions.get(one.id)))?.version).toBe(2);
    });

    test('a form sent twice at once makes one discussion, and the second sender gets the first', async () => {
      const { work } = world();
      const open = () =>
        work.run(async (tx) => {
          const earlier = await tx.discussions.byKey('form');
          if (earlier) return earlier.id;
          const made = a.discussion();
          await tx.discussions.insert(made, 'form');
          return made.id;
        });
      const ids = await Promise.all([open(), open(), open()]);
      expect(new Set(ids).size).toBe(1);
    });
  });

  describe('contributions and syntheses', () => {
    const open = async () => {
      const parent = a.discussion();
      await world().work.run((tx) => tx.discussions.insert(parent, parent.id));
      return parent.id;
    };

    test('the same source is taken once', async () => {
      const { work } = world();
      const one = a.contribution({ discussion: await open() });
      expect(await work.run((tx) => tx.contributions.insert(one))).toBe(true);
      const again: Contribution = { ...one, id: a.id(), text: 'other' };
      expect(await work.run((tx) => tx.contributions.insert(again))).toBe(false);
      expect(await work.run((tx) => tx.contributions.bySource(one.sourceKey))).toEqual(one);
      await work.run((tx) => tx.contributions.update({ ...one, state: 'hidden', reason: 'R' }));
      const after = await work.run((tx) => tx.contributions.get(one.id));
      expect(after).toEqual({ ...one, version: 2, state: 'hidden', reason: 'R' });
      const stale = work.run((tx) => tx.contributions.update(one));
      await expect(stale).rejects.toMatchObject({ code: 'changed-meanwhile' });
    });

    test('characters that the database cannot hold cost nobody their words', async () => {
      const { work } = world();
      const discussion = await open();
      const odd = a.contribution({ discussion, text: 'pasted\0 text \ud83d!' });
      await work.run((tx) => tx.contributions.insert(odd));
      const kept = await work.run((tx) => tx.contributions.get(odd.id));
      expect(kept?.text).toBe('pasted text \ufffd!');
      await work.run((tx) =>
        tx.captures.insert(a.capture({ answers: { 'a\0': '\ud83d\0' } }), 'k'),
      );
      const capture = await work.run((tx) => tx.captures.byKey('k'));
      expect(Object.values(capture?.answers ?? {})).toEqual(['\ufffd']);
    });

    test('threads are oldest first; what waits is found by community and counted when published', async () => {
      const { work } = world();
      const discussion = await open();
      const all = [
        a.contribution({ discussion, createdAt: later(2), state: 'held' }),
        a.contribution({ discussion, createdAt: later(1), state: 'late' }),
        a.contribution({ discussion, createdAt: later(3) }),
      ] as const;
      await work.run(async (tx) => {
        for (const one of all) await tx.contributions.insert(one);
      });
      const thread = await work.run((tx) => tx.contributions.of(discussion));
      expect(thread).toEqual([all[1], all[0], all[2]]);
      const waiting = await work.run((tx) => tx.contributions.waiting([WATER]));
      expect(waiting).toEqual([all[1], all[0]]);
      expect(await work.run((tx) => tx.contributions.waiting([asId('land')]))).toEqual([]);
      const none = a.id<DiscussionId>();
      const counts = await work.run((tx) => tx.contributions.countPublished([discussion, none]));
      expect(counts).toEqual(
        new Map([
          [discussion, 1],
          [none, 0],
        ]),
      );
    });

    test('a discussion has one synthesis, which is a draft until it moves on', async () => {
      const { work } = world();
      const one = a.synthesis({ discussion: await open() });
      expect(await work.run((tx) => tx.syntheses.insert(one))).toBe(true);
      expect(await work.run((tx) => tx.syntheses.insert(one))).toBe(false);
      expect(await work.run((tx) => tx.syntheses.drafts([WATER]))).toEqual([one]);
      const approved = { ...one, state: 'publishing' as const, approvedBy: BO };
      await work.run((tx) => tx.syntheses.update(approved));
      const after = await work.run((tx) => tx.syntheses.get(one.discussion));
      expect(after).toEqual({ ...approved, version: 2 });
      expect(await work.run((tx) => tx.syntheses.drafts([WATER]))).toEqual([]);
      const stale = work.run((tx) => tx.syntheses.update(one));
      await expect(stale).rejects.toMatchObject({ code: 'changed-meanwhile' });
    });
  });

  describe('products', () => {
    let kept: ProductId;
    const wells = a.product();
    beforeEach(async () => {
      kept = await world().work.run((tx) => tx.products.save(wells));
    });

    test('the same file keeps its first id, whatever id it comes with', async () => {
      const { work } = world();
      const changed = { ...wells, id: a.id<ProductId>(), body: 'new' };
      expect(await work.run((tx) => tx.products.save(changed))).toBe(kept);
      const found = await work.run((tx) => tx.products.get(kept));
      expect(found).toEqual({ ...changed, id: kept });
      expect(await work.run((tx) => tx.products.count([wells.driveId]))).toBe(1);
      await work.run((tx) => tx.products.remove(kept));
      expect(await work.run((tx) => tx.products.get(kept))).toBeNull();
    });

    test('many come in the order asked for, pages by id, the unreadable newest first', async () => {
      const { work } = world();
      const broken = [a.product({ unreadable: 'broken' }), a.product({ unreadable: 'encrypted' })];
      const ids = await work.run(async (tx) => {
        const saved: ProductId[] = [];
        for (const one of broken) saved.push(await tx.products.save(one));
        return saved;
      });
      const asked = [ids[1], a.id<ProductId>(), kept, ids[0]] as ProductId[];
      const many = await work.run((tx) => tx.products.many(asked));
      expect(many.map(({ id }) => id)).toEqual([ids[1], kept, ids[0]]);
      const outlines = await work.run((tx) => tx.products.outlines(asked));
      expect(outlines).toEqual(many.map(({ body: _, ...outline }) => outline));
      const first = await work.run((tx) => tx.products.page(null, 2));
      const second = await work.run((tx) => tx.products.page(first.at(-1)?.id ?? null, 2));
      expect([...first, ...second].map(({ id }) => id)).toEqual([kept, ...ids]);
      const unreadable = await work.run((tx) => tx.products.unreadable(null, 1));
      expect(unreadable.map(({ id }) => id)).toEqual([ids[1]]);
      const closed = await work.run((tx) => tx.products.unreadable(new Set(['community:x']), 1));
      expect(closed).toEqual([]);
    });

    test('what satisfies the chosen facets: any value of each, and all facets together', async () => {
      const { work } = world();
      const saved = async (given: Partial<Product>) =>
        work.run((tx) => tx.products.save(a.product({ type: 'handover', ...given })));
      const both = await saved({ topics: ['mining', 'wages'], countries: ['PE'], language: 'es' });
      const one = await saved({ topics: ['wages'], countries: ['PE', 'BO'], language: 'fr' });
      const none = await saved({ topics: [], countries: [], unit: 'Lima', publishedOn: null });
      const narrowed = async (chosen: Chosen) =>
        [
          ...(await work.run((tx) => tx.products.narrowed({ type: ['handover'], ...chosen }))),
        ].sort();
      expect(await narrowed({})).toEqual([both, one, none].sort());
      expect(await narrowed({ topic: ['mining', 'pensions'] })).toEqual([both]);
      expect(await narrowed({ topic: ['mining', 'wages'], country: ['PE'] })).toEqual(
        [both, one].sort(),
      );
      expect(await narrowed({ topic: ['wages'], language: ['fr'] })).toEqual([one]);
      expect(await narrowed({ unit: ['Lima'] })).toEqual([none]);
      expect(await narrowed({ topic: ['pensions'] })).toEqual([]);
    });

    test('a body of two megabytes beside other queries stays its own', async () => {
      const { work } = world();
      const bodies = Array.from({ length: 12 }, (_, n) => `${n} ${'x'.repeat(2_000_000)}`);
      const ids = await Promise.all(
        bodies.map((body) => work.run((tx) => tx.products.save(a.product({ body })))),
      );
      const read = await Promise.all(ids.map((id) => work.run((tx) => tx.products.get(id))));
      expect(read.map((one) => one?.body.length)).toEqual(bodies.map(({ length }) => length));
      expect(read.every((one, n) => one?.body === bodies[n])).toBe(true);
    });
  });
}
