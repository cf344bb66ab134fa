import { beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createLeases } from '../../../../src/adapters/database/leases.ts';
import { nothingYet, type SheetRun } from '../../../../src/features/importing/model.ts';
import type { Product } from '../../../../src/features/knowledge/model.ts';
import type { LibraryRecord, Placed } from '../../../../src/features/knowledge/sync/model.ts';
import type { World } from './world.ts';
import * as a from './world.ts';

const DRIVE = 'b!one';

const record = (changes: Partial<LibraryRecord> = {}): LibraryRecord => ({
  driveId: DRIVE,
  name: 'Published knowledge',
  audience: { kind: 'all' },
  place: 0,
  state: 'waiting',
  reason: null,
  cursor: null,
  generation: 1,
  listing: true,
  read: 0,
  total: null,
  since: a.NOON,
  succeededAt: null,
  listedAt: null,
  ...changes,
});

const file = (itemId: string, changes: Partial<Placed> = {}): Placed => ({
  itemId,
  parentId: 'top',
  folder: false,
  ownRights: false,
  webUrl: '',
  ...changes,
});

/** The catalogue as libraries are read into it and as several processes follow it. */
export function catalogueContract(world: () => World): void {
  const item = (itemId: string, changes: Partial<Product> = {}) =>
    a.product({ driveId: DRIVE, itemId, audience: { kind: 'all' }, ...changes });
  const keep = (products: readonly Product[], generation = 1, places = {}) =>
    world().work.run(async (tx) => {
      await tx.catalogue.saveAll(products);
      await tx.libraries.place(
        DRIVE,
        generation,
        products.map(({ itemId }) => file(itemId, places)),
      );
    });
  const mark = () => world().work.run((tx) => tx.catalogue.mark());
  /**
   * What stands there as written at or after the mark. Work that is under way in another database of the same server
   * holds the mark back, so that older rows may be named again: what counts is that none was written anew.
   */
  const since = (from: string) => world().work.run((tx) => tx.catalogue.writtenSince(from));
  const known = (...itemIds: string[]) =>
    world().work.run((tx) => tx.catalogue.known(DRIVE, itemIds));

  describe('what was written since', () => {
    test('names what came, changed and went, each change once', async () => {
      const { work } = world();
      const one = item('one');
      const two = item('two');
      await keep([one, two]);
      const from = await mark();
      const before = await since(from);
      await keep([{ ...one, title: 'New' }]);
      await work.run((tx) => tx.catalogue.removeItems(DRIVE, ['two']));
      const written = await since(from);
      expect(written.map(({ id }) => id)).toEqual([one.id, two.id]);
      for (const entry of written) expect(before).not.toContainEqual(entry);
      expect(await since(from)).toEqual(written);
    });

    test('placing a file in a listing is no change of its product', async () => {
      const { work } = world();
      await keep([item('one')]);
      const from = await mark();
      const before = await since(from);
      await work.run((tx) => tx.libraries.place(DRIVE, 2, [file('one')]));
      expect(await since(from)).toEqual(before);
    });
  });

  describe('a file', () => {
    test('keeps its id when it moves to another library, and when it comes back', async () => {
      const { work } = world();
      const one = item('one');
      await keep([one]);
      const former = () => work.run((tx) => tx.catalogue.former('b!two', ['one']));
      expect((await former()).get('one')).toMatchObject({
        id: one.id,
        outline: { title: 'Wells' },
      });
      await work.run((tx) => tx.catalogue.adopt(one.id, 'b!two', 'one'));
      await work.run((tx) => tx.catalogue.removeItems(DRIVE, ['one']));
      expect((await work.run((tx) => tx.products.get(one.id)))?.driveId).toBe('b!two');
      await work.run((tx) => tx.catalogue.removeItems('b!two', ['one']));
      expect((await former()).get('one')).toEqual({ id: one.id, outline: null });
    });

    test('changes its title without its text', async () => {
      const { work } = world();
      const { body, ...outline } = item('one', { body: 'kept' });
      await keep([{ ...outline, body }]);
      await work.run((tx) => tx.catalogue.saveOutlines([{ ...outline, title: 'New' }]));
      expect(await work.run((tx) => tx.products.get(outline.id))).toEqual({
        ...outline,
        title: 'New',
        body: 'kept',
      });
    });

    test('is tried again when it is time', async () => {
      const { work } = world();
      await keep([item('one'), item('two')]);
      await work.run((tx) => tx.libraries.retryAt(DRIVE, ['one', 'two'], a.later(5)));
      await work.run((tx) => tx.libraries.retryAt(DRIVE, ['two'], null));
      await work.run((tx) => tx.libraries.place(DRIVE, 2, [file('one')]));
      const due = (ms: number) => work.run((tx) => tx.libraries.retries(DRIVE, a.later(ms), 10));
      expect(await due(4)).toEqual([]);
      expect(await due(5)).toEqual(['one']);
    });
  });

  describe('folders', () => {
    beforeEach(() => keep([item('one', { webUrl: 'https://x/Docs/a%20b/one.docx' }), item('two')]));

    test('decide who reads what lies in them', async () => {
      const { work } = world();
      const regard = (
        covered: string[],
        others: string[] | 'rest',
        kind: 'all' | 'checked' = 'all',
      ) =>
        work.run((tx) =>
          tx.catalogue.regard(DRIVE, kind === 'all' ? { kind } : { kind, driveId: DRIVE }, {
            covered,
            others,
          }),
        );
      const kinds = async () =>
        ['one', 'two'].map(async (id) => (await known(id)).get(id)?.audience.kind);
      const audiences = async () => Promise.all(await kinds());
      await work.run((tx) => tx.libraries.place(DRIVE, 1, [file('two', { ownRights: true })]));
      await regard(['top'], []);
      expect(await audiences()).toEqual(['all', 'checked']);
      await regard([], ['top']);
      expect(await audiences()).toEqual(['checked', 'checked']);
      await regard(['top'], []);
      await work.run((tx) => tx.libraries.place(DRIVE, 1, [file('one', { parentId: 'lost' })]));
      await regard(['top'], 'rest');
      expect(await audiences()).toEqual(['checked', 'checked']);
      const from = await mark();
      const before = await since(from);
      await regard(['top'], 'rest');
      expect(await since(from)).toEqual(before);
    });

    test('take the addresses of what lies below along', async () => {
      const { work } = world();
      await work.run((tx) =>
        tx.catalogue.relocate(DRIVE, 'https://x/Docs/a%20b', 'https://x/Docs/é💧'),
      );
      await work.run((tx) =>
        tx.catalogue.relocate(DRIVE, 'https://x/Docs/é💧', 'https://x/Docs/c'),
      );
      expect((await known('one')).get('one')?.webUrl).toBe('https://x/Docs/c/one.docx');
      expect((await known('two')).get('two')?.webUrl).toBe('https://example.org/wells');
    });
  });

  test('what a listing did not name goes, and nothing that was published meanwhile', async () => {
    const { work } = world();
    await keep([item('old'), item('named')]);
    await work.run((tx) => tx.libraries.place(DRIVE, 2, [file('named')]));
    await keep([item('published')], 2);
    // A slower reader of the listing before does not take a mark back.
    await work.run((tx) => tx.libraries.place(DRIVE, 1, [file('named')]));
    expect(await work.run((tx) => tx.catalogue.removeUnnamed(DRIVE, 2, 10))).toBe(1);
    await work.run((tx) => tx.libraries.unplaceUnnamed(DRIVE, 2));
    expect([...(await known('old', 'named', 'published')).keys()].sort()).toEqual([
      'named',
      'published',
    ]);
    expect(await work.run((tx) => tx.libraries.files(DRIVE, 2))).toBe(2);
  });

  test('how far a library is read is kept as it was saved, and only a listing’s own reader moves it', async () => {
    const { work } = world();
    const one = record({ audience: { kind: 'named', people: [a.ANA], driveId: DRIVE } });
    await work.run((tx) => tx.libraries.save(one));
    await work.run((tx) => tx.libraries.save(record({ driveId: 'b!two', place: 1 })));
    expect(await work.run((tx) => tx.libraries.get(DRIVE))).toEqual(one);
    const moved = { cursor: 'c', read: 7, state: 'reading', succeededAt: a.later(1) } as const;
    const advance = (generation: number) =>
      work.run((tx) => tx.libraries.advance(DRIVE, generation, moved));
    expect(await advance(2)).toBe(false);
    expect(await work.run((tx) => tx.libraries.get(DRIVE))).toEqual(one);
    expect(await advance(1)).toBe(true);
    expect(await work.run((tx) => tx.libraries.get(DRIVE))).toEqual({ ...one, ...moved });
    await keep([item('one')]);
    await work.run((tx) => tx.libraries.remove(DRIVE));
    expect((await work.run((tx) => tx.libraries.all())).map(({ driveId }) => driveId)).toEqual([
      'b!two',
    ]);
    expect(await work.run((tx) => tx.libraries.files(DRIVE, 0))).toBe(0);
    expect(await work.run((tx) => tx.catalogue.removeDrive(DRIVE, 10))).toBe(1);
  });

  describe('a lease', () => {
    test('has one holder, who may keep it, until it ends it', async () => {
      const leases = createLeases(world().database.db);
      expect(await leases.take('outside', 'a', 60_000)).toBe(true);
      expect(await leases.take('outside', 'b', 60_000)).toBe(false);
      expect(await leases.take('outside', 'a', 60_000)).toBe(true);
      await leases.end('outside', 'b', false);
      expect(await leases.keep('outside', 'b', 60_000)).toBe(false);
      expect(await leases.keep('outside', 'a', 60_000)).toBe(true);
      await leases.end('outside', 'a', true);
      expect(await leases.last('outside')).toEqual({
        secondsAgo: expect.any(Number),
        failed: true,
      });
      expect(await leases.take('outside', 'b', 60_000)).toBe(true);
    });

    test('of a holder who has fallen silent is taken over', async () => {
      const { db } = world().database;
      const leases = createLeases(db);
      expect(await leases.last('outside')).toBeNull();
      await leases.take('outside', 'a', 60_000);
      await sql`update leases set leased_until = clock_timestamp() - interval '1 ms'`.execute(db);
      expect(await leases.take('outside', 'b', 60_000)).toBe(true);
      expect(await leases.keep('outside', 'a', 60_000)).toBe(false);
      await leases.reopen();
      expect(await leases.take('outside', 'c', 60_000)).toBe(true);
    });
  });

  test('a run through a sheet that was stopped stays so, and counts the part that was at work', async () => {
    const { work } = world();
    const run: SheetRun = {
      ...{ id: a.id(), sheet: 'old.csv', columns: { number: ['Ref'] }, apply: true },
      ...{ state: 'running', trouble: null, tally: nothingYet(150), tookMs: 0 },
      ...{ by: a.ANA, at: a.NOON },
    };
    const saved = (change: Partial<SheetRun>) =>
      work.run((tx) => tx.sheetRuns.save({ ...run, ...change }));
    const now = () => work.run((tx) => tx.sheetRuns.latest());
    // Another administrator begins while it is under way: it is one.
    const begun = (id: string) => work.run((tx) => tx.sheetRuns.begin({ ...run, id }));
    expect([await begun(run.id), await begun(a.id())]).toEqual([true, false]);
    expect(await now()).toEqual(run);
    await work.run((tx) => tx.sheetRuns.stop(run.id));
    const tally = { ...run.tally, done: 60, new: 60 };
    await saved({ tally, tookMs: 5 });
    const stopped = { ...run, state: 'stopped', tally, tookMs: 5 };
    expect(await now()).toEqual(stopped);
    await work.run((tx) => tx.sheetRuns.stop(run.id));
    expect(await work.run((tx) => tx.sheetRuns.get(run.id))).toEqual(stopped);
  });
}
