import { expect, test } from '@jest/globals';
import {
  driveOf,
  itemOf,
  type KeptRecord,
  type OutsideSource,
  UNREAD,
} from '../../../../src/features/knowledge/outside/model.ts';
import { NOON, product, type World } from './world.ts';

const SOURCE: OutsideSource = {
  id: 'labordoc',
  name: 'Labordoc',
  place: {
    kind: 'oai',
    address: 'https://library.example/oai',
    prefix: 'marcxml',
    set: null,
    columns: {},
  },
  everyHours: 24,
  paused: false,
  createdAt: NOON,
  removedAt: null,
  harvest: { ...UNREAD, generation: 1 },
};

const record = (identifier: string, mark: string, subjects: string[] = []): KeptRecord => ({
  identifier,
  mark,
  title: `Title ${identifier}`,
  link: `https://library.example/${identifier}`,
  published: '2019',
  authors: ['Adjei, Comfort'],
  subjects,
  numbers: [],
  sector: null,
  evaluation: null,
});

/** Catalogues outside are kept alike by both databases. */
export function outsideContract(world: () => World): void {
  const run: World['work']['run'] = (work) => world().work.run(work);

  test('a source comes back as it was saved; one process reads it; what was removed or overtaken advances no more', async () => {
    await run((tx) => tx.outside.save(SOURCE));
    expect(await run((tx) => tx.outside.get(SOURCE.id))).toEqual(SOURCE);
    expect(await run((tx) => tx.outside.take(SOURCE.id, 'one', 60_000))).toBe(true);
    expect(await run((tx) => tx.outside.take(SOURCE.id, 'other', 60_000))).toBe(false);
    await run((tx) => tx.outside.release(SOURCE.id, 'one'));
    expect(await run((tx) => tx.outside.take(SOURCE.id, 'other', 60_000))).toBe(true);
    const on = { ...SOURCE.harvest, generation: 2, cursor: 'p2', read: 100 };
    expect(await run((tx) => tx.outside.advance(SOURCE.id, on))).toBe(true);
    expect(await run((tx) => tx.outside.advance(SOURCE.id, SOURCE.harvest))).toBe(false);
    await run((tx) => tx.outside.save({ ...SOURCE, harvest: on, removedAt: NOON }));
    expect(await run((tx) => tx.outside.advance(SOURCE.id, on))).toBe(false);
  });

  test('records are put over themselves, named by a reading, and those it does not name are found', async () => {
    await run((tx) => tx.outside.save(SOURCE));
    await run((tx) => tx.outside.put(SOURCE.id, 1, [record('a', '1'), record('b', '1')]));
    await run((tx) => tx.outside.put(SOURCE.id, 2, [record('a', '2')]));
    expect(await run((tx) => tx.outside.marks(SOURCE.id, ['a', 'b', 'c']))).toEqual(
      new Map([
        ['a', '2'],
        ['b', '1'],
      ]),
    );
    expect(await run((tx) => tx.outside.unnamed(SOURCE.id, 2, 10))).toEqual(['b']);
    await run((tx) => tx.outside.name(SOURCE.id, 2, ['b']));
    expect(await run((tx) => tx.outside.named(SOURCE.id, 2))).toBe(2);
    expect(await run((tx) => tx.outside.page(SOURCE.id, 'a', 10))).toEqual([record('b', '1')]);
    await run((tx) => tx.outside.drop(SOURCE.id, ['a', 'b']));
    expect(await run((tx) => tx.outside.count(SOURCE.id))).toBe(0);
  });

  test('an item says where it comes from and when that was read; a file does not', async () => {
    await run((tx) => tx.outside.save(SOURCE));
    await run((tx) => tx.outside.put(SOURCE.id, 1, [record('a', '1', ['Wages'])]));
    const item = product({
      driveId: driveOf(SOURCE.id),
      itemId: itemOf(SOURCE.id, 'a'),
      language: 'fr',
    });
    const file = product({ driveId: 'd', itemId: 'f' });
    await run((tx) => tx.catalogue.saveAll([item, file]));
    const [one, other] = await run((tx) => tx.products.many([item.id, file.id]));
    expect(one?.origin).toEqual({
      name: 'Labordoc',
      kind: 'catalogue',
      published: '2019',
      authors: ['Adjei, Comfort'],
      numbers: [],
      sector: null,
      evaluation: null,
      readAt: null,
      staleAfterHours: 24,
      silent: false,
    });
    expect(other).not.toHaveProperty('origin');
    expect(await run((tx) => tx.outside.subjects(SOURCE.id, 5))).toEqual([
      { word: 'Wages', count: 1, language: 'fr' },
    ]);
  });

  test('what was refused is listed once a field, and pardoned once it is taken or no longer told', async () => {
    await run((tx) => tx.outside.save(SOURCE));
    const row = { line: 3, identifier: 'x', column: 'title', reason: 'missing' as const };
    const nameless = { line: 4, identifier: null, column: 'record', reason: 'malformed' as const };
    for (const generation of [1, 2]) {
      await run((tx) => tx.outside.refuse(SOURCE.id, generation, [row, nameless]));
    }
    expect(await run((tx) => tx.outside.refused(SOURCE.id, 10))).toEqual({
      rows: [row, nameless],
      count: 2,
    });
    await run((tx) => tx.outside.pardon(SOURCE.id, ['x']));
    await run((tx) => tx.outside.pardonBefore(SOURCE.id, 3));
    expect((await run((tx) => tx.outside.refused(SOURCE.id, 10))).count).toBe(0);
  });
}
