import { afterWorkingDays, DAY_MS, type WorkingDays } from '../../kernel/days.ts';
import type { Thresholds } from '../../kernel/thresholds.ts';
import type { DueItem } from '../../ports/unit-of-work.ts';
import { interimDates } from './interim.ts';
import { closingFrom, type Discussion, type DiscussionState } from './model.ts';
import { type Phase, type Plan, phaseAt, simplePlan } from './plan.ts';

/** What a plan brings by itself, and when: derived from it, so that a moved date moves its work. */

const HOUR_MS = 3_600_000;

/** A shorter stretch has no middle in which anybody could still be asked. */
const LONG_PHASE_MS = 5 * DAY_MS;
/** Later than this a reminder of something that was silent at its start says nothing any more. */
const STALE_MS = 4 * DAY_MS;

export const STEPS = [
  'announce',
  'phase',
  'silence',
  'mid-week',
  'interim',
  'final-call',
  'quiet',
  'summary',
] as const;
export type Step = (typeof STEPS)[number];

/** What the clock found: to be told in the channel, or to moderators. */
export type Told =
  | { readonly kind: 'announced' }
  | { readonly kind: 'phase'; readonly phase: number }
  | { readonly kind: 'final-call' }
  | { readonly kind: 'interim' }
  | { readonly kind: 'nudge'; readonly nudge: Nudge };

export const NUDGES = ['silent-start', 'mid-week', 'quiet', 'summary-due', 'closing'] as const;
export type Nudge = (typeof NUDGES)[number];

export const planOf = (discussion: Discussion): Plan =>
  discussion.plan ?? simplePlan(discussion.questions, discussion.startsAt);

export const RUNNING: ReadonlySet<DiscussionState> = new Set(['open', 'closing']);

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** When a phase ends: the next one opens, or the discussion ends. */
const endOf = (phases: readonly Phase[], index: number, endsAt: Date): Date =>
  phases[index + 1]?.opensAt ?? endsAt;

interface Mark {
  readonly step: Step;
  readonly at: Date;
  /** Kept in the plan's progress once it is done. */
  readonly mark: string;
}

const finalMark = (endsAt: Date): string => `final@${endsAt.toISOString()}`;
const summaryMark = (endsAt: Date): string => `summary@${endsAt.toISOString()}`;

/** By when somebody should have spoken. */
const firstWordBy = (startsAt: Date, thresholds: Thresholds): Date =>
  later(startsAt, thresholds['discussions.silent-start-days'] * DAY_MS);

function running({ startsAt, endsAt }: Discussion, plan: Plan, thresholds: Thresholds): Mark[] {
  const { phases, finalCallHours, progress } = plan;
  const silence = firstWordBy(startsAt, thresholds);
  const call = later(endsAt, -finalCallHours * HOUR_MS);
  return [
    ...phases
      .map((phase, index): Mark => ({ step: 'phase', at: phase.opensAt, mark: `phase:${index}` }))
      .filter((_, index) => index > Math.max(0, progress.phase)),
    ...(silence < endsAt ? [{ step: 'silence', at: silence, mark: 'silence' } as const] : []),
    ...phases.flatMap((phase, index): Mark[] => {
      const length = endOf(phases, index, endsAt).getTime() - phase.opensAt.getTime();
      const at = later(phase.opensAt, length / 2);
      return length < LONG_PHASE_MS ? [] : [{ step: 'mid-week', at, mark: `mid:${index}` }];
    }),
    // What experts are asked needs no summing up before they answer.
    ...(plan.kind === 'discussion' ? interimDates(phases, endsAt) : []).map(
      (at): Mark => ({ step: 'interim', at, mark: `interim@${at.toISOString()}` }),
    ),
    ...(finalCallHours > 0 && call > startsAt
      ? [{ step: 'final-call', at: call, mark: finalMark(endsAt) } as const]
      : []),
  ];
}

function marksOf(discussion: Discussion, thresholds: Thresholds): Mark[] {
  const plan = planOf(discussion);
  const { state, startsAt, endsAt } = discussion;
  // What comes later is derived once it has opened.
  if (state === 'scheduled') {
    const at = later(startsAt, -plan.announceDays * DAY_MS);
    return plan.announceDays > 0 ? [{ step: 'announce', at, mark: 'announced' }] : [];
  }
  if (RUNNING.has(state)) {
    const { quietAt } = plan.progress;
    const quiet: Mark[] = quietAt
      ? [{ step: 'quiet', at: quietAt, mark: `quiet@${quietAt.toISOString()}` }]
      : [];
    return [...running(discussion, plan, thresholds), ...quiet];
  }
  if (state !== 'closed') return [];
  const due = later(endsAt, thresholds['discussions.summary-days'] * DAY_MS);
  return [{ step: 'summary', at: due, mark: summaryMark(endsAt) }];
}

/** What falls due for a discussion in its present state. Derived, so that a moved date moves its work. */
export const dueWork = (discussion: Discussion, thresholds: Thresholds): DueItem[] => [
  ...dueMoves(discussion, thresholds),
  ...dueSteps(discussion, thresholds),
];

function dueMoves(discussion: Discussion, thresholds: Thresholds): DueItem[] {
  const at = (job: string, when: Date): DueItem => ({
    job,
    slot: `${discussion.id}@${when.toISOString()}`,
    at: when,
    ref: discussion.id,
  });
  const notice = closingFrom(discussion.endsAt, thresholds['discussions.closing-days']);
  const close = at('discussions.close', discussion.endsAt);
  // Of question time the hour itself is the end; days before it questions are only beginning to come.
  const told = notice > discussion.startsAt && planOf(discussion).kind !== 'question-time';
  const announce = told ? [at('discussions.announce-closing', notice)] : [];
  switch (discussion.state) {
    case 'scheduled':
      return [at('discussions.open', discussion.startsAt), ...announce, close];
    case 'open':
      return [...announce, close];
    case 'closing':
      return [close];
    default:
      return [];
  }
}

