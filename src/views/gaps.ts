import type { GapAbout, Missed } from '../features/knowledge/gaps.ts';
import type { Outline } from '../features/knowledge/model.ts';
import { isAppError } from '../kernel/errors.ts';
import type { QueryId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { namesOf } from './names.ts';

/** A question that left a gap, as far as this reader may know of it. */
export interface GapQuestion {
  /** Null where they may not open it. */
  readonly query: QueryId | null;
  readonly askerName: string | null;
  readonly neededBy: string | null;
  /** What was found beside it, of what the reader may open. */
  readonly found: readonly Outline[];
  readonly askedNames: readonly string[];
}

export interface GapView {
  readonly missed: Missed;
  readonly questions: readonly GapQuestion[];
  readonly takenByName: string | null;
  readonly mine: boolean;
}

/** What is missing, with the questions that left it, what was found, who was asked and who sees to it. */
export function gapViews({ knowledge, queries, people }: ViewDeps) {
  async function readable(who: Actor, id: QueryId) {
    return queries.read(who, id).catch((error: unknown) => {
      // Asked in a community of others: that it is missing is told, and not who asked.
      if (isAppError(error) && error.code === 'not-found') return null;
      throw error;
    });
  }

  async function question(who: Actor, about: GapAbout): Promise<GapQuestion> {
    const [known, found] = await Promise.all([
      readable(who, about.query),
      knowledge.outlines(who, about.found),
    ]);
    const nameOf = await namesOf(people, [...about.asked, known?.query.asker ?? null]);
    return {
      query: known?.query.id ?? null,
      askerName: known ? nameOf(known.query.asker) : null,
      neededBy: about.neededBy,
      found,
      askedNames: about.asked.map((person) => nameOf(person)),
    };
  }

  return {
    /** What most people missed first. @throws AppError `forbidden` */
    async gaps(who: Actor): Promise<GapView[]> {
      const all = await knowledge.gaps.list(who);
      const nameOf = await namesOf(
        people,
        all.map(({ takenBy }) => takenBy),
      );
      return Promise.all(
        all.map(async (missed) => ({
          missed,
          questions: await Promise.all(missed.questions.map((about) => question(who, about))),
          takenByName: nameOf(missed.takenBy),
          mine: missed.takenBy === who.id,
        })),
      );
    },
  };
}
