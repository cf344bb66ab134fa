import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  DISCUSSION_STATES,
  DISCUSSION_VERBS,
  type Discussion,
} from '../../../src/features/discussions/model.ts';
import { checkKept, checkPhases, type Plan } from '../../../src/features/discussions/plan.ts';
import { discussionMachine, mayReadDiscussion } from '../../../src/features/discussions/policy.ts';
import {
  checkMerge,
  proposalMachine,
  type Ranked,
  ranking,
} from '../../../src/features/discussions/proposals.ts';
import {
  dueWork,
  opening,
  planOf,
  type Seen,
  STEPS,
  type Step,
  type Told,
  take,
} from '../../../src/features/discussions/steps.ts';
import { planFrom, TEMPLATES } from '../../../src/features/discussions/templates.ts';
import { afterWorkingDays } from '../../../src/kernel/days.ts';
import {
  asId,
  type CommunityId,
  type DiscussionId,
  type PersonId,
  type TopicProposalId,
} from '../../../src/kernel/ids.ts';
import { availableActions, decide } from '../../../src/kernel/machine.ts';
import { THRESHOLDS } from '../../../src/kernel/thresholds.ts';
import { anActor } from '../../support/people.ts';

const DAY = 86_400_000;
const CREATED = new Date('2026-03-02T08:00:00Z');
const START = new Date('2026-03-16T08:00:00Z');
const END = new Date('2026-03-30T17:00:00Z');
const day = (days: number): Date => new Date(START.getTime() + days * DAY);
const NOBODY: Seen = { contributions: 0, lastAt: null, thresholds: THRESHOLDS };

const [formal] = TEMPLATES;
if (!formal) throw new Error('no template');

const aDiscussion = (given: Partial<Discussion> = {}): Discussion => {
  const plan = planFrom(formal, { startsAt: START, endsAt: END }, 'en');
  return {
    id: asId<DiscussionId>('d1'),
    version: 1,
    community: asId<CommunityId>('skills'),
    title: 'Apprenticeships that last',
    background: 'Why they end early',
    questions: plan.phases.flatMap(({ questions }) => questions),
    language: 'en',
    startsAt: START,
    endsAt: END,
    state: 'scheduled',
    createdBy: asId<PersonId>('mod'),
    createdAt: CREATED,
    related: [],
    plan,
    ...given,
  };
};

const moderator = anActor({ id: 'mod', in: { skills: 'moderator' } });
const member = anActor({ id: 'member', in: { skills: 'member' } });

/** What the product does when the clock shows `now`: all due work of before, earliest first, each row once. */
function run(from: Discussion, now: Date, seen = NOBODY, done = new Set<string>()) {
  let discussion = from;
  const told: Told[] = [];
  const rows: string[] = [];
  for (let round = 0; round < 200; round += 1) {
    const [next] = dueWork(discussion, seen.thresholds)
      .filter(({ at, job, slot }) => at <= now && !done.has(`${job} ${slot}`))
      .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.job < b.job ? -1 : 1));
    if (!next) return { discussion, told, rows };
    done.add(`${next.job} ${next.slot}`);
    rows.push(next.job);
    discussion = stepped(discussion, next.job, now, seen, told);
  }
  throw new Error('work that never ends');
}

function stepped(
  discussion: Discussion,
  job: string,
  now: Date,
  seen: Seen,
  told: Told[],
): Discussion {
  const [kind, name] = job.split('.') as [string, string];
  if (kind === 'plan') {
    const taken = take(discussion, name as Step, now, seen);
    told.push(...(taken?.told ?? []));
    return taken ? { ...discussion, plan: taken.plan } : discussion;
  }
  const verb = name as 'open' | 'announce-closing' | 'close';
  if (!availableActions(discussionMachine, discussion, 'clock').includes(verb)) return discussion;
  const state = decide(discussionMachine, discussion, verb, 'clock');
  const plan = verb === 'open' ? { plan: opening(planOf(discussion), now) } : {};
  return { ...discussion, ...plan, state };
}

