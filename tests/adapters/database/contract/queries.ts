import { describe, expect, test } from '@jest/globals';
import type { Consolidated } from '../../../../src/features/queries/consolidated.ts';
import type { Query } from '../../../../src/features/queries/model.ts';
import type { Reply } from '../../../../src/features/queries/reply.ts';
import type { QueryFilter } from '../../../../src/features/queries/store.ts';
import {
  asId,
  type CommunityId,
  type PersonId,
  type ProductId,
  type QueryId,
  type ReplyId,
} from '../../../../src/kernel/ids.ts';
import type { World } from './world.ts';
import * as a from './world.ts';

const { ANA, BO, later, NOON, WATER } = a;
const ENERGY = asId<CommunityId>('energy');

export const query = (changes: Partial<Query> = {}): Query => ({
  id: a.id<QueryId>(),
  version: 1,
  asker: ANA,
  community: WATER,
  text: 'Who has dug wells in “clay” 💧?',
  background: 'For Piura.',
  language: 'es',
  topics: ['sdg-6'],
  countries: ["Côte d'Ivoire"],
  neededBy: '2026-03-20',
  state: 'open',
  verdict: null,
  comment: null,
  answeredBy: null,
  related: [{ product: a.id<ProductId>(), reasons: [{ kind: 'topic', values: ['sdg-6'] }] }],
  reason: null,
  askedAt: NOON,
  openSince: later(5),
  urgency: 'urgent',
  also: [ENERGY],
  invited: [BO],
  steps: ['moderators'],
  mergedInto: null,
  audience: 'community',
  readers: [],
  ...changes,
});

export const reply = (changes: Partial<Reply> = {}): Reply => ({
  id: a.id<ReplyId>(),
  version: 1,
  query: a.id<QueryId>(),
  author: BO,
  text: 'We did, in 2019.',
  language: 'en',
  consent: 'quote',
  surface: 'channel',
  audience: 'community',
  readers: [],
  sourceKey: a.id(),
  state: 'published',
  reason: null,
  createdAt: NOON,
  ...changes,
});

