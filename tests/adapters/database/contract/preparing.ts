import { describe, expect, test } from '@jest/globals';
import type { Desk, Request } from '../../../../src/features/desks/model.ts';
import type { MissionOffer, Preparation } from '../../../../src/features/preparing/model.ts';
import {
  asId,
  type DeskId,
  type DeskRequestId,
  type PreparationId,
  type ProductId,
} from '../../../../src/kernel/ids.ts';
import { ANA, BO, DAY_MS, id, later, NOON, type World } from './world.ts';

export const preparation = (change: Partial<Preparation> = {}): Preparation => ({
  id: id<PreparationId>(),
  version: 1,
  owner: ANA,
  kind: 'mission',
  subject: 'Mission to Nepal',
  countries: ['Nepal'],
  topics: ['domestic-work'],
  language: 'en',
  mission: null,
  answers: { needs: 'A \0 guide' },
  judged: [{ product: asId<ProductId>('x'), verdict: 'misfit', reason: 'too old' }],
  step: 1,
  shown: 'self',
  state: 'draft',
  createdAt: NOON,
  updatedAt: NOON,
  ...change,
});

const request = (desk: DeskId, change: Partial<Request> = {}): Request => ({
  id: id<DeskRequestId>(),
  version: 1,
  desk,
  asker: ANA,
  sender: ANA,
  query: null,
  text: 'What do we know?',
  language: 'en',
  shared: true,
  state: 'sent',
  takenBy: null,
  answer: null,
  reason: null,
  createdAt: NOON,
  dueAt: later(1 * DAY_MS),
  settledAt: null,
  ...change,
});

/** Records of what is found out before something is begun, missions that bring it up, and desks. */
export function preparingContract(world: () => World): void {
  describe('preparations', () => {
    test('keep what is written, and are overwritten by nobody who read an older one', async () => {
      const { work } = world();
      const made = preparation();
      await work.run((tx) => tx.preparations.insert(made, 'key'));
      const found = await work.run((tx) => tx.preparations.byKey('key'));
      expect(found).toEqual({ ...made, answers: { needs: 'A  guide' } });
      await work.run((tx) => tx.preparations.update({ ...made, step: 3 }));
      await expect(work.run((tx) => tx.preparations.update(made))).rejects.toMatchObject({
        code: 'changed-meanwhile',
      });
      expect(await work.run((tx) => tx.preparations.ownedBy(ANA))).toMatchObject([
        { step: 3, version: 2 },
      ]);
    });

    test('are found by others only when finished, shown to them, and on the same matter', async () => {
      const { work } = world();
      const all: [string, Partial<Preparation>][] = [
        ['a', { state: 'finished', shown: 'all' }],
        ['b', { state: 'finished', shown: 'self' }],
        ['c', { state: 'draft', shown: 'all' }],
        ['d', { state: 'finished', shown: 'all', topics: [], countries: ['Peru'] }],
        [
          'e',
          { state: 'finished', shown: 'community:water', topics: [], updatedAt: later(1 * DAY_MS) },
        ],
      ];
      await work.run(async (tx) => {
        for (const [key, change] of all) {
          await tx.preparations.insert(
            preparation({ id: asId<PreparationId>(key), ...change }),
            key,
          );
        }
      });
      const matter = { topics: ['domestic-work'], countries: ['Nepal'] };
      const ids = async (shown: Preparation['shown'][]) =>
        (await work.run((tx) => tx.preparations.about(matter, shown, 9))).map((one) => one.id);
      expect(await ids(['all'])).toEqual(['a']);
      expect(await ids(['all', 'community:water'])).toEqual(['e', 'a']);
    });
  });

  test('an offer of a mission is one for each mission', async () => {
    const { work } = world();
    const offer: MissionOffer = {
      mission: 'list:1',
      version: 1,
      person: ANA,
      country: null,
      title: null,
      startsOn: '2026-04-01',
      state: 'planned',
    };
    await work.run((tx) => tx.missionOffers.insert(offer));
    expect(await work.run((tx) => tx.missionOffers.open())).toEqual([offer]);
    await work.run((tx) => tx.missionOffers.update({ ...offer, state: 'declined' }));
    await expect(work.run((tx) => tx.missionOffers.update(offer))).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(await work.run((tx) => tx.missionOffers.open())).toEqual([]);
  });

  test('desks and what they are asked: what waits by its day, what was shared, what came since', async () => {
    const { work } = world();
    const desk: Desk = {
      id: id<DeskId>(),
      version: 1,
      names: { en: 'Research', fr: 'Recherche', es: 'Investigación' },
      unit: 'RESEARCH',
      topics: ['domestic-work'],
      staff: [BO],
      days: 5,
      open: true,
    };
    const one = request(desk.id, { id: asId<DeskRequestId>('one'), dueAt: later(2 * DAY_MS) });
    const two = request(desk.id, { id: asId<DeskRequestId>('two') });
    await work.run(async (tx) => {
      await tx.desks.insert(desk);
      await tx.deskRequests.insert(one, '1');
      await tx.deskRequests.insert(two, '2');
    });
    expect(await work.run((tx) => tx.desks.list())).toEqual([desk]);
    const ids = (all: readonly Request[]) => all.map((each) => each.id);
    expect(ids(await work.run((tx) => tx.deskRequests.waitingOn([desk.id])))).toEqual([
      'two',
      'one',
    ]);
    const answered = {
      ...two,
      state: 'answered' as const,
      answer: 'This.',
      settledAt: later(1 * DAY_MS),
    };
    await work.run((tx) => tx.deskRequests.update(answered));
    expect(ids(await work.run((tx) => tx.deskRequests.waitingOn([desk.id])))).toEqual(['one']);
    expect(await work.run((tx) => tx.deskRequests.shared(5))).toEqual([
      { ...answered, version: 2 },
    ]);
    expect(ids(await work.run((tx) => tx.deskRequests.of(ANA, 5)))).toEqual(['two', 'one']);
    expect(ids(await work.run((tx) => tx.deskRequests.since(later(1 * DAY_MS))))).toEqual([]);
  });
}