const words = (told: readonly Told[]): string[] =>
  told.map((one) => {
    if (one.kind === 'phase') return `phase ${one.phase}`;
    return one.kind === 'nudge' ? one.nudge : one.kind;
  });

describe('a plan on its dates', () => {
  test('walked day by day, everything is told on its day and once', () => {
    let discussion = aDiscussion();
    const done = new Set<string>();
    const told: string[] = [];
    for (let at = -14; at <= 30; at += 1) {
      const step = run(discussion, day(at + 0.5), NOBODY, done);
      discussion = step.discussion;
      told.push(...words(step.told).map((word) => `${at}: ${word}`));
    }
    expect(told).toEqual([
      '-7: announced',
      '3: silent-start',
      '7: phase 1',
      '8: quiet',
      '11: quiet',
      '13: final-call',
      '24: summary-due',
    ]);
    expect(discussion.state).toBe('closed');
  });

  test('what administrators set holds for a discussion that runs: first word, closing and synthesis', () => {
    const thresholds = {
      ...THRESHOLDS,
      'discussions.silent-start-days': 5,
      'discussions.closing-days': 2,
      'discussions.summary-days': 20,
    };
    const open = aDiscussion({ state: 'open' });
    const days = (job: string, of: Discussion) =>
      dueWork(of, thresholds)
        .filter((one) => one.job === job)
        .map(({ at }) => Math.floor((at.getTime() - START.getTime()) / DAY));
    expect(days('plan.silence', open)).toEqual([5]);
    expect(days('discussions.announce-closing', open)).toEqual([12]);
    expect(days('plan.summary', aDiscussion({ state: 'closed' }))).toEqual([34]);
    // Due under the former number, and not yet under the present one.
    expect(take(open, 'silence', day(4), { ...NOBODY, thresholds })).toBeNull();
    expect(take(open, 'silence', day(4), NOBODY)?.told).toHaveLength(1);
  });

  test('a clock that jumps past all of it closes it and tells nobody of what is over', () => {
    const { discussion, told, rows } = run(aDiscussion(), day(20));
    expect(discussion.state).toBe('closed');
    expect(words(told)).toEqual([]);
    expect(rows[0]).toBe('plan.announce');
    expect(rows.at(-1)).toBe('discussions.close');
  });

  test('an interim summary is due once for each week or phase, and never where nobody has spoken', () => {
    const some: Seen = { ...NOBODY, contributions: 3, lastAt: day(1) };
    let discussion = aDiscussion({ endsAt: day(24) });
    const done = new Set<string>();
    const due: number[] = [];
    for (let at = 0; at <= 30; at += 0.5) {
      const step = run(discussion, day(at), some, done);
      discussion = step.discussion;
      if (words(step.told).includes('interim')) due.push(at);
    }
    expect(due).toEqual([7, 14, 21]);
    expect(words(run(aDiscussion({ endsAt: day(24) }), day(8)).told)).not.toContain('interim');
  });

  test('a clock that jumps over weeks brings one interim summary, and none once it is over', () => {
    const some: Seen = { ...NOBODY, contributions: 3, lastAt: day(1) };
    const long = aDiscussion({ endsAt: day(60) });
    const jumped = run(long, day(40), some);
    expect(words(jumped.told).filter((word) => word === 'interim')).toHaveLength(1);
    expect(words(run(jumped.discussion, day(41), some).told)).not.toContain('interim');
    expect(words(run(long, day(90), some).told)).not.toContain('interim');
  });

  test('of phases that were missed only the newest is told', () => {
    const three = TEMPLATES.find(({ id }) => id === 'three-weeks');
    if (!three) throw new Error('no template of three weeks');
    const dates = { startsAt: START, endsAt: day(21) };
    const plan = planFrom(three, dates, 'fr');
    const open = aDiscussion({ ...dates, plan: opening(plan, START), state: 'open' });
    const { discussion, told } = run(open, day(15), {
      ...NOBODY,
      contributions: 3,
      lastAt: day(14),
    });
    expect(words(told).filter((word) => word.startsWith('phase'))).toEqual(['phase 2']);
    expect(planOf(discussion).progress.phase).toBe(2);
  });

  test('nobody is told of silence while people post', () => {
    const open = aDiscussion({ state: 'open', plan: opening(planOf(aDiscussion()), START) });
    const seen: Seen = { ...NOBODY, contributions: 4, lastAt: day(8) };
    const { told } = run(open, day(9), seen);
    expect(words(told)).not.toContain('quiet');
    expect(words(told)).not.toContain('silent-start');
  });

  test('where people speak, the moderators are asked in the middle of a phase who has not', () => {
    const open = aDiscussion({ state: 'open', plan: opening(planOf(aDiscussion()), START) });
    const { told } = run(open, day(4), { ...NOBODY, contributions: 4, lastAt: day(3) });
    expect(words(told)).toEqual(['mid-week']);
  });

  test('silence is counted in the working days of the community', () => {
    const open = aDiscussion({ state: 'open', plan: opening(planOf(aDiscussion()), START) });
    const seen: Seen = { ...NOBODY, contributions: 1, lastAt: START };
    const off = [1, 2, 3, 4, 5, 6, 7, 8].map((at) => day(at).toISOString().slice(0, 10));
    const told = (week?: { free: number[]; off: string[] }) =>
      words(run(open, day(9), week ? { ...seen, week } : seen).told).includes('quiet');
    expect([told(), told({ free: [0, 6], off })]).toEqual([true, false]);
  });

  test('working days leave out the weekend, or whatever days a community is off', () => {
    const from = new Date('2026-03-19T09:00:00Z');
    const week = { free: [5, 6], off: ['2026-03-22'] };
    expect(afterWorkingDays(from, 1, week)).toEqual(new Date('2026-03-23T09:00:00Z'));
    expect(afterWorkingDays(new Date('2026-03-20T09:00:00Z'), 1)).toEqual(
      new Date('2026-03-23T09:00:00Z'),
    );
  });
});

