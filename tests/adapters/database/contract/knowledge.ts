import { describe, expect, test } from '@jest/globals';
import type { Gap } from '../../../../src/features/knowledge/gaps.ts';
import type { World } from './world.ts';
import * as a from './world.ts';

/** What people make of knowledge products. */
export function knowledgeContract(world: () => World): void {
  const { ANA, BO, NOON, later } = a;

  describe('sketches', () => {
    test('a sketch holds for the text it was made of, and goes with its product', async () => {
      const { work } = world();
      const one = a.product();
      await work.run((tx) => tx.products.save(one));
      const sketched = async () => (await work.run((tx) => tx.sketches.of([one.id]))).get(one.id);
      const [fresh] = await work.run((tx) => tx.sketches.unsketched([one.id]));
      expect(fresh).toMatchObject({ id: one.id, body: one.body });
      const sketch = Uint32Array.of(0, 7, 2 ** 32 - 1);
      const made = { id: one.id, revision: fresh?.revision ?? 0, sketch };
      await work.run((tx) => tx.sketches.save([made]));
      await work.run((tx) => tx.sketches.save([made]));
      expect(await sketched()).toEqual(sketch);
      await work.run((tx) => tx.products.save({ ...one, body: 'Other words.' }));
      expect(await sketched()).toBeUndefined();
      await work.run((tx) => tx.products.remove(one.id));
      const rows = await world().database.db.selectFrom('product_sketches').selectAll().execute();
      expect(rows).toEqual([]);
    });
  });

  describe('gaps', () => {
    const gap = (changes: Partial<Gap> = {}): Gap => ({
      id: a.id(),
      key: `ana|${a.id()}`,
      words: 'Pay of seafarers',
      topics: ['wages'],
      countries: ['Peru'],
      language: 'en',
      person: ANA,
      at: NOON,
      ...changes,
    });

    test('one person misses the same thing once, and what is settled is open again when missed again', async () => {
      const { work } = world();
      const one = gap();
      expect(await work.run((tx) => tx.gaps.record(one))).toBe(true);
      expect(await work.run((tx) => tx.gaps.record({ ...one, id: a.id() }))).toBe(false);
      const theirs = gap({ person: BO, words: 'PAY of seafarers', at: later(1) });
      await work.run((tx) => tx.gaps.record(theirs));
      expect(await work.run((tx) => tx.gaps.open(9))).toEqual([theirs, one]);
      expect(await work.run((tx) => tx.gaps.get(one.id))).toEqual(one);
      await work.run((tx) => tx.gaps.settle(one.words, BO, NOON));
      expect(await work.run((tx) => tx.gaps.open(9))).toEqual([]);
      await work.run((tx) => tx.gaps.record({ ...one, at: later(5) }));
      expect(await work.run((tx) => tx.gaps.open(9))).toEqual([{ ...one, at: later(5) }]);
    });
  });
}
