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
  dueWork,
  type RelatedProduct,
} from '../model.ts';
import { discussionMachine, mayOpenIn, type Who } from '../policy.ts';
import { type DiscussionDeps, existing, save, type Tx } from './deps.ts';

/** The event that tells others of a move; verbs without one concern nobody else. */
const EVENTS = {
  open: 'discussion.opened',
  'announce-closing': 'discussion.closing',
  close: 'discussion.closed',
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

export function lifeCycle({ work, clock, ids, text }: DiscussionDeps) {
  async function move(
    id: DiscussionId,
    verb: DiscussionVerb,
    who: Who,
    change: (discussion: Discussion) => Partial<Discussion> = () => ({}),
  ): Promise<Discussion> {
    return work.run(async (tx) => {
      const before = await existing(tx, id);
      const state = decide(discussionMachine, before, verb, who);
      const after = { ...before, ...change(before), state };
      await save(tx, after);
      tell(tx, verb, after, who);
      tx.audit({ actor: actorOf(who), verb: `discussion.${verb}`, subject: `discussion:${id}` });
      return { ...after, version: after.version + 1 };
    });
  }

  return {
    /**
     * A new e-discussion: opens at once where its start has come, otherwise on its date by itself.
     * The same `key` (form or card) makes the same discussion, however often it is pressed.
     */
    async create(who: Actor, draft: DiscussionDraft, key: string): Promise<Discussion> {
      const refusal = mayOpenIn(draft.community, who);
      if (refusal)
        throw new AppError(refusal, 'only a moderator of the community opens a discussion');
      const now = clock.now();
      checkDates(draft.startsAt, draft.endsAt, now);
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
          state: draft.startsAt <= now ? 'open' : 'scheduled',
          createdBy: who.id,
          createdAt: now,
          related: [],
        };
        await tx.discussions.insert(discussion, key);
        tx.plan(`discussion:${discussion.id}`, dueWork(discussion));
        tx.emit({
          type: discussion.state === 'open' ? 'discussion.opened' : 'discussion.scheduled',
          actor: who.id,
          data: { discussion: discussion.id, community: discussion.community },
        });
        tx.audit({
          actor: who.id,
          verb: 'discussion.create',
          subject: `discussion:${discussion.id}`,
        });
        return discussion;
      });
    },

    /**
     * A move without further input: open, close, cancel, archive (people and clock), announce-closing (clock). Closed
     * before its date it has ended now: nobody is told a day to come as the day on which it closed.
     */
    move: (id: DiscussionId, verb: Exclude<DiscussionVerb, 'extend' | 'summarise'>, who: Who) =>
      move(id, verb, who, ({ endsAt }) => {
        const now = clock.now();
        return verb === 'close' && now < endsAt ? { endsAt: now } : {};
      }),

    /** A later end; reopens what has closed. */
    extend: (id: DiscussionId, endsAt: Date, who: Actor) =>
      move(id, 'extend', who, (discussion) => {
        checkDates(discussion.startsAt, endsAt, clock.now());
        return { endsAt };
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