/** Questions, replies and what they say together, whichever database it is. */
export function queriesContract(world: () => World): void {
  describe('queries', () => {
    test('one round trip keeps every word, day and reason', async () => {
      const { work } = world();
      const full = query({
        verdict: 'solved',
        comment: 'Thanks',
        answeredBy: a.id<ProductId>(),
        state: 'replied',
      });
      const bare = query({
        community: null,
        neededBy: null,
        related: [],
        state: 'from-stock',
        also: [],
      });
      expect(await work.run((tx) => tx.queries.insert(full, 'k1'))).toBe(true);
      expect(await work.run((tx) => tx.queries.insert(query(), 'k1'))).toBe(false);
      expect(await work.run((tx) => tx.queries.insert(bare, 'k2'))).toBe(true);
      expect(await work.run((tx) => tx.queries.get(full.id))).toEqual(full);
      expect(await work.run((tx) => tx.queries.byKey('k2'))).toEqual(bare);
      expect(await work.run((tx) => tx.queries.byKey('k3'))).toBeNull();
    });

    test('two who change it at once: the second is refused', async () => {
      const { work } = world();
      const one = query();
      await work.run((tx) => tx.queries.insert(one, 'k'));
      await work.run((tx) => tx.queries.update({ ...one, state: 'publishing' }));
      await expect(work.run((tx) => tx.queries.update(one))).rejects.toMatchObject({
        code: 'changed-meanwhile',
      });
      expect(await work.run((tx) => tx.queries.get(one.id))).toMatchObject({
        version: 2,
        state: 'publishing',
      });
    });

    test('lists by community and state or by asker, newest first; figures over communities', async () => {
      const { work } = world();
      const old = query({ askedAt: later(-10) });
      const recent = query({ asker: BO });
      const solved = query({ state: 'replied', verdict: 'solved', askedAt: later(1) });
      const gone = query({ state: 'withdrawn', askedAt: later(2) });
      const stock = query({ state: 'from-stock', askedAt: later(3) });
      const other = query({ community: ENERGY, askedAt: later(4) });
      await work.run(async (tx) => {
        for (const one of [old, recent, solved, gone, stock, other]) {
          await tx.queries.insert(one, one.id);
        }
      });
      const ids = (found: readonly Query[]) => found.map(({ id }) => id);
      const open = { communities: [WATER], states: ['open', 'publishing'] } as const;
      expect(ids(await work.run((tx) => tx.queries.list(open, 10)))).toEqual([recent.id, old.id]);
      expect(ids(await work.run((tx) => tx.queries.list(open, 1)))).toEqual([recent.id]);
      const nowhere = { communities: [], states: ['open'] } as const;
      expect(await work.run((tx) => tx.queries.list(nowhere, 10))).toEqual([]);
      expect(ids(await work.run((tx) => tx.queries.askedBy(BO, 10)))).toEqual([recent.id]);
      // Asked at the same time, everybody has their own, and as many as they asked for.
      const asked = [ANA, BO, ANA].map((who, index) =>
        work.run((tx) => tx.queries.askedBy(who, index === 0 ? 1 : 10)),
      );
      const [newest, his, hers] = (await Promise.all(asked)).map(ids);
      expect(his).toEqual([recent.id]);
      expect(newest).toEqual(hers?.slice(0, 1));
      expect(hers?.length).toBeGreaterThan(1);
      expect(await work.run((tx) => tx.queries.figures([WATER]))).toEqual({
        fromStock: 1,
        posted: 3,
        replied: 1,
        solved: 1,
      });
      const none = { fromStock: 0, posted: 0, replied: 0, solved: 0 };
      expect(await work.run((tx) => tx.queries.figures([]))).toEqual(none);
    });

    test('what is for few is listed and counted for nobody else; what is for all staff for all of them', async () => {
      const { work } = world();
      const place = a.id<CommunityId>();
      const [cleo, guest] = [a.id<PersonId>(), a.id<PersonId>()];
      const put = { community: place, also: [], invited: [] };
      const named = query({ ...put, audience: 'named', readers: [BO], askedAt: later(3) });
      const leads = query({ ...put, audience: 'moderators', askedAt: later(2) });
      const staff = query({ ...put, audience: 'staff', askedAt: later(1) });
      const usual = query({ ...put, askedAt: later(0) });
      await work.run(async (tx) => {
        for (const one of [named, leads, staff, usual]) await tx.queries.insert(one, one.id);
      });
      const mine = new Set([named.id, leads.id, staff.id, usual.id]);
      const listed = async (reader: QueryFilter['reader'], communities = [place]) =>
        (
          await work.run((tx) =>
            tx.queries.list({ communities, states: ['open'], ...(reader ? { reader } : {}) }, 50),
          )
        )
          .map(({ id }) => id)
          .filter((id) => mine.has(id));
      const eyes = (person: PersonId, moderates: readonly CommunityId[] = []) => ({
        ...{ person, moderates, staff: person !== guest },
      });
      expect(await listed(undefined)).toEqual([staff.id, usual.id]);
      expect(await listed(eyes(cleo))).toEqual([staff.id, usual.id]);
      expect(await listed(eyes(BO))).toEqual([named.id, staff.id, usual.id]);
      expect(await listed(eyes(ANA))).toEqual([named.id, leads.id, staff.id, usual.id]);
      expect(await listed(eyes(cleo, [place]))).toEqual([...mine]);
      expect(await listed('clock')).toEqual([...mine]);
      expect(await listed(eyes(cleo), [])).toEqual([staff.id]);
      expect(await listed(eyes(guest), [])).toEqual([]);
      expect((await work.run((tx) => tx.queries.figures([place]))).posted).toBe(2);
    });
  });

  describe('replies', () => {
    test('one round trip, once a source, oldest first, counted where published', async () => {
      const { work } = world();
      const asked = query();
      await work.run((tx) => tx.queries.insert(asked, 'k'));
      const second = reply({ query: asked.id, createdAt: later(1) });
      const first = reply({ query: asked.id, state: 'held', reason: 'r', consent: 'paraphrase' });
      await work.run(async (tx) => {
        expect(await tx.replies.insert(second)).toBe(true);
        expect(await tx.replies.insert(first)).toBe(true);
        expect(await tx.replies.insert(reply({ ...second, id: a.id() }))).toBe(false);
      });
      expect(await work.run((tx) => tx.replies.of(asked.id))).toEqual([first, second]);
      expect(await work.run((tx) => tx.replies.get(first.id))).toEqual(first);
      expect(await work.run((tx) => tx.replies.bySource(second.sourceKey))).toEqual(second);
      expect(await work.run((tx) => tx.replies.waiting([WATER]))).toEqual([first]);
      expect(await work.run((tx) => tx.replies.waiting([ENERGY]))).toEqual([]);
      expect(await work.run((tx) => tx.replies.waiting([]))).toEqual([]);
      await work.run((tx) => tx.replies.update({ ...first, state: 'published' }));
      await expect(work.run((tx) => tx.replies.update(first))).rejects.toMatchObject({
        code: 'changed-meanwhile',
      });
      const none = a.id<QueryId>();
      const counts = await work.run((tx) => tx.replies.countPublished([asked.id, none]));
      expect([...counts]).toEqual([
        [asked.id, 2],
        [none, 0],
      ]);
    });
  });

  describe('consolidated replies', () => {
    test('one a question, every point with its sources', async () => {
      const { work } = world();
      const asked = query();
      await work.run((tx) => tx.queries.insert(asked, 'k'));
      const source = a.id<ReplyId>();
      const point = { id: 'p1', country: 'Peru', text: 'T “q” 💧', sources: [source] };
      const one: Consolidated = {
        query: asked.id,
        version: 1,
        community: WATER,
        state: 'draft',
        edited: false,
        gone: [],
        points: [{ ...point, kind: 'country' }],
        setAside: [
          { point: { ...point, id: 'p2', kind: 'summary', country: null }, reason: 'Old' },
        ],
        considered: [source],
        reworded: [],
        product: null,
        webUrl: null,
        createdAt: NOON,
        approvedBy: null,
      };
      expect(await work.run((tx) => tx.consolidatedReplies.insert(one))).toBe(true);
      expect(await work.run((tx) => tx.consolidatedReplies.insert(one))).toBe(false);
      expect(await work.run((tx) => tx.consolidatedReplies.get(asked.id))).toEqual(one);
      const done = {
        ...one,
        state: 'published' as const,
        product: a.id<ProductId>(),
        webUrl: 'https://x/y',
        approvedBy: BO,
      };
      await work.run((tx) => tx.consolidatedReplies.update(done));
      expect(await work.run((tx) => tx.consolidatedReplies.get(asked.id))).toEqual({
        ...done,
        version: 2,
      });
      await expect(work.run((tx) => tx.consolidatedReplies.update(one))).rejects.toMatchObject({
        code: 'changed-meanwhile',
      });
    });
  });
}
