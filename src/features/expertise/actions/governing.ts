import { AppError } from '../../../kernel/errors.ts';
import type { Actor, Person } from '../../../kernel/person.ts';
import { singles } from '../continuity.ts';
import { hasLeft, leavesOn } from '../departing.ts';
import type { ExpertiseDeps } from '../deps.ts';
import { maySeeContinuity } from '../policy.ts';

/** A topic that only one of the present people knows. */
export interface Risk {
  readonly topic: string;
  /** Null for somebody who does not want to be found: the topic is a risk all the same. */
  readonly person: Person | null;
  readonly pieces: number;
  /** `YYYY-MM-DD` where their last day is known. */
  readonly leavesOn: string | null;
}

/** What depends on one person alone, told to those who answer for it (FR-EXP-5). */
export function governing({ work, clock, terms, people }: ExpertiseDeps) {
  return {
    maySeeContinuity: (who: Actor): boolean => maySeeContinuity(who) === null,

    /** Whoever leaves soonest first. @throws AppError `forbidden` */
    async continuity(who: Actor): Promise<readonly Risk[]> {
      const refusal = maySeeContinuity(who);
      if (refusal) throw new AppError(refusal, 'continuity is for governance');
      const shares = await work.run((tx) => tx.expertise.shares());
      const ids = [...new Set(shares.map(({ person }) => person))];
      const [known, entries, posts] = await Promise.all([
        people(ids),
        work.run((tx) => tx.expertise.entries(ids)),
        work.run((tx) => tx.expertise.posts(ids)),
      ]);
      const now = clock.now();
      const persons = new Map(known.map((person) => [person.id, person] as const));
      const found = singles(
        shares,
        terms.topics(),
        (id) => !hasLeft(persons.get(id)?.active ?? false, posts.get(id), now),
      );
      return found
        .map(({ topic, person, pieces }) => {
          const entry = entries.get(person);
          const hides = entry?.hidden || entry?.hiddenTopics.includes(topic);
          return {
            topic,
            person: hides ? null : (persons.get(person) ?? null),
            pieces,
            leavesOn: hides ? null : leavesOn(posts.get(person), now),
          };
        })
        .toSorted((a, b) => (a.leavesOn ?? '9999').localeCompare(b.leavesOn ?? '9999'));
    },
  };
}
