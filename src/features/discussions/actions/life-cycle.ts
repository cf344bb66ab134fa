import { AppError } from '../../../kernel/errors.ts';
import type { EventType } from '../../../kernel/events.ts';
import { asId, type DiscussionId, type PersonId, type ProductId } from '../../../kernel/ids.ts';
import { closestLanguage } from '../../../kernel/language.ts';
import { decide } from '../../../kernel/machine.ts';
import { type Actor, moderates } from '../../../kernel/person.ts';
import {
  checkDates,
  type Discussion,
  type DiscussionDraft,
  type DiscussionVerb,
  LIMITS,
  MOVE_NEEDS_REASON,
  type RelatedProduct,
} from '../model.ts';
import { aligned, checkPhases, questionsOf, simplePlan } from '../plan.ts';
import { discussionMachine, mayOpenIn, type Who } from '../policy.ts';
import { checkQuestionTime } from '../question-time.ts';
import { opening, planOf } from '../steps.ts';
import { type DiscussionDeps, existing, plan, save, type Tx } from './deps.ts';

/** The event that tells others of a move; verbs without one concern nobody else. */
const EVENTS = {
  schedule: 'discussion.scheduled',
  open: 'discussion.opened',
  'announce-closing': 'discussion.closing',
  close: 'discussion.closed',
  extend: 'discussion.extended',
  reopen: 'discussion.extended',
  cancel: 'discussion.cancelled',
} as const satisfies Partial<Record<DiscussionVerb, EventType>>;

const actorOf = (who: Who): PersonId | null => (who === 'clock' ? null : who.id);

function tell(tx: Tx, verb: DiscussionVerb, discussion: Discussion, who: Who): void {
  if (!(verb in EVENTS)) return;
  tx.emit({
    type: EVENTS[verb as keyof typeof EVENTS],
    actor: actorOf(who),
    data: { discussion: discussion.id, community: discussion.community },
  });
}

/** @throws AppError `reason-required` */
function reasonFor(verb: DiscussionVerb, given: string | undefined): string | undefined {
  const reason = given?.trim().slice(0, LIMITS.reason) || undefined;
  if (MOVE_NEEDS_REASON.has(verb) && !reason) {
    throw new AppError('reason-required', `${verb} needs a reason`, { context: 'discussion' });
  }
  return reason;
}

/** Opened by hand before its day it has begun now, with its first phase. */
function opened(discussion: Discussion, now: Date): Partial<Discussion> {
  const startsAt = now < discussion.startsAt ? now : discussion.startsAt;
  return { startsAt, plan: opening(aligned(planOf(discussion), startsAt), now) };
}

/** What a move changes beside the state. */
function changes(verb: DiscussionVerb, discussion: Discussion, now: Date): Partial<Discussion> {
  if (verb === 'open') return opened(discussion, now);
  // Nobody is told a day to come as the day on which it closed.
  return verb === 'close' && now < discussion.endsAt ? { endsAt: now } : {};
}

/** A later end, and no phase left behind it. */
function newEnd(discussion: Discussion, endsAt: Date, now: Date): Partial<Discussion> {
  const plan = planOf(discussion);
  checkDates(discussion.startsAt, endsAt, now);
  checkPhases(plan.phases, discussion.startsAt, endsAt);
  const reopened = discussion.state === 'closed';
  return { endsAt, ...(reopened ? { plan: opening(plan, now) } : {}) };
}

interface Moved {
  readonly who: Who;
  readonly reason?: string | undefined;
  readonly change?: (discussion: Discussion) => Partial<Discussion>;
}

/** With a plan whose first phase opens with the discussion, whatever was entered. */
function prepared(
  draft: DiscussionDraft,
  now: Date,
  { asDraft, quietDays }: { readonly asDraft: boolean; readonly quietDays: number },
): DiscussionDraft {
  const simple = { ...simplePlan(draft.questions, draft.startsAt), quietDays };
  const plan = aligned(draft.plan ?? simple, draft.startsAt);
  if (!asDraft) checkPhases(plan.phases, draft.startsAt, draft.endsAt);
  const begins = !asDraft && draft.startsAt <= now;
  return {
    ...draft,
    questions: questionsOf(plan.phases),
    plan: begins ? opening(plan, now) : plan,
  };
}

