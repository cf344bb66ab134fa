import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, QueryId } from '../../../kernel/ids.ts';
import { type Actor, isAdministrator, moderates } from '../../../kernel/person.ts';
import { checkSchedule, type Pace, type Schedule, type Step, stepsDue } from '../escalation.ts';
import { consolidatedDueAt, isForFew, type Query } from '../model.ts';
import type { CountedQuery } from '../policy.ts';
import {
  counted,
  existing,
  paceOf,
  placeOf,
  plan,
  type QueryDeps,
  save,
  scheduleOf,
  type Tx,
} from './deps.ts';

/** More than a community has open at a time. */
const MOST_OPEN = 1_000;

const waits = ({ state, verdict, replies }: CountedQuery): boolean =>
  state === 'open' && verdict !== 'solved' && replies === 0;

/** Marks the steps as taken and says so; each is taken once since the question was opened. */
async function take(tx: Tx, query: CountedQuery, steps: readonly Step[]): Promise<void> {
  const fresh = steps.filter((step) => !query.steps.includes(step));
  if (fresh.length === 0) return;
  await save(tx, { ...query, steps: [...query.steps, ...fresh] });
  const data = { query: query.id, community: placeOf(query) };
  for (const step of fresh) {
    tx.emit({ type: 'query.unanswered', actor: null, data: { ...data, step } });
    tx.audit({ actor: null, verb: `query.escalate-${step}`, subject: `query:${query.id}` });
  }
}

async function planOpen(tx: Tx, community: CommunityId): Promise<void> {
  const filter = { communities: [community], states: ['open'], reader: 'clock' } as const;
  const open: readonly Query[] = await tx.queries.list(filter, MOST_OPEN);
  for (const query of open) if (query.community === community) await plan(tx, query);
}

/** What happens to a question that nobody replies to, by the schedule of its community. */
export function escalating({ work, clock }: QueryDeps) {
  return {
    /** Takes the steps whose time has come, in order. A reply, or an asker who is content, ends it. Idempotent. */
    async escalate(id: QueryId): Promise<void> {
      await work.run(async (tx) => {
        const query = await counted(tx, await existing(tx, id));
        if (!waits(query)) return;
        const due = stepsDue(query, await paceOf(tx, query.community), clock.now());
        await take(tx, query, isForFew(query) ? due.filter((step) => step === 'moderators') : due);
      });
    },

    /** The consolidated reply is due; where there is nothing to consolidate, its moderators are told of the silence. */
    async remind(id: QueryId): Promise<void> {
      await work.run(async (tx) => {
        const query = await counted(tx, await existing(tx, id));
        if (query.state !== 'open') return;
        if (clock.now() < consolidatedDueAt(query, await paceOf(tx, query.community))) return;
        const data = { query: id, community: placeOf(query) };
        if (query.replies > 0 && !isForFew(query))
          tx.emit({ type: 'query.due', actor: null, data });
        else if (waits(query)) await take(tx, query, ['moderators']);
      });
    },

    schedule: (community: CommunityId): Promise<Schedule> =>
      work.run((tx) => scheduleOf(tx, community)),

    /** What was decided before, oldest first. @throws AppError `moderators-only` */
    async schedules(who: Actor, community: CommunityId) {
      checkDecides(who, community);
      return work.run((tx) => tx.querySchedules.history(community));
    },

    /**
     * Decides after how many working days what is done, for the questions that are open too.
     * @throws AppError `moderators-only`, `invalid-input`
     */
    async decideSchedule(who: Actor, community: CommunityId, schedule: Schedule): Promise<void> {
      checkDecides(who, community);
      checkSchedule(schedule);
      await work.run(async (tx) => {
        await tx.querySchedules.decide({ community, schedule, by: who.id, at: clock.now() });
        const subject = `community:${community}`;
        tx.audit({ actor: who.id, verb: 'query.schedule', subject, detail: { ...schedule } });
        await planOpen(tx, community);
      });
    },

    /** What is due of its open questions, as its working days and the thresholds are now. Idempotent. */
    replan: (community: CommunityId): Promise<void> => work.run((tx) => planOpen(tx, community)),

    /** How soon it goes on. */
    pace: (community: CommunityId): Promise<Pace> => work.run((tx) => paceOf(tx, community)),
  };
}

export const mayDecide = (who: Actor, community: CommunityId): boolean =>
  moderates(who, community) || isAdministrator(who);

function checkDecides(who: Actor, community: CommunityId): void {
  if (!mayDecide(who, community))
    throw new AppError('moderators-only', 'the schedule is decided by moderators');
}
