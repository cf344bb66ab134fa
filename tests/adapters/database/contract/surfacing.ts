import { expect, test } from '@jest/globals';
import type { Alert } from '../../../../src/features/alerts/model.ts';
import type { Announcement } from '../../../../src/features/announcing/model.ts';
import type { Collection } from '../../../../src/features/collections/model.ts';
import type { Review } from '../../../../src/features/knowledge/reviews.ts';
import type {
  AlertId,
  AnnouncementId,
  CollectionId,
  DigestId,
  ProductId,
} from '../../../../src/kernel/ids.ts';
import { ANA, BO, DAY_MS, id, later, NOON, product, WATER, type World } from './world.ts';

const collection = (): Collection => ({
  id: id<CollectionId>(),
  version: 1,
  community: WATER,
  name: "Wells, 'and' more",
  description: 'For “newcomers” 💧',
  words: 'wells',
  chosen: { country: ['Peru', "Côte d'Ivoire"] },
  topics: ['sdg-6'],
  audience: 'all',
  state: 'active',
  createdBy: ANA,
  createdAt: NOON,
  checkedBy: ANA,
  checkedAt: NOON,
});

const alert = (): Alert => ({
  id: id<AlertId>(),
  version: 1,
  person: ANA,
  topics: ['sdg-6'],
  countries: ['Peru'],
  kinds: ['product', 'query'],
  collection: null,
  state: 'active',
  since: NOON,
  createdAt: NOON,
});

const announcement = (of: ProductId): Announcement => ({
  id: id<AnnouncementId>(),
  version: 1,
  product: of,
  community: WATER,
  topics: ['sdg-6'],
  state: 'suggested',
  line: '',
  reason: null,
  decidedBy: null,
  decidedAt: null,
  at: NOON,
});

const review = (of: ProductId): Review => ({
  product: of,
  version: 1,
  dueOn: '2026-01-01',
  state: 'settled',
  owner: ANA,
  askedAt: NOON,
  escalatedAt: null,
  note: '',
  decidedBy: ANA,
  decidedAt: NOON,
  nextOn: '2027-01-01',
  nextOwner: BO,
  keptHere: false,
});

