import { DAY_MS } from '../../kernel/days.ts';
import type { ContributionId, DiscussionId, PersonId } from '../../kernel/ids.ts';
import { isNobody } from '../../kernel/nobody.ts';
import type { Contribution } from './contribution.ts';
import type { Statement } from './synthesis.ts';

/** As much as somebody takes in who comes late or comes back. */
export const MOST_POINTS = 10;

/** What somebody was told of a discussion when they last asked. No moment of theirs is kept: only what there was. */
export interface CaughtUp {
  /** Of the newest contribution that they were told of. */
  readonly until: Date;
  /** What nobody could read yet then: it may come out behind what is newer. */
  readonly waiting: readonly ContributionId[];
}

export interface CatchUpStore {
  get(person: PersonId, discussion: DiscussionId): Promise<CaughtUp | null>;
  /** Takes the place of what was kept, and forgets what others were told too long ago. */
  keep(person: PersonId, discussion: DiscussionId, told: CaughtUp): Promise<void>;
}

/**
 * Since when somebody wants to know: what their own screen remembers, what they were told last, or what they wrote
 * themselves, whichever is the latest. Null: from the beginning.
 */
export const sinceFor = (known: readonly (Date | null)[]): Date | null => {
  const there = known.filter((one) => one !== null).map((one) => one.getTime());
  return there.length === 0 ? null : new Date(Math.max(...there));
};

type Kept = Pick<Contribution, 'id' | 'author' | 'createdAt' | 'state'>;

const dayOf = (at: Date): number => Math.floor(at.getTime() / DAY_MS);

/** What is said without a name has a day and no hour: of that day it may have come later. */
const isLater = ({ author, createdAt }: Kept, since: Date): boolean =>
  isNobody(author) ? dayOf(createdAt) >= dayOf(since) : createdAt > since;

/** What this person has not seen: of others, after that moment or out since. From the beginning: all that is there. */
export const newTo = <T extends Kept>(
  said: readonly T[],
  who: PersonId,
  since: Date | null,
  waited: readonly ContributionId[] = [],
): readonly T[] =>
  said.filter((one) => {
    if (one.state !== 'published') return false;
    if (since === null) return true;
    return one.author !== who && (isLater(one, since) || waited.includes(one.id));
  });

/**
 * The points to be told, in the order of the questions: dissent and one of each question before what more people say.
 * Resources are no points.
 */
export function mostTelling(statements: readonly Statement[]): readonly Statement[] {
  const points = statements.filter(({ kind }) => kind !== 'resource');
  const weight = ({ sources }: Statement): number => new Set<ContributionId>(sources).size;
  const heaviest = points.toSorted((a, b) => weight(b) - weight(a));
  const first = [...Map.groupBy(heaviest, ({ question }) => question).values()].flatMap(
    ([one]) => one ?? [],
  );
  const dissent = heaviest.filter(({ kind }) => kind === 'dissent');
  const ranked = new Set([...first, ...dissent, ...heaviest]);
  const told = new Set([...ranked].slice(0, MOST_POINTS));
  return points.filter((one) => told.has(one));
}
