import { AppError } from '../../../kernel/errors.ts';
import type { ContributionId, DiscussionId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mostTelling, newTo, sinceFor } from '../catching-up.ts';
import type { Contribution, ContributionState } from '../contribution.ts';
import { draftStatements } from '../draft.ts';
import type { Discussion } from '../model.ts';
import { mayReadDiscussion, maySee } from '../policy.ts';
import type { Statement } from '../synthesis.ts';
import { type DiscussionDeps, existing, type Tx } from './deps.ts';
import { whoStands } from './taking-out.ts';

export interface CaughtUpOn {
  readonly discussion: Discussion;
  /** Null: from the beginning. */
  readonly since: Date | null;
  /** What is new to this reader, and how many of it in which languages. */
  readonly contributions: number;
  readonly languages: Contribution['language'][];
  /** At most ten, in the order of the questions. */
  readonly points: readonly Statement[];
  /** All that is there for them. */
  readonly all: number;
}

const NOT_OUT: ReadonlySet<ContributionState> = new Set(['held', 'late', 'returned', 'hidden']);

/** What somebody asks who comes late, or comes back. */
export interface Asked {
  /** What their own screen remembers of their last visit; null: nothing. */
  readonly visited: Date | null;
  /** From the beginning, whatever they know. */
  readonly all: boolean;
}

/** What a discussion has brought for one reader: only what that reader sees. */
export function catchingUp({ work, text, terms, documents }: DiscussionDeps) {
  const forReader = async (tx: Tx, who: Actor, id: DiscussionId) => {
    const discussion = await existing(tx, id);
    const refusal = mayReadDiscussion(discussion, who);
    if (refusal) throw new AppError(refusal, 'not for this reader');
    const everything = await tx.contributions.of(id);
    const { community } = discussion;
    const said = everything.filter(
      (one) => one.state === 'published' && maySee({ ...one, community }, who),
    );
    return { discussion, everything, said, told: await tx.caughtUp.get(who.id, id) };
  };

  const lastOwn = (said: readonly Contribution[], who: Actor): Date | null =>
    said.findLast(({ author }) => author === who.id)?.createdAt ?? null;

  /** What is new, and what is to be kept so that it is not new again. */
  async function asked(who: Actor, id: DiscussionId, { visited, all }: Asked) {
    return work.run(async (tx) => {
      const { discussion, everything, said, told } = await forReader(tx, who, id);
      const since = all ? null : sinceFor([visited, told?.until ?? null, lastOwn(said, who)]);
      const news = newTo(said, who.id, since, told?.waiting);
      const until = said.at(-1)?.createdAt;
      const waiting = everything.flatMap((one): ContributionId[] =>
        NOT_OUT.has(one.state) ? [one.id] : [],
      );
      if (until) await tx.caughtUp.keep(who.id, id, { until, waiting });
      const joined = new Map((await tx.joins.of(id)).map(({ part, into }) => [part, into]));
      return { discussion, since, news, joined, all: said.length };
    });
  }

  return {
    /** Tells it, and remembers up to where. @throws AppError `not-found` */
    async ask(who: Actor, id: DiscussionId, how: Asked): Promise<CaughtUpOn> {
      const { discussion, since, news, joined, all } = await asked(who, id, how);
      const opened = await documents.opened(discussion.community, news);
      const statements = draftStatements(discussion, opened, {
        ...{ products: new Map(), differing: [], joined, text, bridge: terms.bridge },
      });
      return {
        ...{ discussion, since, all, contributions: news.length },
        languages: whoStands(news).languages,
        points: mostTelling(statements),
      };
    },

    /** How many contributions are new to this reader, and nothing is remembered. @throws AppError `not-found` */
    async waiting(who: Actor, id: DiscussionId): Promise<number> {
      return work.run(async (tx) => {
        const { said, told } = await forReader(tx, who, id);
        const since = sinceFor([told?.until ?? null, lastOwn(said, who)]);
        return newTo(said, who.id, since, told?.waiting).length;
      });
    },
  };
}
