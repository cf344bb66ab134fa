import { expect, test } from '@jest/globals';
import { COUNTED, type CountedId } from '../../../src/features/insights/indicators.ts';
import { type Decision, figureOf } from '../../../src/features/insights/model.ts';
import { parsePeriod } from '../../../src/features/insights/periods.ts';
import { asId, type DecisionId, type PersonId } from '../../../src/kernel/ids.ts';
import { NOBODY } from '../../../src/kernel/nobody.ts';
import { onBothDatabases } from './contract/both.ts';
import { query, reply } from './contract/queries.ts';
import * as a from './contract/world.ts';

/** What each indicator is counted from, on a small organization counted by hand: on both databases. */

const { ANA, BO, DAY_MS, later, NOON, WATER } = a;
const CAL = asId<PersonId>('cal');
const HOUR = 3_600_000;
/** NOON is 2 March 2026. */
const MARCH = '2026-03';
const FEBRUARY = '2026-02';
const ALL_STAFF = { kind: 'all' } as const;

const people = [
  a.person({ id: ANA, mail: 'ana@x.org', unit: 'Lab', office: 'Lima' }),
  a.person({
    id: BO,
    mail: 'bo@x.org',
    unit: 'Lab',
    office: 'Geneva',
    country: 'Chad',
    region: 'Africa',
  }),
  a.person({
    id: CAL,
    mail: 'cal@x.org',
    unit: null,
    office: null,
    country: 'Peru',
    region: null,
    active: true,
  }),
];