/** Collections, alerts, announcements, arrivals and reviews. */
export function surfacingContract(world: () => World): void {
  const run: World['work']['run'] = (work) => world().work.run(work);

  test('a collection is kept as it is; two who change it at once are told; what is placed is placed once', async () => {
    const one = collection();
    const item = id<ProductId>();
    await run((tx) => tx.collections.insert(one));
    expect(await run((tx) => tx.collections.get(one.id))).toEqual(one);
    await run((tx) => tx.collections.update({ ...one, name: 'Pumps' }));
    await expect(run((tx) => tx.collections.update(one))).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    const placed = { product: item, how: 'pinned', reason: 'Best', by: ANA, at: NOON } as const;
    await run((tx) => tx.collections.place(one.id, placed));
    await run((tx) => tx.collections.place(one.id, { ...placed, how: 'left-out' }));
    expect(await run((tx) => tx.collections.placed(one.id))).toEqual([
      { ...placed, how: 'left-out' },
    ]);
    await run((tx) => tx.collections.unplace(one.id, item));
    expect(await run((tx) => tx.collections.placed(one.id))).toEqual([]);
  });

  test('an item is told once to a person, whichever digest brings it', async () => {
    const one = alert();
    await run((tx) => tx.alerts.insert(one));
    expect(await run((tx) => tx.alerts.of(ANA))).toEqual([one]);
    expect(await run((tx) => tx.alerts.of(BO))).toEqual([]);
    const [first, second] = [0, DAY_MS].map((ms) => ({
      id: id<DigestId>(),
      person: ANA,
      at: later(ms),
    }));
    if (!first || !second) throw new Error('two digests');
    const line = (item: string) => ({ kind: 'product', item, alert: one.id }) as const;
    await run(async (tx) => {
      await tx.digests.insert(first);
      await tx.digests.insert(second);
      expect(await tx.digests.add(first, [line('a'), line('b')])).toBe(2);
      expect(await tx.digests.add(second, [line('b'), line('c')])).toBe(1);
    });
    expect(await run((tx) => tx.digests.items(first.id))).toEqual([line('a'), line('b')]);
    expect(await run((tx) => tx.digests.told(ANA))).toEqual(
      new Set(['product a', 'product b', 'product c']),
    );
    expect((await run((tx) => tx.digests.last(ANA)))?.id).toBe(second.id);
    expect(await run((tx) => tx.digests.lately(ANA, later(1)))).toEqual([line('c')]);
    await run((tx) => tx.alerts.chooseRhythm(ANA, 'daily'));
    await run((tx) => tx.alerts.chooseRhythm(ANA, 'weekly'));
    expect(await run((tx) => tx.alerts.rhythm(ANA))).toBe('weekly');
  });

  test('a product and a community have one announcement; what a week had is counted', async () => {
    const item = id<ProductId>();
    const one = announcement(item);
    expect(await run((tx) => tx.announcements.insert(one))).toBe(true);
    expect(await run((tx) => tx.announcements.insert(announcement(item)))).toBe(false);
    const decided = { ...one, state: 'announced', decidedBy: ANA, decidedAt: NOON } as const;
    await run((tx) => tx.announcements.update(decided));
    expect(await run((tx) => tx.announcements.get(one.id))).toEqual({ ...decided, version: 2 });
    const count = (state: 'announced' | null, since: Date) =>
      run((tx) => tx.announcements.count(WATER, state, since));
    expect([await count(null, later(-1)), await count('announced', later(-1))]).toEqual([1, 1]);
    expect([await count(null, later(1)), await count('announced', later(1))]).toEqual([0, 0]);
  });

  test('what came is noted once, versions too, and what is decided here outlives a reading', async () => {
    const item = product({ reviewOn: '2026-01-01', ownerId: ANA });
    await run((tx) => tx.catalogue.saveAll([item]));
    expect(await run((tx) => tx.arrivals.note([item.id], NOON))).toEqual([item.id]);
    expect(await run((tx) => tx.arrivals.note([item.id], later(1)))).toEqual([]);
    const version = { product: item.id, tag: 'c1', modifiedAt: NOON };
    await run((tx) => tx.arrivals.noteVersions([version, { ...version, modifiedAt: later(1) }]));
    expect(await run((tx) => tx.arrivals.versions(item.id))).toEqual([version]);

    const overdue = async () =>
      (await run((tx) => tx.reviews.overdue('2026-06-01'))).map((one) => one.product);
    expect(await overdue()).toEqual([item.id]);
    await run((tx) => tx.reviews.save(review(item.id)));
    await expect(run((tx) => tx.reviews.save(review(item.id)))).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await run((tx) => tx.reviews.keepHere(item.id, item));
    // The library is read again, and its columns say what they said.
    await run((tx) => tx.catalogue.saveAll([item]));
    const now = async () => (await run((tx) => tx.products.outlines([item.id])))[0];
    expect(await now()).toMatchObject({ reviewOn: '2027-01-01', ownerId: BO });
    expect(await overdue()).toEqual([]);
    expect(await run((tx) => tx.reviews.get(item.id))).toMatchObject({ keptHere: true });
    // Somebody changes the column in SharePoint: that is newer.
    await run((tx) => tx.catalogue.saveAll([{ ...item, reviewOn: '2026-02-02' }]));
    expect((await now())?.reviewOn).toBe('2026-02-02');
  });

  test('how much somebody hears of a community is kept with when they chose it; the same again changes nothing', async () => {
    await run((tx) => tx.noticeLevels.choose(ANA, WATER, 'each', NOON));
    await run((tx) => tx.noticeLevels.choose(ANA, WATER, 'each', later(DAY_MS)));
    expect(await run((tx) => tx.noticeLevels.of(ANA))).toEqual(
      new Map([[WATER, { level: 'each', since: NOON }]]),
    );
    expect(await run((tx) => tx.noticeLevels.at(WATER, 'each'))).toEqual([ANA]);
    await run((tx) => tx.noticeLevels.choose(ANA, WATER, 'none', later(DAY_MS)));
    expect((await run((tx) => tx.noticeLevels.of(ANA))).get(WATER)).toEqual({
      level: 'none',
      since: later(DAY_MS),
    });
    expect(await run((tx) => tx.noticeLevels.at(WATER, 'each'))).toEqual([]);
  });

  test('what a digest tells by a community is no line of an alert', async () => {
    const digest = { id: id<DigestId>(), person: BO, at: NOON };
    const item = { kind: 'posts', item: 'd1@2026-03-03', alert: null, community: WATER } as const;
    await run((tx) => tx.digests.insert(digest));
    expect(await run((tx) => tx.digests.add(digest, [item]))).toBe(1);
    expect(await run((tx) => tx.digests.add(digest, [item]))).toBe(0);
    expect(await run((tx) => tx.digests.items(digest.id))).toEqual([item]);
  });
}
