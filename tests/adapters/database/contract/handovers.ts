import { describe, expect, test } from '@jest/globals';
import { asId, type CaptureId, type PersonId } from '../../../../src/kernel/ids.ts';
import type { World } from './world.ts';
import * as a from './world.ts';

/** Departures and what is handed over, whichever database it is. */
export function handoversContract(world: () => World): void {
  const { ANA, BO, NOON } = a;
  const CY = asId<PersonId>('cy');

  describe('handovers', () => {
    test('one round trip keeps every day, person and document', async () => {
      const { work } = world();
      const document = { driveId: 'd', itemId: 'i', title: 'T “q”', webUrl: 'https://x/y' };
      const full = a.handover({
        successor: CY,
        receivers: [CY, BO],
        state: 'acknowledged',
        lessons: 'shared',
        documents: { supervisor: document, successor: null },
        finalisedAt: NOON,
        deliveredAt: NOON,
        acknowledgedAt: NOON,
      });
      const bare = a.handover({
        capture: null,
        supervisor: null,
        lastSitting: null,
        reminded: null,
      });
      await work.run(async (tx) => {
        await tx.handovers.insert(full);
        await tx.handovers.insert(bare);
      });
      expect(await work.run((tx) => tx.handovers.get(full.id))).toEqual(full);
      expect(await work.run((tx) => tx.handovers.byPrompt(bare.prompt))).toEqual(bare);
      const capture = full.capture ?? asId<CaptureId>('');
      expect(await work.run((tx) => tx.handovers.byCapture(capture))).toEqual(full);
      expect(await work.run((tx) => tx.handovers.get(asId('none')))).toBeNull();
    });

    test('of two who save the same version one is told that it changed meanwhile', async () => {
      const { work } = world();
      const one = a.handover();
      await work.run((tx) => tx.handovers.insert(one));
      await work.run((tx) => tx.handovers.update({ ...one, state: 'final' }));
      const again = work.run((tx) => tx.handovers.update({ ...one, successor: CY }));
      await expect(again).rejects.toMatchObject({ code: 'changed-meanwhile' });
      expect(await work.run((tx) => tx.handovers.get(one.id))).toMatchObject({
        version: 2,
        state: 'final',
        successor: null,
      });
    });

    test('they concern whoever leaves, supervises, is named or was given one, the nearest last day first', async () => {
      const { work } = world();
      const later = a.handover({ lastDay: '2026-06-30' });
      const given = a.handover({ person: CY, supervisor: CY, receivers: [ANA] });
      const led = a.handover({ person: CY, supervisor: ANA, lastDay: '2026-05-31' });
      // Whoever is named may ask before the last day.
      const named = a.handover({ person: CY, supervisor: CY, successor: ANA });
      await work.run(async (tx) => {
        for (const one of [later, given, led, named]) await tx.handovers.insert(one);
      });
      const ids = (await work.run((tx) => tx.handovers.concerning(ANA))).map(({ id }) => id);
      expect(ids).toEqual([given.id, named.id, led.id, later.id]);
      // Asked at the same time, each has those that concern them and no others.
      const [hers, his] = await Promise.all(
        [ANA, CY].map((who) => work.run((tx) => tx.handovers.concerning(who))),
      );
      expect(hers?.map(({ id }) => id)).toEqual(ids);
      expect(his?.map(({ id }) => id).sort()).toEqual([given.id, led.id, named.id].sort());
    });
  });

  test('departures’ prompts have no project, and come oldest first', async () => {
    const { work } = world();
    const departure = { kind: 'departure', project: null } as const;
    const [first, second] = [a.prompt(departure), a.prompt({ ...departure, person: BO })];
    await work.run(async (tx) => {
      for (const one of [a.prompt(), first, second]) await tx.prompts.insert(one);
    });
    expect(await work.run((tx) => tx.prompts.departures())).toEqual([first, second]);
    expect(await work.run((tx) => tx.prompts.get(first.id))).toEqual(first);
  });
}
