import { expect, test } from '@jest/globals';
import { viewsBeside } from '../../../../src/features/safety/actions/views.ts';
import type {
  DifferingView,
  RemovalRequest,
  Report,
} from '../../../../src/features/safety/model.ts';
import { rulesOf } from '../../../../src/features/safety/watching.ts';
import type { PersonId } from '../../../../src/kernel/ids.ts';
import { ANA, BO, NOON, WATER, type World } from './world.ts';

const CHI = 'chi' as PersonId;

const report: Report = {
  id: 'r1',
  version: 1,
  about: { kind: 'contribution', id: 'c1' },
  community: WATER,
  reporter: ANA,
  against: BO,
  ground: 'threat',
  words: 'He said he would see to it that I go.',
  handlers: [CHI],
  state: 'open',
  answer: null,
  answeredBy: null,
  createdAt: NOON,
  endedAt: null,
};

const request: RemovalRequest = {
  id: 'q1',
  version: 1,
  about: { kind: 'product', id: 'p1' },
  community: null,
  author: BO,
  askedBy: 'A ministry',
  outside: true,
  wish: 'alter',
  reason: 'The figure is old.',
  loggedBy: ANA,
  state: 'open',
  decision: null,
  decidedBy: null,
  createdAt: NOON,
  decidedAt: null,
};

const view: DifferingView = {
  id: 'v1',
  version: 1,
  product: 'p1',
  community: WATER,
  author: ANA,
  text: 'In the north it was the other way round.',
  language: 'en',
  sourceKey: 'tab|ana|1',
  audience: 'document',
  readers: [],
  state: 'held',
  reason: null,
  createdAt: NOON,
};

/** Rules, reports, requests and differing views, as safe speech counts on them. */
export function safetyStores(world: () => World): void {
  const run: World['work']['run'] = (work) => world().work.run(work);

  test('rules are saved once for each version that was seen', async () => {
    const rules = { ...rulesOf(WATER), watched: ['soborno'], guestsWait: true, firstPosts: 2 };
    await run((tx) => tx.safetyRules.save(rules));
    expect(await run((tx) => tx.safetyRules.get(WATER))).toEqual({ ...rules, version: 1 });
    const late = run((tx) => tx.safetyRules.save(rules));
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await run((tx) => tx.safetyRules.seenOf(ANA, WATER))).toBe(0);
  });

  test('a report is found by its reporter and its handlers, and by nobody else', async () => {
    await run((tx) => tx.abuseReports.insert(report));
    expect(await run((tx) => tx.abuseReports.of(ANA))).toEqual([report]);
    expect(await run((tx) => tx.abuseReports.of(CHI))).toEqual([report]);
    expect(await run((tx) => tx.abuseReports.of(BO))).toEqual([]);
    expect(await run((tx) => tx.abuseReports.open(ANA, 'contribution:c1'))).toEqual(report);
    await run((tx) => tx.abuseReports.update({ ...report, state: 'acted', endedAt: NOON }));
    expect(await run((tx) => tx.abuseReports.open(ANA, 'contribution:c1'))).toBeNull();
    const late = run((tx) => tx.abuseReports.update(report));
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  test('a request is found by who logged it, its author, and those who decide', async () => {
    await run((tx) => tx.removalRequests.insert(request));
    const of = (person: PersonId, ungoverned: boolean) =>
      run((tx) => tx.removalRequests.of(person, [WATER], ungoverned));
    expect(await of(ANA, false)).toEqual([request]);
    expect(await of(BO, false)).toEqual([request]);
    expect(await of(CHI, false)).toEqual([]);
    expect(await of(CHI, true)).toEqual([request]);
  });

  test('of differing views only those for all who open the document are counted', async () => {
    const of = (id: string, more: Partial<DifferingView>): DifferingView => ({
      ...{ ...view, id, sourceKey: id, product: 'counted', state: 'published', ...more },
    });
    const all = [
      of('c1', {}),
      of('c2', { audience: 'named', readers: [ANA] }),
      of('c3', { audience: 'moderators' }),
      of('c4', { state: 'held' }),
    ];
    for (const one of all) await run((tx) => tx.differingViews.insert(one));
    expect(await run((tx) => tx.differingViews.get('c2'))).toEqual(all[1]);
    expect([...(await viewsBeside(world().work)(['counted', 'p0']))]).toEqual([['counted', 1]]);
  });

  test('a differing view is one for each form, and waits where it is held', async () => {
    expect(await run((tx) => tx.differingViews.insert(view))).toBe(true);
    expect(await run((tx) => tx.differingViews.insert({ ...view, id: 'v2' }))).toBe(false);
    expect(await run((tx) => tx.differingViews.bySource(view.sourceKey))).toEqual(view);
    expect(await run((tx) => tx.differingViews.held([WATER], false))).toEqual([view]);
    await run((tx) => tx.differingViews.update({ ...view, state: 'published' }));
    expect(await run((tx) => tx.differingViews.held([WATER], true))).toEqual([]);
    expect(await run((tx) => tx.differingViews.beside(['p1']))).toMatchObject([
      { id: 'v1', version: 2, state: 'published' },
    ]);
  });
}
