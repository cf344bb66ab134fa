import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, DiscussionId, PersonId } from '../../../kernel/ids.ts';
import { type Actor, moderates } from '../../../kernel/person.ts';
import { checkDates, type Discussion } from '../model.ts';
import {
  aligned,
  checkKept,
  checkPhases,
  isAskedToBegin,
  type Plan,
  questionsOf,
  type Seed,
  withSeed,
} from '../plan.ts';
import { mayReadDiscussion } from '../policy.ts';
import { planOf, type Seen, type Step, type Told, take } from '../steps.ts';
import { type DiscussionDeps, existing, plan as planDue, save, type Tx } from './deps.ts';

/** What a moderator changes of a plan: everything that has not happened yet. */
export interface PlanEdit {
  /** What the moderator saw. */
  readonly version: number;
  readonly title: string;
  readonly background: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly plan: Omit<Plan, 'progress' | 'reason' | 'template' | 'kind' | 'seeds' | 'outputs'> & {
    readonly seeds: readonly Pick<Seed, 'person' | 'starter'>[];
  };
}

const OVER: ReadonlySet<Discussion['state']> = new Set(['summarised', 'archived', 'cancelled']);
const NOT_BEGUN: ReadonlySet<Discussion['state']> = new Set(['draft', 'scheduled']);

/** Whoever may not read it is not told that it is there. */
function mustModerate(discussion: Discussion, who: Actor): void {
  if (moderates(who, discussion.community)) return;
  const refusal = mayReadDiscussion(discussion, who) ? 'not-found' : 'moderators-only';
  throw new AppError(refusal, 'the plan of a discussion');
}

/** @throws AppError `illegal-move`, `dates-in-wrong-order`, `invalid-input` */
function edited(before: Discussion, edit: PlanEdit, now: Date): Discussion {
  const kept = planOf(before);
  const begun = !NOT_BEGUN.has(before.state);
  const startsAt = begun ? before.startsAt : edit.startsAt;
  // The end of what runs is moved by `extend`, which tells everybody.
  const endsAt = begun ? before.endsAt : edit.endsAt;
  const states = new Map(kept.seeds.map(({ person, state }) => [person, state]));
  const plan = aligned(
    {
      ...edit.plan,
      kind: kept.kind,
      template: kept.template,
      reason: kept.reason,
      outputs: kept.outputs,
      seeds: edit.plan.seeds.map((seed) => ({
        ...seed,
        state: states.get(seed.person) ?? 'named',
      })),
      progress: kept.progress,
    },
    startsAt,
  );
  if (begun) checkKept(kept.phases, plan.phases, kept.progress.phase);
  else if (before.state === 'scheduled') checkDates(startsAt, endsAt, now);
  if (before.state !== 'closed') checkPhases(plan.phases, startsAt, endsAt);
  if (plan.kind === 'question-time' && plan.phases.length !== kept.phases.length)
    throw new AppError('illegal-move', 'question time has two phases', { context: 'phase' });
  return {
    ...before,
    ...(begun ? {} : { title: edit.title, background: edit.background }),
    startsAt,
    endsAt,
    questions: questionsOf(plan.phases),
    plan,
  };
}

const EVENT = {
  announced: 'discussion.announced',
  'final-call': 'discussion.final-call',
  interim: 'discussion.interim-due',
} as const;

function tell(tx: Tx, { id, community }: Discussion, told: Told): void {
  const data = { discussion: id, community };
  if (told.kind === 'phase') {
    tx.emit({ type: 'discussion.phase', actor: null, data: { ...data, phase: told.phase } });
  } else if (told.kind === 'nudge') {
    tx.emit({ type: 'discussion.nudged', actor: null, data: { ...data, nudge: told.nudge } });
  } else {
    tx.emit({ type: EVENT[told.kind], actor: null, data });
  }
}

async function seen(tx: Tx, id: DiscussionId): Promise<Omit<Seen, 'week'>> {
  const said = (await tx.contributions.headsOf(id)).filter(({ state }) => state === 'published');
  const thresholds = await tx.thresholds.now();
  return { contributions: said.length, lastAt: said.at(-1)?.createdAt ?? null, thresholds };
}

