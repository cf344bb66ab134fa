import { AppError } from '../../kernel/errors.ts';
import type { PersonId, ProductId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { ThresholdReader } from '../../kernel/thresholds.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Product } from './model.ts';
import { mayReview } from './reviews.ts';

/** What one reader thinks of an item: one to five, and what they used it for. Given again, it replaces the first. */
export interface Feedback {
  readonly product: ProductId;
  readonly person: PersonId;
  readonly quality: number;
  readonly usefulness: number;
  readonly example: string;
  readonly at: Date;
}

/** Means over all who said something. */
export interface Standing {
  readonly people: number;
  readonly quality: number;
  readonly usefulness: number;
}

export interface Check {
  readonly person: PersonId;
  readonly at: Date;
}

export interface MarkStore {
  feedback(product: ProductId, person: PersonId): Promise<Feedback | null>;
  saveFeedback(feedback: Feedback): Promise<void>;
  standings(ids: readonly ProductId[]): Promise<ReadonlyMap<ProductId, Standing>>;
  /** Examples of use, newest first, without the empty ones. */
  examples(product: ProductId, limit: number): Promise<readonly string[]>;
  /** False where this person said so before. */
  use(product: ProductId, person: PersonId, at: Date): Promise<boolean>;
  usedBy(product: ProductId): Promise<ReadonlySet<PersonId>>;
  check(product: ProductId, person: PersonId, at: Date): Promise<void>;
  lastCheck(product: ProductId): Promise<Check | null>;
}

export interface Marks {
  /** Null where fewer than `shownFrom` said anything: who said what could be told. */
  readonly standing: Standing | null;
  readonly shownFrom: number;
  readonly examples: readonly string[];
  readonly mine: Feedback | null;
  readonly uses: number;
  readonly used: boolean;
  readonly lastCheck: Check | null;
  readonly mayCheck: boolean;
}

const MOST_EXAMPLES = 5;
const LONGEST_EXAMPLE = 1_000;

export interface MarkDeps {
  readonly work: UnitOfWork<{ marks: MarkStore; thresholds: ThresholdReader }>;
  readonly clock: Clock;
  /** @throws AppError `not-found` where they may not open it */
  readonly read: (who: Actor, id: ProductId) => Promise<Product>;
}

const isGrade = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 5;

/** What readers make of an item. Everything here begins with whether they may open it. */
export function markActions({ work, clock, read }: MarkDeps) {
  return {
    async of(who: Actor, product: Product): Promise<Marks> {
      const { id } = product;
      return work.run(async (tx) => {
        const standing = (await tx.marks.standings([id])).get(id) ?? null;
        const users = await tx.marks.usedBy(id);
        const shownFrom = (await tx.thresholds.now())['groups.smallest'];
        const shown = standing !== null && standing.people >= shownFrom;
        return {
          standing: shown ? standing : null,
          shownFrom,
          examples: shown ? await tx.marks.examples(id, MOST_EXAMPLES) : [],
          mine: await tx.marks.feedback(id, who.id),
          uses: users.size,
          used: users.has(who.id),
          lastCheck: await tx.marks.lastCheck(id),
          mayCheck: mayReview(who, product),
        };
      });
    },

    /** Of several at once, those that enough people judged. */
    async standings(ids: readonly ProductId[]): Promise<ReadonlyMap<ProductId, Standing>> {
      return work.run(async (tx) => {
        const shownFrom = (await tx.thresholds.now())['groups.smallest'];
        const all = await tx.marks.standings(ids);
        return new Map([...all].filter(([, { people }]) => people >= shownFrom));
      });
    },

    /** @throws AppError `not-found`, `invalid-input` */
    async judge(
      who: Actor,
      id: ProductId,
      given: Pick<Feedback, 'quality' | 'usefulness' | 'example'>,
    ): Promise<void> {
      const { quality, usefulness } = given;
      if (!isGrade(quality) || !isGrade(usefulness))
        throw new AppError('invalid-input', 'a grade is 1 to 5', { field: 'quality' });
      const example = given.example.trim().slice(0, LONGEST_EXAMPLE);
      await read(who, id);
      await work.run((tx) =>
        tx.marks.saveFeedback({
          product: id,
          person: who.id,
          quality,
          usefulness,
          example,
          at: clock.now(),
        }),
      );
    },

    /** Noted once a person; its owner is told. @throws AppError `not-found` */
    async use(who: Actor, id: ProductId): Promise<void> {
      await read(who, id);
      await work.run(async (tx) => {
        if (!(await tx.marks.use(id, who.id, clock.now()))) return;
        tx.emit({ type: 'product.used', actor: who.id, data: { product: id } });
      });
    },

    /** How many used it, for its owner's notice. */
    async uses(id: ProductId): Promise<number> {
      return (await work.run((tx) => tx.marks.usedBy(id))).size;
    },

    /** The facts were looked after today. @throws AppError `not-found`, `forbidden` */
    async check(who: Actor, id: ProductId): Promise<void> {
      const product = await read(who, id);
      if (!mayReview(who, product)) throw new AppError('forbidden', 'owners check the facts');
      await work.run(async (tx) => {
        await tx.marks.check(id, who.id, clock.now());
        tx.audit({ actor: who.id, verb: 'product.check', subject: `product:${id}` });
      });
    },
  };
}