test('whatever is tried and however the clock jumps: known states, phases forward only, nothing announced twice', () => {
  const jump = fc.record({ hours: fc.integer({ min: 0, max: 900 }) });
  const move = fc.record({ verb: fc.constantFrom(...DISCUSSION_VERBS) });
  fc.assert(
    fc.property(fc.array(fc.oneof(jump, move), { maxLength: 25 }), (tried) => {
      let discussion = aDiscussion();
      let now = CREATED;
      const done = new Set<string>();
      const told: string[] = [];
      for (const one of tried) {
        const phase = planOf(discussion).progress.phase;
        if ('hours' in one) {
          now = new Date(now.getTime() + one.hours * 3_600_000);
          const after = run(discussion, now, NOBODY, done);
          discussion = after.discussion;
          told.push(...words(after.told));
        } else if (availableActions(discussionMachine, discussion, moderator).includes(one.verb)) {
          const state = decide(discussionMachine, discussion, one.verb, moderator);
          const end = one.verb === 'reopen' ? { endsAt: new Date(now.getTime() + 5 * DAY) } : {};
          const begins = one.verb === 'open' || one.verb === 'reopen';
          const plan = begins ? { plan: opening(planOf(discussion), now) } : {};
          discussion = { ...discussion, ...end, ...plan, state };
        }
        expect(DISCUSSION_STATES).toContain(discussion.state);
        expect(planOf(discussion).progress.phase).toBeGreaterThanOrEqual(phase);
      }
      const announcements = told.filter((word) => word === 'announced' || /^phase/.test(word));
      expect(new Set(announcements).size).toBe(announcements.length);
    }),
  );
});

