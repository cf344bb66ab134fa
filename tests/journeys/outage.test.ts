import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { OFFICES, PEOPLE } from '../../src/adapters/tenant/seed/people.ts';
import type { DiscussionPage } from '../../src/contract/discussions.ts';
import { isQuiet, localTime } from '../../src/features/notifications/quiet.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { contributesInTab, opened, pageOf } from '../support/journey-steps.ts';
import { chatOf, type Failure } from '../support/teams.ts';

/**
 * A planned e-discussion goes through its weeks while Microsoft 365 is away for an hour at each of its moments, while
 * the clock jumps, and while everything comes twice: what was to be done is done once and in order.
 */

// Weeks, some of them a quarter of an hour at a time: seconds on a machine of its own.
jest.setTimeout(240_000);

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
  await j.settle();
});
afterEach(() => s.end());
afterAll(() => s.close());

const HOUR_MS = 3_600_000;
const LEAD = 'Thandiwe Mokoena';
const ANNOUNCED = '2026-03-09T09:00:00Z';
const OPENS = '2026-03-16T09:00:00Z';
const SECOND_PHASE = '2026-03-23T09:00:00Z';
const LAST_CALL = '2026-03-28T16:00:00Z';
const ENDS = '2026-03-30T16:00:00Z';
/** In the order of the plan; what each of them says in the channel has a key that begins so. */
const SAID = (id: string): readonly string[] => [
  `discussion:${id}`,
  `phase:${id}:0`,
  `phase:${id}:1`,
  'closing:',
  'final-call:',
  'closed:',
];

async function planned(): Promise<string> {
  const tab = await j.tab(j.person(LEAD));
  const phase = (title: string, question: string, opensAt: string) => ({
    ...{ title, questions: [question], opensAt },
  });
  const { id } = await tab.post<DiscussionPage>('/discussions', {
    nonce: 'outage-planned',
    community: 'formalization',
    title: 'Two weeks on market vendors',
    background: 'Most market vendors have no contract and no social security.',
    questions: ['What worked?'],
    startsAt: OPENS,
    endsAt: ENDS,
    plan: {
      template: null,
      phases: [
        phase('Where we stand', 'What worked?', OPENS),
        phase('What next', 'What would you do differently?', SECOND_PHASE),
      ],
      lead: '',
      deputies: [],
      resourcePersons: [],
      seeds: [],
      pinned: [],
      languages: ['en'],
      audience: '',
      output: 'A note for the offices',
      decision: '',
      announceDays: 7,
      finalCallHours: 48,
      quietDays: 5,
    },
  });
  await j.settle();
  return id;
}

const BROKEN: readonly Failure[] = Array.from({ length: 5_000 }, () => ({ kind: 'broken' }));

interface Received {
  readonly key: string;
  readonly place: string;
  readonly at: Date;
}

/** Goes on to that moment. @returns what the bot has said since the last time that one looked */
function watching() {
  let seen = j.teams.messages.length;
  const received: Received[] = [];
  return {
    received,
    async to(at: number | string): Promise<void> {
      await j.clock.to(new Date(at));
      for (const { from, place, card } of j.teams.messages.slice(seen)) {
        if (from === 'bot') received.push({ key: card?.praxisKey ?? '', place, at: j.clock.now() });
      }
      seen = j.teams.messages.length;
    },
  };
}

type Watch = ReturnType<typeof watching>;

/** Neither Graph nor Teams answers from a quarter of an hour before to three quarters after. */
async function awayAround(
  watch: Watch,
  moment: string,
  during: () => Promise<void> = async () => undefined,
): Promise<void> {
  const at = Date.parse(moment);
  await watch.to(at - HOUR_MS / 4);
  s.tenant.fails('down', /./);
  j.teams.failsNext(...BROKEN);
  const before = watch.received.length;
  for (let quarter = 0; quarter <= 2; quarter += 1) {
    await watch.to(at + (quarter * HOUR_MS) / 4);
    if (quarter === 1) await during();
  }
  expect(watch.received).toHaveLength(before);
  s.tenant.heals();
  j.teams.heals();
  await watch.to(at + 2 * HOUR_MS);
}

/** What everybody sees of the plan, in the order in which it was posted. */
const milestones = (id: string): string[] =>
  j
    .channel('formalization')
    .messages()
    .flatMap(({ from, card }) => {
      const key = from === 'bot' ? card?.praxisKey : undefined;
      return key === undefined ? [] : (SAID(id).find((wanted) => key.startsWith(wanted)) ?? []);
    });