export function lifeCycle({ work, clock, ids, text, members, quietDays }: DiscussionDeps) {
  async function move(id: DiscussionId, verb: DiscussionVerb, { who, reason, change }: Moved) {
    const why = reasonFor(verb, reason);
    return work.run(async (tx): Promise<Discussion> => {
      const before = await existing(tx, id);
      const state = decide(discussionMachine, before, verb, who);
      const changed = { ...before, ...change?.(before), state };
      const after = why ? { ...changed, plan: { ...planOf(changed), reason: why } } : changed;
      await save(tx, after);
      tell(tx, verb, after, who);
      const entry = {
        actor: actorOf(who),
        verb: `discussion.${verb}`,
        subject: `discussion:${id}`,
      };
      tx.audit({ ...entry, reason: why });
      return { ...after, version: after.version + 1 };
    });
  }

  return {
    /**
     * A new e-discussion: opens at once where its start has come, otherwise on its date by itself; `asDraft` keeps it
     * for its moderators. The same `key` (form or card) makes the same discussion, however often it is pressed.
     * @throws AppError `moderators-only`, `dates-in-wrong-order`, `invalid-input`
     */
    async create(
      who: Actor,
      given: DiscussionDraft,
      key: string,
      { asDraft = false } = {},
    ): Promise<Discussion> {
      const refusal = mayOpenIn(given.community, who);
      if (refusal)
        throw new AppError(refusal, 'only a moderator of the community opens a discussion');
      const now = clock.now();
      checkDates(given.startsAt, given.endsAt, now);
      const draft = prepared(given, now, { asDraft, quietDays: await quietDays() });
      if (draft.plan?.kind === 'question-time')
        checkQuestionTime(draft.plan, draft.endsAt, await members(draft.community));
      const open = draft.startsAt <= now ? 'open' : 'scheduled';
      return work.run(async (tx) => {
        const earlier = await tx.discussions.byKey(key);
        if (earlier) return earlier;
        const discussion: Discussion = {
          ...draft,
          id: asId<DiscussionId>(ids.next()),
          version: 1,
          language: text.detect(
            `${draft.title}. ${draft.questions.join(' ')}`,
            closestLanguage(who.language),
          ),
          state: asDraft ? 'draft' : open,
          createdBy: who.id,
          createdAt: now,
          related: [],
        };
        await tx.discussions.insert(discussion, key);
        await plan(tx, discussion);
        if (!asDraft) tell(tx, open === 'open' ? 'open' : 'schedule', discussion, who);
        tx.audit({
          actor: who.id,
          verb: 'discussion.create',
          subject: `discussion:${discussion.id}`,
        });
        return discussion;
      });
    },

    /**
     * A move without a new end: schedule, back-to-draft, open, close, cancel, archive (people and clock),
     * announce-closing (clock).
     * @throws AppError `reason-required` for cancel, `illegal-move`, `dates-in-wrong-order`
     */
    move: (
      id: DiscussionId,
      verb: Exclude<DiscussionVerb, 'extend' | 'reopen' | 'summarise'>,
      who: Who,
      reason?: string,
    ) =>
      move(id, verb, {
        who,
        reason,
        change: (discussion) => {
          const now = clock.now();
          if (verb === 'schedule') {
            checkDates(discussion.startsAt, discussion.endsAt, now);
            checkPhases(planOf(discussion).phases, discussion.startsAt, discussion.endsAt);
          }
          return changes(verb, discussion, now);
        },
      }),

    /** Another end for what has not closed. */
    extend: (id: DiscussionId, endsAt: Date, who: Actor, reason?: string) =>
      move(id, 'extend', {
        who,
        reason,
        change: (discussion) => newEnd(discussion, endsAt, clock.now()),
      }),

    /** What has closed takes contributions again. @throws AppError `reason-required` */
    reopen: (id: DiscussionId, endsAt: Date, who: Actor, reason: string | undefined) =>
      move(id, 'reopen', {
        who,
        reason,
        change: (discussion) => newEnd(discussion, endsAt, clock.now()),
      }),

    /** Discussions beside which one of these is shown. */
    showing: (products: readonly ProductId[]) => work.run((tx) => tx.discussions.showing(products)),

    /** Keeps the related products that were found for the opening post. Idempotent. */
    async attachRelated(id: DiscussionId, related: readonly RelatedProduct[]): Promise<void> {
      await work.run(async (tx) => {
        const discussion = await existing(tx, id);
        await tx.discussions.update({ ...discussion, related });
      });
    },

    /** Takes a product out of the related ones, or adds one. @throws AppError `not-found`, `moderators-only` */
    async chooseRelated(
      who: Actor,
      id: DiscussionId,
      { product, keep }: { readonly product: RelatedProduct; readonly keep: boolean },
    ): Promise<void> {
      await work.run(async (tx) => {
        const discussion = await existing(tx, id);
        if (!moderates(who, discussion.community))
          throw new AppError('moderators-only', 'related documents');
        const { related } = discussion;
        const known = related.some((one) => one.product === product.product);
        if (known === keep) return;
        const after = keep
          ? [...related, product]
          : related.filter((one) => one.product !== product.product);
        await tx.discussions.update({ ...discussion, related: after });
        tx.emit({ type: 'discussion.related', actor: who.id, data: { discussion: id } });
      });
    },
  };
}