describe('what may be planned', () => {
  const plan: Plan = planOf(aDiscussion());

  test.each(TEMPLATES.map((one) => [one.id, one] as const))('the template %s stands', (_, one) => {
    for (const language of ['en', 'fr', 'es'] as const) {
      const endsAt = day(one.days);
      const made = planFrom(one, { startsAt: START, endsAt }, language);
      expect(() => checkPhases(made.phases, START, endsAt)).not.toThrow();
    }
  });

  test('questions of one’s own stand in the first phase of a template', () => {
    const own = planFrom(formal, { startsAt: START, endsAt: END }, 'en', ['Why?']);
    expect(own.phases[0]?.questions).toEqual(['Why?']);
    expect(own.phases[1]?.questions).toEqual(plan.phases[1]?.questions);
  });

  test('a phase outside the dates, out of order or without questions is refused', () => {
    const [first, second] = plan.phases;
    if (!first || !second) throw new Error('two phases');
    for (const wrong of [
      [second, first],
      [first, { ...second, opensAt: END }],
      [first, { ...second, questions: [] }],
      [],
    ]) {
      expect(() => checkPhases(wrong, START, END)).toThrow();
    }
  });

  test('what has opened stays as it was said', () => {
    const changed = plan.phases.map((phase) => ({ ...phase, questions: ['Other?'] }));
    expect(() => checkKept(plan.phases, changed, 0)).toThrow(
      expect.objectContaining({ code: 'illegal-move' }),
    );
    expect(() => checkKept(plan.phases, changed, -1)).not.toThrow();
  });

  test('a draft is its moderators’ own, and what was announced does not go back to be one', () => {
    const draft = aDiscussion({ state: 'draft' });
    expect(mayReadDiscussion(draft, member)).toBe('not-found');
    expect(mayReadDiscussion(draft, moderator)).toBeNull();
    const { discussion } = run(aDiscussion(), day(-6));
    expect(availableActions(discussionMachine, discussion, moderator)).not.toContain(
      'back-to-draft',
    );
  });

  test('steps of the plan do nothing where the state has gone on', () => {
    for (const state of ['draft', 'summarised', 'archived', 'cancelled'] as const) {
      for (const step of STEPS) {
        expect(take(aDiscussion({ state }), step, day(300), NOBODY)).toBeNull();
      }
    }
  });
});

describe('topics that members propose', () => {
  const aTopic = (id: string, given: Partial<Ranked> = {}): Ranked => ({
    id: asId<TopicProposalId>(id),
    version: 1,
    community: asId<CommunityId>('skills'),
    title: id,
    why: '',
    language: 'en',
    by: asId<PersonId>('member'),
    createdAt: CREATED,
    state: 'open',
    reason: '',
    mergedInto: null,
    discussion: null,
    answeredBy: null,
    answeredAt: null,
    backers: [asId<PersonId>('member')],
    ...given,
  });

  test('the most backed stands first, the longest waiting before others, the answered last', () => {
    const backers = [asId<PersonId>('a'), asId<PersonId>('b')];
    const all = [
      aTopic('answered', { state: 'declined', answeredAt: START, backers }),
      aTopic('young', { createdAt: START }),
      aTopic('old'),
      aTopic('backed', { createdAt: START, backers }),
    ];
    expect(ranking(all).map(({ id }) => id)).toEqual(['backed', 'old', 'young', 'answered']);
  });

  test('members back, moderators answer, the proposer takes back, and an answer is final', () => {
    const other = anActor({ id: 'other', in: { skills: 'member' } });
    const actions = (who: typeof member, item = aTopic('t')) =>
      availableActions(proposalMachine, item, who);
    expect(actions(other)).toEqual(['back']);
    expect(actions(member)).toEqual(['withdraw']);
    expect(actions(moderator)).toEqual(['back', 'accept', 'merge', 'decline']);
    expect(actions(moderator, aTopic('t', { state: 'accepted' }))).toEqual([]);
  });

  test('a topic merges into another open one of its community only', () => {
    const from = aTopic('from');
    expect(() => checkMerge(from, aTopic('into'))).not.toThrow();
    const elsewhere = aTopic('into', { community: asId<CommunityId>('other') });
    for (const wrong of [null, from, elsewhere, aTopic('into', { state: 'declined' })]) {
      expect(() => checkMerge(from, wrong)).toThrow(
        expect.objectContaining({ code: 'invalid-input' }),
      );
    }
  });
});