/** Nobody got more than one message a day of their own that they had not asked for, nor at night. */
async function nobodyFlooded({ received }: Watch): Promise<void> {
  const rows = await j.database.db
    .selectFrom('postings')
    .select('key')
    .where('unasked', '=', true)
    .execute();
  const unasked = new Set(rows.map(({ key }) => key));
  const days = received.flatMap(({ key, place, at }) => {
    const who = PEOPLE.find(({ name }) => chatOf(j.person(name).id) === place);
    if (!who || !unasked.has(key)) return [];
    const local = localTime(at, OFFICES[who.office]?.timeZone ?? 'UTC');
    expect(`${who.name} at night: ${isQuiet(local)}`).toBe(`${who.name} at night: false`);
    return [`${who.name} ${local.day}`];
  });
  expect(days.length).toBeGreaterThan(0);
  expect(days.filter((day, at) => days.indexOf(day) !== at)).toEqual([]);
}

/** In the order in which they were done, without what was tried and failed. */
const doneJobs = (): string[] =>
  j.observed.jobs.filter((name) => /^(discussions|plan)\./.test(name));

const IN_ORDER = ['plan.announce', 'discussions.open', 'plan.phase', 'plan.final-call'] as const;

test('Microsoft 365 is away for an hour at every moment of a planned discussion: all of it comes, once and in order', async () => {
  const id = await planned();
  const watch = watching();
  const mei = j.person('Mei Tanaka');
  await awayAround(watch, ANNOUNCED);
  await awayAround(watch, OPENS, () =>
    contributesInTab(j, mei, id, 'Said while nobody could be reached.'),
  );
  await awayAround(watch, SECOND_PHASE);
  await awayAround(watch, LAST_CALL);
  await awayAround(watch, ENDS);
  for (let day = 1; day <= 3; day += 1) {
    for (const hour of [8, 14, 20]) await watch.to(Date.parse(ENDS) + (day * 24 + hour) * HOUR_MS);
  }
  expect(milestones(id)).toEqual(SAID(id));
  expect(doneJobs().filter((name) => IN_ORDER.some((one) => one === name))).toEqual(IN_ORDER);
  expect(doneJobs().filter((name) => name === 'discussions.close')).toHaveLength(1);
  const lead = j.person(LEAD);
  expect((await pageOf(j, lead, id)).state).toBe('closed');
  const [said] = (await pageOf(j, lead, id)).thread;
  const shown = watch.received.filter(({ key }) => key === `contribution:${said?.id}`);
  expect(shown).toHaveLength(1);
  const told = watch.received.filter(({ place }) => place === chatOf(lead.id));
  expect(told.filter(({ key }) => key.startsWith(`drafted:${id}`))).toHaveLength(1);
  await nobodyFlooded(watch);
});

test('a clock that jumps over all of a plan: its steps are done once and in order, and one message a person is said', async () => {
  const id = await planned();
  const watch = watching();
  await watch.to('2026-04-08T10:00:00Z');
  const order = doneJobs().filter((name) => /announce$|open|phase|call$|close$/.test(name));
  expect(order).toEqual([
    'plan.announce',
    'discussions.open',
    'plan.final-call',
    'discussions.close',
  ]);
  // Of what was over before anybody could have read it nothing is said.
  expect(milestones(id)).toEqual([`discussion:${id}`, 'closed:']);
  expect((await pageOf(j, j.person(LEAD), id)).state).toBe('closed');
  await nobodyFlooded(watch);
});

test('every event and all due work of a whole plan come twice: nothing is said twice', async () => {
  const id = await planned();
  const watch = watching();
  const mei = j.person('Mei Tanaka');
  for (const moment of [ANNOUNCED, OPENS]) await watch.to(moment);
  await contributesInTab(j, mei, id, 'Said once.');
  for (const moment of [SECOND_PHASE, LAST_CALL, ENDS, '2026-04-01T10:00:00Z']) {
    await watch.to(moment);
    const before = j.teams.messages.map(({ card, place }) => `${place} ${card?.praxisKey}`);
    await j.database.db.deleteFrom('reactions_done').execute();
    await sql`update events set dispatched_at = null, leased_until = null`.execute(j.database.db);
    await sql`update due_work set done_at = null, leased_until = null where at <= ${j.clock.now()}`.execute(
      j.database.db,
    );
    await j.settle();
    const after = j.teams.messages.map(({ card, place }) => `${place} ${card?.praxisKey}`);
    expect(after).toEqual(before);
  }
  expect(milestones(id)).toEqual(SAID(id));
  expect((await pageOf(j, j.person(LEAD), id)).thread).toHaveLength(1);
});

test('a thread that takes no more is written to later, once, however often the message is turned away', async () => {
  let full = 0;
  const take = (): number => (full-- > 0 ? 1_000 : 0);
  const paced = await s.journey({ pace: { take, room: () => Promise.resolve() } });
  const { id } = await opened(paced);
  // More often than a message is tried that was really refused.
  full = 30;
  await contributesInTab(paced, paced.person('Mei Tanaka'), id, 'Said in a busy hour.');
  const shown = () =>
    paced.teams.messages.filter(({ card }) => card?.praxisKey?.startsWith('contribution:'));
  expect(shown()).toHaveLength(0);
  for (let second = 0; second < 30; second += 1) {
    await paced.clock.to(new Date(paced.clock.now().getTime() + 1_000));
  }
  expect(shown()).toHaveLength(1);
});