onBothDatabases((world) => {
  const run: a.World['work']['run'] = (work) => world().work.run(work);
  const periods = [MARCH, FEBRUARY].flatMap((id) => parsePeriod(id) ?? []);

  async function counted(id: CountedId) {
    const indicator = COUNTED.find((one) => one.id === id);
    if (!indicator) throw new Error(`no ${id}`);
    const asked = { periods, now: NOON, headquarters: ['geneva'] };
    const tallies = await run((tx) => tx.figures.count(indicator, asked));
    return (scope: string, period = MARCH, part = '') => {
      const [kind, name = ''] = scope.split(':');
      const found = tallies.find(
        (one) =>
          one.kind === kind && one.scope === name && one.period === period && one.part === part,
      );
      if (!found) return null;
      const { value, n, people: behind } = figureOf(indicator, found);
      return [value, n, behind];
    };
  }

  const settled = () =>
    run(async (tx) => {
      await tx.people.save(people, NOON);
      await tx.communities.save(a.community({ owner: ANA }));
      await tx.communities.replaceMembers(WATER, [
        { community: WATER, person: ANA, role: 'moderator' },
        { community: WATER, person: BO, role: 'member' },
        { community: WATER, person: CAL, role: 'guest' },
      ]);
    });

  test('what is said, by whom and from where', async () => {
    await settled();
    const talk = a.discussion();
    const said = (author: PersonId, changes: Parameters<typeof a.contribution>[0] = {}) =>
      a.contribution({ discussion: talk.id, author, ...changes });
    await run(async (tx) => {
      await tx.discussions.insert(talk, 'talk');
      const all = [said(ANA), said(BO), said(BO, { state: 'withdrawn' }), said(NOBODY)];
      for (const one of [...all, said(ANA, { createdAt: later(-3 * DAY_MS) })])
        await tx.contributions.insert(one);
    });
    const posts = await counted('posts');
    expect(posts('all')).toEqual([3, 3, 2]);
    expect(posts('all', FEBRUARY)).toEqual([1, 1, 1]);
    expect(posts(`community:${WATER}`)).toEqual([3, 3, 2]);
    expect(posts('unit:Lab')).toEqual([2, 2, 2]);
    // Without a name one is of no unit, and nobody.
    expect(posts('unit:')).toEqual([1, 1, 0]);
    expect(posts('region:Africa')).toEqual([1, 1, 1]);
    const countries = await counted('countries');
    expect(countries('all')).toEqual([2, 3, 2]);
    expect(countries('all', FEBRUARY)).toEqual([1, 1, 1]);
  });

  test('who is where', async () => {
    await settled();
    const regions = await counted('members-region');
    expect(regions('all', MARCH, 'Americas')).toEqual([1, 1, 1]);
    expect(regions('all', MARCH, '')).toEqual([1, 1, 1]);
    const places = await counted('members-place');
    expect(places(`community:${WATER}`, MARCH, 'hq')).toEqual([1, 1, 1]);
    expect(places(`community:${WATER}`, MARCH, 'field')).toEqual([1, 1, 1]);
    const groups = await counted('members-constituent');
    expect(groups('all', MARCH, 'staff')).toEqual([2, 2, 2]);
  });

  test('questions: from stock, answered, solved; what is for few stands in no figure', async () => {
    await settled();
    const one = query({
      asker: ANA,
      askedAt: later(-10 * HOUR),
      state: 'replied',
      verdict: 'solved',
    });
    const two = query({ asker: BO, askedAt: later(-8 * HOUR), state: 'open', verdict: null });
    const stock = query({ asker: BO, askedAt: NOON, state: 'from-stock', community: null });
    const few = query({ asker: ANA, askedAt: NOON, state: 'open', audience: 'moderators' });
    await run(async (tx) => {
      for (const each of [one, two, stock, few]) await tx.queries.insert(each, `key:${each.id}`);
      await tx.replies.insert(reply({ query: one.id, author: ANA, createdAt: later(-9 * HOUR) }));
      await tx.replies.insert(reply({ query: one.id, author: BO, createdAt: later(-6 * HOUR) }));
      await tx.replies.insert(reply({ query: two.id, author: ANA, createdAt: later(-6 * HOUR) }));
      await tx.replies.insert(reply({ query: few.id, author: BO, createdAt: NOON }));
    });
    expect((await counted('from-stock'))('all')).toEqual([1 / 3, 3, 2]);
    expect((await counted('solved'))('all')).toEqual([1 / 2, 2, 2]);
    // Four hours for the one (her own reply is no answer), two for the other.
    expect((await counted('first-answer'))(`community:${WATER}`)).toEqual([3, 2, 2]);
    expect((await counted('posts'))('all')).toEqual([3, 3, 2]);
  });

  test('documents for all staff: tagged, inside their date, used, judged, by topic', async () => {
    await settled();
    const whole = { audience: ALL_STAFF, unit: 'Lab', topics: ['water'], reviewOn: '2026-03-02' };
    const good = a.product(whole);
    const late = a.product({ ...whole, reviewOn: '2026-03-01', topics: [] });
    const orphan = a.product({ ...whole, ownerId: null });
    const closed = a.product();
    await run(async (tx) => {
      for (const one of [good, late, orphan, closed]) await tx.products.save(one);
      for (const [person, usefulness] of [
        [BO, 5],
        [CAL, 3],
      ] as const) {
        await tx.marks.use(good.id, person, NOON);
        const given = { quality: 3, usefulness, example: '', at: NOON };
        await tx.marks.saveFeedback({ product: good.id, person, ...given });
      }
      await tx.marks.use(good.id, ANA, NOON);
      await tx.marks.use(closed.id, BO, NOON);
    });
    expect((await counted('in-date'))('all')).toEqual([1 / 2, 2, 0]);
    expect((await counted('tagged'))('unit:Lab')).toEqual([2 / 3, 3, 0]);
    expect((await counted('useful'))('all')).toEqual([1 / 2, 2, 2]);
    // Two uses by others than the owner, of three documents.
    expect((await counted('reused'))('all')).toEqual([2 / 3, 3, 2]);
    expect((await counted('themes'))('all', MARCH, 'water')).toEqual([3, 3, 3]);
    const orphans = await counted('orphans');
    expect(orphans('all', MARCH, 'document')).toEqual([1, 1, 0]);
    expect(orphans('all', MARCH, 'community')).toBeNull();
  });

  test('what is written down: projects, departures, stories, checklists, syntheses', async () => {
    await settled();
    const project = (code: string, managerId: PersonId) => ({
      ...{ code, title: code, managerId, startsOn: later(-300 * DAY_MS), endsOn: later(-DAY_MS) },
      ...{ donor: null, countries: [], outcomes: [], state: 'active' as const },
    });
    const out = { at: NOON.toISOString(), move: 'published', reason: '', file: null } as const;
    const record = (template: string, changes: Parameters<typeof a.capture>[0]) =>
      a.capture({ template, state: 'published', history: [out], ...changes });
    const marks = { gender: 'yes', disability: 'not-applicable' } as const;
    const records = [
      record('project-close', { project: 'P-1' }),
      record('uptake-story', { answers: { checked: 'yes' } }),
      record('uptake-story', { answers: { checked: 'no' } }),
      record('uptake-story', { answers: { checked: 'yes' }, state: 'draft' }),
      record('product', { checklist: { marks, note: '', at: NOON.toISOString() } }),
    ];
    const ended = (days: number) => a.discussion({ state: 'closed', endsAt: later(days * DAY_MS) });
    const [done, open] = [ended(-1), ended(-1)];
    await run(async (tx) => {
      for (const [code, manager] of [
        ['P-1', ANA],
        ['P-2', BO],
      ] as const)
        await tx.projects.save(project(code, manager));
      for (const one of records) await tx.captures.insert(one, one.id);
      const left = { lastDay: '2026-03-01', state: 'delivered' } as const;
      await tx.handovers.insert(
        a.handover({ ...left, acknowledgedAt: NOON, state: 'acknowledged' }),
      );
      await tx.handovers.insert(a.handover({ ...left, person: BO }));
      await tx.handovers.insert(a.handover({ lastDay: '2026-04-30', person: CAL }));
      for (const one of [done, open]) await tx.discussions.insert(one, one.id);
      await tx.syntheses.insert(a.synthesis({ discussion: done.id, webUrl: 'https://x/s' }));
    });
    expect((await counted('closed'))('all')).toEqual([1 / 2, 2, 2]);
    expect((await counted('handovers'))('unit:Lab')).toEqual([1 / 2, 2, 2]);
    expect((await counted('stories'))('all')).toEqual([1 / 2, 2, 1]);
    const reached = await counted('checklist');
    expect(reached('all', MARCH, 'gender')).toEqual([1, 1, 1]);
    expect(reached('all', MARCH, 'disability')).toBeNull();
    expect((await counted('summarised'))('all')).toEqual([1 / 2, 2, 0]);
    expect((await counted('missions'))('all')).toBeNull();
  });

  test('good practices on their way, and steps onward', async () => {
    await settled();
    const published = (given: Parameters<typeof a.capture>[0]) =>
      a.capture({ template: 'good-practice', state: 'published', ...given });
    const [moved, still, stopped] = [published({}), published({}), published({})];
    await run(async (tx) => {
      for (const one of [moved, still, stopped]) await tx.captures.insert(one, one.id);
    });
    const { db } = world().database;
    const practice = (capture: string, state: string) => ({
      ...{ id: capture, version: 1, capture, owner: ANA, state, sponsor: null },
      ...{ entered_as: 'idea', entered_at: NOON },
    });
    const decided = (number: number, verb: string) => ({
      ...{ id: `d${number}`, key: `d${number}`, practice: moved.id, number, verb, sponsor: null },
      ...{ from_stage: 'idea', to_stage: 'pilot', by_person: ANA, reason: 'r', evidence: '' },
      ...{ language: 'en', decided_on: '2026-03-01', at: NOON },
    });
    await db
      .insertInto('practices')
      .values([
        practice(moved.id, 'pilot'),
        practice(still.id, 'idea'),
        practice(stopped.id, 'stopped'),
      ])
      .execute();
    await db
      .insertInto('practice_decisions')
      .values([decided(1, 'sponsor'), decided(2, 'try')])
      .execute();
    const onward = await counted('practices-moved');
    expect(onward('all')).toEqual([1 / 2, 2, 0]);
    expect(onward('all', FEBRUARY)).toEqual([0, 2, 0]);
  });

  test('figures are replaced, goals and decisions kept, the same decision once', async () => {
    const [indicator] = COUNTED;
    const figure = {
      ...{ period: MARCH, indicator: indicator.id, kind: 'all' as const, scope: '', part: '' },
      ...{ value: 0.5, n: 4, people: 3 },
    };
    const months = periods.filter(({ id }) => id === MARCH);
    for (const value of [0.5, 0.25])
      await run((tx) => tx.figures.keep(indicator, months, [{ ...figure, value }], NOON));
    const { period: _, ...kept } = figure;
    expect(await run((tx) => tx.figures.of(MARCH, 'all'))).toEqual([
      { ...kept, value: 0.25, at: NOON },
    ]);
    expect(await run((tx) => tx.figures.along([MARCH, FEBRUARY], 'all'))).toEqual([
      { ...figure, value: 0.25 },
    ]);
    expect(await run((tx) => tx.figures.countedAt())).toBeNull();
    await run((tx) => tx.figures.counted(NOON));
    expect(await run((tx) => tx.figures.countedAt())).toEqual(NOON);

    const decision: Decision = {
      ...{
        id: asId<DecisionId>('d1'),
        key: 'k',
        period: MARCH,
        outcome: 'decided',
        text: 'Ask more.',
      },
      ...{
        indicators: [indicator.id],
        owner: BO,
        due: '2026-06-30',
        decidedBy: ANA,
        decidedAt: NOON,
      },
    };
    await run((tx) => tx.decisions.add(decision));
    await run((tx) => tx.decisions.add({ ...decision, id: asId<DecisionId>('d2') }));
    expect(await run((tx) => tx.decisions.of([MARCH]))).toEqual([decision]);
    const charge = { indicator: indicator.id, owner: BO, baseline: null, target: 0.6 };
    await run((tx) => tx.charges.save({ ...charge, changedBy: ANA, changedAt: NOON }));
    await run((tx) => tx.charges.save({ ...charge, target: 0.7, changedBy: ANA, changedAt: NOON }));
    expect(await run((tx) => tx.charges.all())).toMatchObject([{ ...charge, target: 0.7 }]);
  });
});
