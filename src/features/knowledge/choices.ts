import { AppError } from '../../kernel/errors.ts';
import type { PersonId, ProductId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';

export const VERDICTS = ['accept', 'reject'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What somebody made of an item that was offered beside a text on a topic. The last word of a person counts. */
export interface Choice {
  readonly product: ProductId;
  readonly person: PersonId;
  /** Empty for a text on no topic. */
  readonly topic: string;
  readonly verdict: Verdict;
  readonly reason: string | null;
  /** Where it was offered: `discussion:<id>`, `question`; `answer:<query>` where it answered. */
  readonly place: string;
  readonly at: Date;
}

/** How many people chose an item, or not, beside texts on a topic. */
export interface Tally {
  readonly product: ProductId;
  readonly topic: string;
  readonly accepts: number;
  readonly rejects: number;
}

/** What an item has been good for so far. */
export interface Proof {
  readonly product: ProductId;
  /** When it last answered a question on one of the topics asked for, as who asked it said. */
  readonly answeredAt: Date | null;
  /** How many missions were prepared with it. */
  readonly missions: number;
}

export interface ChoiceStore {
  /** Replaces what the same person said of the same item and topic. */
  save(choices: readonly Choice[]): Promise<void>;
  tally(ids: readonly ProductId[], topics: readonly string[]): Promise<readonly Tally[]>;
  /** Of those that were good for something. */
  proofs(ids: readonly ProductId[], topics: readonly string[]): Promise<readonly Proof[]>;
}

/** The most that choices lift or lower an item, however many they are. */
const BOUND = 0.3;
/** Choices that are as good as nobody's. */
const SHRINK = 4;
/** A lead of one may be one person's, who could bend the order for everybody: it moves nothing. */
const ALONE = 1;

/**
 * What an item's score is multiplied by, for what people chose beside texts on these topics. Each person counts once
 * per item and topic; what one person alone says moves nothing, counts are shrunk towards nothing and bounded, so that
 * all together never change more than `BOUND`; topics on which nobody chose count as undecided.
 */
export function choiceFactor(topics: readonly string[], tallies: readonly Tally[]): number {
  const among = topics.length > 0 ? topics : [''];
  const sum = tallies
    .filter(({ topic }) => among.includes(topic))
    .reduce((total, { accepts, rejects }) => {
      const lead = accepts - rejects;
      const agreed = Math.sign(lead) * Math.max(0, Math.abs(lead) - ALONE);
      return total + agreed / (accepts + rejects + SHRINK);
    }, 0);
  return 1 + (BOUND * sum) / among.length;
}

/** By item: what people made of it beside texts on these topics; those of whom nobody said anything are left out. */
export async function chosenAmong(
  work: UnitOfWork<{ choices: Pick<ChoiceStore, 'tally'> }>,
  topics: readonly string[],
  ids: readonly ProductId[],
): Promise<ReadonlyMap<ProductId, number>> {
  const among = topics.length > 0 ? topics : [''];
  const tallies = await work.run((tx) => tx.choices.tally(ids, among));
  return new Map(
    [...Map.groupBy(tallies, ({ product }) => product)].map(
      ([id, own]) => [id, choiceFactor(topics, own)] as const,
    ),
  );
}

/** By item: what those were good for that were. */
export async function proofsAmong(
  work: UnitOfWork<{ choices: Pick<ChoiceStore, 'proofs'> }>,
  topics: readonly string[],
  ids: readonly ProductId[],
): Promise<ReadonlyMap<ProductId, Proof>> {
  const proofs = await work.run((tx) => tx.choices.proofs(ids, topics));
  return new Map(proofs.map((proof) => [proof.product, proof] as const));
}

export interface ChoiceDeps {
  readonly work: UnitOfWork<{ choices: ChoiceStore }>;
  readonly clock: Clock;
  /** @throws AppError `not-found` where they may not open it */
  readonly read: (who: Actor, id: ProductId) => Promise<unknown>;
  readonly topicsIn: (text: string) => readonly string[];
}

export interface GivenChoice {
  readonly product: ProductId;
  readonly verdict: Verdict;
  /** Asked of who rejects. */
  readonly reason: string;
  /** The words beside which it was offered. */
  readonly text: string;
  readonly place: string;
}

const LONGEST_REASON = 500;

/** What people accept and reject of what is offered to them. */
export function choiceActions({ work, clock, read, topicsIn }: ChoiceDeps) {
  return {
    /** @throws AppError `not-found`, `reason-required` */
    async record(who: Actor, given: GivenChoice): Promise<void> {
      const { product, verdict, text, place } = given;
      const reason = given.reason.trim().slice(0, LONGEST_REASON);
      if (verdict === 'reject' && reason === '')
        throw new AppError('reason-required', 'a rejection without a reason');
      await read(who, product);
      const topics = topicsIn(text);
      const at = clock.now();
      await work.run((tx) =>
        tx.choices.save(
          (topics.length > 0 ? topics : ['']).map((topic) => ({
            product,
            person: who.id,
            topic,
            verdict,
            reason: reason || null,
            place,
            at,
          })),
        ),
      );
    },
  };
}
