import type { PracticeActions, PracticeSeen } from '../features/practices/actions.ts';
import type { Decision } from '../features/practices/model.ts';
import type { PracticeId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { namesOf } from './names.ts';

/** A good practice with the names of those who answer for it. */
export interface PracticeLine extends PracticeSeen {
  readonly author: string;
  /** Null: nobody yet. */
  readonly sponsor: string | null;
  readonly mine: boolean;
}

export interface DecisionLine extends Decision {
  readonly byName: string;
  readonly sponsorName: string | null;
}

export interface PracticePage extends PracticeLine {
  /** The first first. */
  readonly decisions: readonly DecisionLine[];
  readonly follows: boolean;
}

export function practiceViews({
  people,
  practices,
}: Pick<ViewDeps, 'people'> & { readonly practices: PracticeActions }) {
  return {
    /** By reader, the last that came first. */
    async list(who: Actor): Promise<readonly PracticeLine[]> {
      const all = await practices.list(who);
      const nameOf = await namesOf(
        people,
        all.flatMap(({ practice }) => [practice.owner, practice.sponsor]),
      );
      return all.map((seen) => ({
        ...seen,
        author: nameOf(seen.practice.owner),
        sponsor: nameOf(seen.practice.sponsor),
        mine: seen.practice.owner === who.id,
      }));
    },

    /** @throws AppError `not-found` for whoever does not read its record */
    async page(who: Actor, id: PracticeId): Promise<PracticePage> {
      const { decisions, ...seen } = await practices.read(who, id);
      const { owner, sponsor } = seen.practice;
      const nameOf = await namesOf(people, [
        ...[owner, sponsor],
        ...decisions.flatMap((one) => [one.by, one.sponsor]),
      ]);
      return {
        ...seen,
        author: nameOf(owner),
        sponsor: nameOf(sponsor),
        mine: owner === who.id,
        decisions: decisions.map((one) => ({
          ...one,
          byName: nameOf(one.by),
          sponsorName: nameOf(one.sponsor),
        })),
      };
    },
  };
}

export type PracticeViews = ReturnType<typeof practiceViews>;