export function plans({ work, clock, week: weekOf }: DiscussionDeps) {
  async function seedStates(id: DiscussionId, change: (plan: Plan) => Plan | null): Promise<void> {
    await work.run(async (tx) => {
      const discussion = await existing(tx, id);
      const plan = change(planOf(discussion));
      if (plan) await tx.discussions.update({ ...discussion, plan });
    });
  }

  return {
    /** What the clock brings of a plan; repeating it does nothing. */
    async step(id: DiscussionId, step: Step): Promise<void> {
      const known = await work.run((tx) => tx.discussions.get(id));
      if (!known) return;
      const week = await weekOf(known.community);
      await work.run(async (tx) => {
        const discussion = await existing(tx, id);
        const taken = take(discussion, step, clock.now(), { ...(await seen(tx, id)), week });
        if (!taken) return;
        await save(tx, { ...discussion, plan: taken.plan });
        for (const told of taken.told) tell(tx, discussion, told);
      });
    },

    /** What is due of the discussions of a community, as the thresholds are now. Idempotent. */
    replan: (community: CommunityId): Promise<void> =>
      work.run(async (tx) => {
        for (const one of await tx.discussions.list({ communities: [community] }))
          if (one.community === community && !OVER.has(one.state)) await planDue(tx, one);
      }),

    /** @throws AppError `changed-meanwhile`, `moderators-only`, `illegal-move`, `dates-in-wrong-order` */
    async edit(who: Actor, id: DiscussionId, edit: PlanEdit): Promise<Discussion> {
      return work.run(async (tx) => {
        const before = await existing(tx, id);
        mustModerate(before, who);
        if (OVER.has(before.state)) {
          const params = { state: before.state, verb: 'edit' };
          throw new AppError('illegal-move', `the plan of what is ${before.state}`, params);
        }
        if (before.version !== edit.version) {
          throw new AppError('changed-meanwhile', `version ${before.version} is there`);
        }
        const after = edited(before, edit, clock.now());
        await save(tx, after);
        tx.emit({ type: 'discussion.related', actor: who.id, data: { discussion: id } });
        tx.audit({ actor: who.id, verb: 'discussion.plan', subject: `discussion:${id}` });
        return { ...after, version: after.version + 1 };
      });
    },

    /** Those who are to speak early are asked, each once. Answers whom. @throws AppError `moderators-only` */
    async askSeeds(who: Actor, id: DiscussionId): Promise<readonly PersonId[]> {
      return work.run(async (tx) => {
        const discussion = await existing(tx, id);
        mustModerate(discussion, who);
        const plan = planOf(discussion);
        const asked = plan.seeds.filter(({ state }) => state === 'named');
        if (asked.length === 0) return [];
        const seeds = plan.seeds.map(
          (seed): Seed => (seed.state === 'named' ? { ...seed, state: 'asked' } : seed),
        );
        await tx.discussions.update({ ...discussion, plan: { ...plan, seeds } });
        tx.emit({
          type: 'discussion.seeds-asked',
          actor: who.id,
          data: { discussion: id, people: asked.map(({ person }) => person) },
        });
        tx.audit({ actor: who.id, verb: 'discussion.ask-seeds', subject: `discussion:${id}` });
        return asked.map(({ person }) => person);
      });
    },

    /** @throws AppError `not-found` for somebody who was not asked */
    async answerSeed(who: Actor, id: DiscussionId, promised: boolean): Promise<void> {
      await work.run(async (tx) => {
        const discussion = await existing(tx, id);
        const plan = planOf(discussion);
        if (!isAskedToBegin(plan, who.id)) {
          throw new AppError('not-found', 'nobody asked this person');
        }
        const after = withSeed(plan, who.id, promised ? 'promised' : 'declined');
        if (after) await tx.discussions.update({ ...discussion, plan: after });
      });
    },

    /** Somebody has spoken: where a starter of theirs was waited for, it is there. Idempotent. */
    seedPosted: (id: DiscussionId, author: PersonId) =>
      seedStates(id, (plan) => withSeed(plan, author, 'posted')),
  };
}
