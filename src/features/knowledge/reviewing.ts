import { isDay } from '../../kernel/days.ts';
import { AppError, isAppError } from '../../kernel/errors.ts';
import type { ProductId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Transaction } from '../../ports/unit-of-work.ts';
import type { Product } from './model.ts';
import {
  DAY_MS,
  governs,
  looked,
  mayReview,
  monthAfter,
  monthOf,
  type Review,
  type ReviewStore,
  today,
  workOf,
} from './reviews.ts';
import { type ReviewDeps, reviewsThere } from './reviews-there.ts';

const LONGEST_NOTE = 500;
const FURTHEST_YEARS = 10;

/** Owners are asked once a month what of theirs is past its date; whoever governs hears of what nobody answers. */
export function reviewActions(deps: ReviewDeps) {
  const { work, clock, read } = deps;

  async function plan(tx: Transaction & { reviews: ReviewStore }, month: string): Promise<void> {
    await tx.reviews.planned(month);
    tx.plan('reviews', workOf(month));
  }

  /** The day is remembered by its product as it stands, so that a later date is another question. */
  async function decided(
    who: Actor,
    id: ProductId,
    change: (now: Date, product: Product) => Partial<Review> & Pick<Review, 'state'>,
    after: (tx: Parameters<Parameters<typeof work.run>[0]>[0], now: Date) => Promise<void> | void,
  ): Promise<void> {
    const product = await read(who, id);
    if (!mayReview(who, product)) throw new AppError('forbidden', 'owners review');
    const now = clock.now();
    const changes = change(now, product);
    await work.run(async (tx) => {
      const known = await tx.reviews.get(id);
      const review: Review = {
        product: id,
        version: (known?.version ?? 0) + 1,
        dueOn: product.reviewOn ?? today(now),
        owner: product.ownerId,
        askedAt: known?.askedAt ?? now,
        escalatedAt: known?.escalatedAt ?? null,
        note: '',
        nextOn: null,
        nextOwner: null,
        keptHere: false,
        decidedBy: who.id,
        decidedAt: now,
        ...changes,
      };
      await tx.reviews.save(review);
      await after(tx, now);
      tx.emit({ type: 'review.decided', actor: who.id, data: { product: id } });
      tx.audit({
        actor: who.id,
        verb: `product.review-${changes.state}`,
        subject: `product:${id}`,
        ...(changes.note ? { reason: changes.note } : {}),
      });
    });
  }

  function noteOf(given: string): string {
    const note = given.trim().slice(0, LONGEST_NOTE);
    if (note === '') throw new AppError('reason-required', 'a review needs a word on it');
    return note;
  }

  function dateOf(day: string, now: Date): string {
    const furthest = today(new Date(now.getTime() + FURTHEST_YEARS * 366 * DAY_MS));
    if (!isDay(day) || day <= today(now) || day > furthest)
      throw new AppError('invalid-input', 'a review date lies ahead', { field: 'reviewOn' });
    return day;
  }

  return {
    /** The next month's look is planned; what is planned already stays. */
    ensure: (): Promise<void> =>
      work.run(async (tx) => {
        const month = await tx.reviews.lastRound();
        if (month === null) await plan(tx, monthAfter(clock.now()));
        else tx.plan('reviews', workOf(month));
      }),

    /** The month's look. Repeating it asks nobody twice. */
    async look(): Promise<void> {
      const now = clock.now();
      const overdue = await work.run((tx) => tx.reviews.overdue(today(now)));
      const owners = [...new Set(overdue.flatMap(({ owner }) => owner ?? []))];
      const present = await deps.present(owners);
      const changed = overdue.flatMap(
        (one) => looked(one, one.owner !== null && present.has(one.owner), now) ?? [],
      );
      const month = monthOf(now);
      await work.run(async (tx) => {
        await tx.reviews.saveAll(changed);
        const asked = changed.flatMap(({ owner, escalatedAt }) =>
          escalatedAt ? [] : (owner ?? []),
        );
        for (const person of new Set(asked))
          tx.emit({ type: 'reviews.asked', actor: null, data: { round: month, person } });
        if (changed.some(({ escalatedAt }) => escalatedAt))
          tx.emit({ type: 'reviews.escalated', actor: null, data: { round: month } });
        await plan(tx, monthAfter(now));
      });
    },

    /**
     * It still holds, and is looked at again on that day; which is a check of its facts too.
     * @throws AppError `not-found`, `forbidden`, `invalid-input`
     */
    right: (who: Actor, id: ProductId, reviewOn: string) =>
      decided(
        who,
        id,
        (now) => ({ state: 'settled', nextOn: dateOf(reviewOn, now) }),
        (tx, now) => tx.marks.check(id, who.id, now),
      ),

    /** It is being worked on. @throws AppError `not-found`, `forbidden`, `reason-required` */
    work: (who: Actor, id: ProductId, note: string) =>
      decided(
        who,
        id,
        () => ({ state: 'work', note: noteOf(note) }),
        () => undefined,
      ),

    /** It should go: whoever governs is told. @throws AppError as `work` */
    withdraw: (who: Actor, id: ProductId, note: string) =>
      decided(
        who,
        id,
        (now) => ({ state: 'withdraw', note: noteOf(note), escalatedAt: now }),
        (tx) => tx.emit({ type: 'reviews.escalated', actor: who.id, data: { round: `${id}` } }),
      ),

    /**
     * Somebody else answers for it from now on, and is asked.
     * @throws AppError `not-found`, `forbidden`, `invalid-input` where they are gone or may not open it
     */
    async handOver(who: Actor, id: ProductId, to: Actor): Promise<void> {
      const there = await read(to, id).catch((error: unknown) => {
        // They would answer for something that they cannot read: a fault of the choice.
        if (!isAppError(error) || error.code !== 'not-found') throw error;
        return null;
      });
      if (!there || !to.active || there.ownerId === to.id)
        throw new AppError('invalid-input', 'no new owner', { field: 'to' });
      const owner = { owner: to.id, nextOwner: to.id, escalatedAt: null };
      await decided(
        who,
        id,
        (now, { reviewOn }) => {
          const overdue = reviewOn !== null && reviewOn <= today(now);
          return { ...owner, state: overdue ? 'asked' : 'settled', askedAt: now };
        },
        (tx) =>
          tx.emit({ type: 'review.handed', actor: who.id, data: { product: id, person: to.id } }),
      );
    },

    ...reviewsThere(deps),

    /**
     * What waits for this person: their own past its date, and for those who govern what nobody answered. Only what
     * they may open.
     */
    async waiting(who: Actor) {
      const all = await work.run((tx) => tx.reviews.overdue(today(clock.now())));
      const wanted = all.flatMap((one) => {
        const { review, owner } = one;
        const state = review?.dueOn === one.reviewOn ? review.state : null;
        const mine = owner === who.id && state !== 'work' && state !== 'withdraw';
        const governed =
          governs(who) && !!review?.escalatedAt && (state === 'asked' || state === 'withdraw');
        return mine || governed ? [{ ...one, mine, governed }] : [];
      });
      const ids = wanted.map(({ product }) => product);
      const outlines = await work.run((tx) => tx.products.outlines(ids));
      const open = await deps.opens(who, outlines);
      const byId = new Map(outlines.map((outline) => [outline.id, outline]));
      return wanted
        .flatMap(({ product, ...rest }) => {
          const outline = byId.get(product);
          return outline && open.has(product) ? [{ ...rest, outline }] : [];
        })
        .sort((a, b) => (a.reviewOn < b.reviewOn ? -1 : 1));
    },

    /** What was decided stands in SharePoint: the catalogue follows at once. */
    written: (id: ProductId) =>
      work.run(async (tx) => {
        const [outline] = await tx.products.outlines([id]);
        const review = await tx.reviews.get(id);
        if (!outline || !review) return;
        const { nextOn, nextOwner } = review;
        const next = {
          ...outline,
          reviewOn: nextOn ?? outline.reviewOn,
          ownerId: nextOwner ?? outline.ownerId,
        };
        await tx.catalogue.saveOutlines([next]);
      }),

    /** SharePoint does not take it: it is kept here. */
    keepHere: (id: ProductId) =>
      work.run(async (tx) => {
        const [outline] = await tx.products.outlines([id]);
        if (outline) await tx.reviews.keepHere(id, outline);
      }),
  };
}

export type ReviewActions = ReturnType<typeof reviewActions>;
