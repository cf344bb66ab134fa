import { describe, expect, test } from '@jest/globals';
import type { Gap } from '../../../../src/features/knowledge/gaps.ts';
import type { Contradiction } from '../../../../src/features/knowledge/notices.ts';
import type { Preparation } from '../../../../src/features/preparing/model.ts';
import { preparation } from './preparing.ts';
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
      about: null,
      takenBy: null,
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
      const nothing = { product: null, query: null };
      const settled = await work.run((tx) => tx.gaps.settle(one.words, BO, NOON, nothing));
      expect(new Set(settled.map(({ id }) => id))).toEqual(new Set([one.id, theirs.id]));
      expect(await work.run((tx) => tx.gaps.settle(one.words, BO, NOON, nothing))).toEqual([]);
      expect(await work.run((tx) => tx.gaps.open(9))).toEqual([]);
      await work.run((tx) => tx.gaps.record({ ...one, at: later(5) }));
      expect(await work.run((tx) => tx.gaps.open(9))).toEqual([{ ...one, at: later(5) }]);
    });

    test('who wants to hear of it is known while it is open, and what filled it afterwards', async () => {
      const { work } = world();
      const [quiet, told] = [gap(), gap({ person: BO, tell: true })];
      for (const one of [quiet, told]) await work.run((tx) => tx.gaps.record(one));
      expect(await work.run((tx) => tx.gaps.wanted(9))).toEqual([told]);
      // Missed once more without the wish: who wanted to hear still does.
      await work.run((tx) => tx.gaps.record({ ...gap({ person: BO }), key: told.key }));
      expect((await work.run((tx) => tx.gaps.wanted(9))).map(({ id }) => id)).toEqual([told.id]);
      const filled = { product: a.product().id, query: null };
      expect(await work.run((tx) => tx.gaps.fill(told.id, later(1), filled))).toBe(true);
      expect(await work.run((tx) => tx.gaps.fill(told.id, later(2), filled))).toBe(false);
      const closed = await work.run((tx) => tx.gaps.get(told.id));
      expect(closed?.closed).toEqual({ at: later(1), ...filled });
      expect(await work.run((tx) => tx.gaps.open(9))).toEqual([quiet]);
      // Still missing, and this time nobody wants to hear of it.
      await work.run((tx) => tx.gaps.record({ ...gap({ person: BO }), key: told.key }));
      expect(await work.run((tx) => tx.gaps.wanted(9))).toEqual([]);
    });
  });

  describe('what readers make of an item', () => {
    test('a person judges once, the last word counts, and means are over all', async () => {
      const { work } = world();
      const product = a.product().id;
      const said = { product, quality: 2, usefulness: 5, example: '', at: NOON };
      await work.run(async (tx) => {
        await tx.marks.saveFeedback({ ...said, person: ANA });
        await tx.marks.saveFeedback({ ...said, person: ANA, quality: 4, example: 'A note.' });
        await tx.marks.saveFeedback({ ...said, person: BO, quality: 1 });
      });
      const found = await work.run((tx) => tx.marks.standings([product, a.product().id]));
      expect([...found]).toEqual([[product, { people: 2, quality: 2.5, usefulness: 5 }]]);
      expect(await work.run((tx) => tx.marks.feedback(product, ANA))).toMatchObject({ quality: 4 });
      expect(await work.run((tx) => tx.marks.examples(product, 3))).toEqual(['A note.']);
    });

    test('a use is noted once a person, and the last check of the facts is known', async () => {
      const { work } = world();
      const product = a.product().id;
      const use = (person: typeof ANA) => work.run((tx) => tx.marks.use(product, person, NOON));
      expect([await use(ANA), await use(ANA), await use(BO)]).toEqual([true, false, true]);
      expect(await work.run((tx) => tx.marks.usedBy(product))).toEqual(new Set([ANA, BO]));
      expect(await work.run((tx) => tx.marks.lastCheck(product))).toBeNull();
      await work.run((tx) => tx.marks.check(product, ANA, later(9)));
      await work.run((tx) => tx.marks.check(product, BO, NOON));
      expect(await work.run((tx) => tx.marks.lastCheck(product))).toEqual({
        person: ANA,
        at: later(9),
      });
    });
  });

  describe('contradictions', () => {
    test('a pair is open once, is found from both sides, and is open again after it was settled', async () => {
      const { work } = world();
      const [one, other] = [a.product().id, a.product().id];
      const made = (): Contradiction => ({
        id: a.id(),
        version: 1,
        one,
        other,
        why: 'Other figures.',
        flaggedBy: ANA,
        community: null,
        state: 'open',
        outcome: null,
        settledBy: null,
        flaggedAt: NOON,
        settledAt: null,
      });
      const first = made();
      expect(await work.run((tx) => tx.contradictions.insert(first))).toBe(true);
      expect(await work.run((tx) => tx.contradictions.insert(made()))).toBe(false);
      expect(await work.run((tx) => tx.contradictions.of([other]))).toEqual([first]);
      expect(await work.run((tx) => tx.contradictions.open())).toEqual([first]);
      const settled: Contradiction = {
        ...first,
        version: 2,
        state: 'settled',
        outcome: 'The first holds.',
        settledBy: BO,
        settledAt: later(1),
      };
      await work.run((tx) => tx.contradictions.update(settled));
      await expect(work.run((tx) => tx.contradictions.update(settled))).rejects.toMatchObject({
        code: 'changed-meanwhile',
      });
      expect(await work.run((tx) => tx.contradictions.get(first.id))).toEqual(settled);
      expect(await work.run((tx) => tx.contradictions.open())).toEqual([]);
      expect(await work.run((tx) => tx.contradictions.insert(made()))).toBe(true);
    });
  });

  describe('choices', () => {
    test('a person counts once per item and topic, with their last word', async () => {
      const { work } = world();
      const [product, unchosen] = [a.product().id, a.product().id];
      const choice = (person: typeof ANA, topic: string, verdict: 'accept' | 'reject') => ({
        ...{ product, person, topic, verdict },
        reason: verdict === 'reject' ? 'Too old.' : null,
        place: 'question',
        at: NOON,
      });
      await work.run(async (tx) => {
        await tx.choices.save([choice(ANA, 'wages', 'accept'), choice(ANA, 'skills', 'accept')]);
        await tx.choices.save([choice(ANA, 'wages', 'reject'), choice(BO, 'wages', 'accept')]);
      });
      expect(
        await work.run((tx) => tx.choices.tally([product, unchosen], ['wages', 'osh'])),
      ).toEqual([{ product, topic: 'wages', accepts: 1, rejects: 1 }]);
    });

    test('what answered a question, and how many missions were prepared with it, is known until it is taken back', async () => {
      const { work } = world();
      const [product, other] = [a.product().id, a.product().id];
      const answered = (place: string, verdict: 'accept' | 'reject', at: Date) => ({
        ...{ product, person: ANA, topic: 'wages', verdict, place, at },
        reason: null,
      });
      const judged = [{ product, verdict: 'use' as const, reason: '' }];
      const prepared = (mission: string, change: Partial<Preparation> = {}) =>
        preparation({ mission, judged, ...change });
      await work.run(async (tx) => {
        await tx.choices.save([answered('answer:q1', 'accept', NOON)]);
        // It only fitted there: nobody said that it answered.
        await tx.choices.save([{ ...answered('question', 'accept', NOON), product: other }]);
        await tx.marks.use(product, ANA, NOON);
        await tx.preparations.insert(prepared('m1'), `${product}-1`);
        // The same mission, begun anew.
        await tx.preparations.insert(prepared('m1'), `${product}-2`);
        await tx.preparations.insert(prepared('m2'), `${product}-3`);
        await tx.preparations.insert(prepared('m3', { state: 'discarded' }), `${product}-4`);
        await tx.preparations.insert(prepared('m4', { kind: 'study' }), `${product}-5`);
        const misfit = [{ product, verdict: 'misfit' as const, reason: 'Too old' }];
        await tx.preparations.insert(prepared('m5', { judged: misfit }), `${product}-6`);
      });
      const proofs = (topics: string[]) =>
        work.run((tx) => tx.choices.proofs([product, other], topics));
      expect(await proofs(['wages', 'osh'])).toEqual([{ product, answeredAt: NOON, missions: 2 }]);
      expect(await proofs(['osh'])).toEqual([{ product, answeredAt: null, missions: 2 }]);
      expect(await proofs([])).toEqual([{ product, answeredAt: null, missions: 2 }]);
      await work.run((tx) => tx.choices.save([answered('answer:q2', 'reject', NOON)]));
      expect(await proofs(['wages'])).toEqual([{ product, answeredAt: null, missions: 2 }]);
    });
  });
}
