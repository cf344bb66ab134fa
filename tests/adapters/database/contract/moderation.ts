import { expect, test } from '@jest/globals';
import type { DiscussionId } from '../../../../src/kernel/ids.ts';
import { ANA, BO, discussion, NOON, WATER, type World } from './world.ts';

/** Claims, absences, ready texts and the order of threads, as the moderators' features count on them. */
export function moderationStores(world: () => World): void {
  const run: World['work']['run'] = (work) => world().work.run(work);

  test('the order of a thread is saved once for each version that was seen', async () => {
    const made = discussion();
    const order = { discussion: made.id, version: 0, locked: true, slowHours: null, pinned: [] };
    await run(async (tx) => {
      await tx.discussions.insert(made, made.id);
      await tx.orders.save(order);
    });
    expect(await run((tx) => tx.orders.get(made.id))).toEqual({ ...order, version: 1 });
    const late = run((tx) => tx.orders.save(order));
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await run((tx) => tx.orders.save({ ...order, version: 1, locked: false, slowHours: 24 }));
    expect(await run((tx) => tx.orders.of([made.id, 'none' as DiscussionId]))).toEqual([
      { ...order, version: 2, locked: false, slowHours: 24 },
    ]);
    expect((await run((tx) => tx.orders.lastSaid([made.id]))).size).toBe(0);
  });

  test('a claim moves from hand to hand and is put back; an absence ends', async () => {
    const claim = { item: 'reply:1', community: WATER, person: ANA, by: ANA, at: NOON };
    await run((tx) => tx.claims.save(claim));
    await run((tx) => tx.claims.save({ ...claim, person: BO }));
    expect(await run((tx) => tx.claims.of([WATER]))).toEqual([{ ...claim, person: BO }]);
    await run((tx) => tx.claims.remove(['reply:1']));
    expect(await run((tx) => tx.claims.of([WATER]))).toEqual([]);
    await run((tx) => tx.absences.save(ANA, '2026-04-01'));
    await run((tx) => tx.absences.save(ANA, '2026-05-01'));
    expect(await run((tx) => tx.absences.of([ANA, BO]))).toEqual([
      { person: ANA, until: '2026-05-01' },
    ]);
    await run((tx) => tx.absences.save(ANA, null));
    expect(await run((tx) => tx.absences.of([ANA]))).toEqual([]);
  });

  test('a note of one key is written once, and is read as it was written', async () => {
    const key = 'thanking:contribution:1';
    const note = {
      ...{ key, kind: 'thanking' as const, subject: 'contribution' as const, item: '1' },
      ...{ community: WATER, person: BO, text: "Merci, 'vraiment' 💧", by: ANA, at: NOON },
    };
    expect(await run((tx) => tx.moderatorNotes.get(key))).toBeNull();
    expect(await run((tx) => tx.moderatorNotes.add(note))).toBe(true);
    expect(await run((tx) => tx.moderatorNotes.add({ ...note, text: 'Again' }))).toBe(false);
    expect(await run((tx) => tx.moderatorNotes.get(key))).toEqual(note);
  });

  test('every wording of a ready text is kept, the newest first', async () => {
    const change = {
      ...{ community: WATER, kind: 'thanking' as const, language: 'fr' as const },
      ...{ text: "Merci d’avoir écrit, 'vraiment' 💧", by: ANA, at: NOON },
    };
    await run((tx) => tx.readyTexts.add(change));
    await run((tx) => tx.readyTexts.add({ ...change, text: null, by: BO }));
    expect(await run((tx) => tx.readyTexts.of([WATER]))).toEqual([
      { ...change, text: null, by: BO },
      change,
    ]);
  });
}