/** Rows of due work for all that a plan still has before it. */
function dueSteps(discussion: Discussion, thresholds: Thresholds): DueItem[] {
  const done = new Set(planOf(discussion).progress.done);
  return marksOf(discussion, thresholds)
    .filter(({ mark }) => !done.has(mark))
    .map(({ step, at, mark }) => ({
      job: `plan.${step}`,
      slot: `${discussion.id}:${mark}@${at.toISOString()}`,
      at,
      ref: discussion.id,
    }));
}

/** Where a step has anything to do. */
const applies = (step: Step, state: DiscussionState): boolean => {
  if (step === 'announce') return state === 'scheduled';
  return step === 'summary' ? state === 'closed' : RUNNING.has(state);
};

/** What is known of the discussion's thread at this moment. */
export interface Seen {
  readonly contributions: number;
  /** Of the newest contribution; null where there is none. */
  readonly lastAt: Date | null;
  readonly thresholds: Thresholds;
  /** On which days its community works; absent, as usual. */
  readonly week?: WorkingDays;
}

export interface Stepped {
  readonly plan: Plan;
  readonly told: readonly Told[];
}

/**
 * Does what of `step` is due. What came too late to mean anything is marked as done and not told; of several phases
 * that were missed only the newest is. Null where there is nothing to do.
 */
export function take(discussion: Discussion, step: Step, now: Date, seen: Seen): Stepped | null {
  if (!applies(step, discussion.state)) return null;
  const plan = planOf(discussion);
  const { progress } = plan;
  const due = marksOf(discussion, seen.thresholds).filter(
    (one) => one.step === step && one.at <= now && !progress.done.includes(one.mark),
  );
  if (due.length === 0) return null;
  const done = [...progress.done, ...due.map(({ mark }) => mark)];
  const told = TELLING[step](discussion, now, seen, due);
  const phase =
    step === 'phase' ? Math.max(progress.phase, phaseAt(plan.phases, now)) : progress.phase;
  const quietAt = step === 'quiet' ? nextQuiet(discussion, now, seen) : progress.quietAt;
  const kept = step === 'quiet' ? progress.done : done;
  return { plan: { ...plan, progress: { phase, done: kept, quietAt } }, told };
}

type Telling = (
  discussion: Discussion,
  now: Date,
  seen: Seen,
  due: readonly Mark[],
) => readonly Told[];

const nudge = (about: Nudge): Told => ({ kind: 'nudge', nudge: about });

const TELLING: Readonly<Record<Step, Telling>> = {
  announce: ({ startsAt }, now) => (now < startsAt ? [{ kind: 'announced' }] : []),
  phase: (discussion, now) => {
    const { phases, progress } = planOf(discussion);
    const phase = phaseAt(phases, now);
    return now < discussion.endsAt && phase > progress.phase ? [{ kind: 'phase', phase }] : [];
  },
  silence: ({ startsAt, endsAt }, now, { contributions, thresholds }) => {
    const late = now >= endsAt || now > later(firstWordBy(startsAt, thresholds), STALE_MS);
    return contributions > 0 || late ? [] : [nudge('silent-start')];
  },
  // Where nobody has spoken at all, that is what is said, and not which half is missing.
  'mid-week': (discussion, now, { contributions }, due) => {
    const { phases } = planOf(discussion);
    const current = `mid:${phaseAt(phases, now)}`;
    const told = contributions > 0 && now < discussion.endsAt;
    return told && due.some(({ mark }) => mark === current) ? [nudge('mid-week')] : [];
  },
  // However many were missed, one says all of it.
  interim: ({ endsAt }, now, { contributions }) =>
    contributions > 0 && now < endsAt ? [{ kind: 'interim' }] : [],
  'final-call': ({ endsAt }, now) => (now < endsAt ? [{ kind: 'final-call' }] : []),
  quiet: (discussion, now, seen) => {
    const first = seen.lastAt ? discussion.startsAt : later(discussion.startsAt, STALE_MS);
    const silent = silentSince(planOf(discussion), discussion, seen) <= now;
    return silent && now >= first && now < discussion.endsAt ? [nudge('quiet')] : [];
  },
  summary: () => [nudge('summary-due')],
};

/** From when on the thread counts as silent. */
const silentSince = ({ quietDays }: Plan, { startsAt }: Discussion, { lastAt, week }: Seen): Date =>
  afterWorkingDays(lastAt ?? startsAt, quietDays, week);

/** Looked at again when the newest post will have been alone for long enough; after a nudge, as long again. */
function nextQuiet(discussion: Discussion, now: Date, seen: Seen): Date {
  const plan = planOf(discussion);
  const next = silentSince(plan, discussion, seen);
  return next > now ? next : afterWorkingDays(now, plan.quietDays, seen.week);
}

/** The progress of a discussion that opens now: its first phase, and the first look for silence. */
export const opening = (plan: Plan, now: Date): Plan => ({
  ...plan,
  progress: {
    ...plan.progress,
    phase: Math.max(0, plan.progress.phase, phaseAt(plan.phases, now)),
    quietAt: afterWorkingDays(now, plan.quietDays),
  },
});
