import type { TendingActions } from '../features/discussions/actions/tending.ts';
import type { TurnState } from '../features/discussions/tending.ts';
import type { ContributionId, DiscussionId, PersonId, QueryId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { Actor } from '../kernel/person.ts';
import type { Words } from '../ports/words.ts';
import type { ViewDeps } from './deps.ts';
import { authorsOf } from './names.ts';

/** What is read with another contribution, in its author's words and under their name. */
export interface PartView {
  readonly id: ContributionId;
  readonly into: ContributionId;
  readonly authorName: string;
  /** Who wrote the one that it is read with. */
  readonly leadName: string;
  readonly text: string;
  readonly language: string;
  readonly createdAt: Date;
}

/** A contribution that became a question, or whose author is asked whether it may. */
export interface TurnView {
  readonly contribution: ContributionId;
  readonly state: TurnState;
  readonly query: QueryId | null;
  readonly text: string;
  /** This reader is the one who is asked. */
  readonly mine: boolean;
  /** Nobody answered it in question time; absent: a moderator asks. */
  readonly unanswered?: true;
}

export interface Other {
  readonly id: ContributionId;
  readonly authorName: string;
  readonly text: string;
}

export interface Tended {
  readonly parts: readonly PartView[];
  readonly turns: readonly TurnView[];
}

interface TendedDeps extends Pick<ViewDeps, 'people'> {
  readonly words: Words;
  readonly tending: Pick<TendingActions, 'joined' | 'joinedIn' | 'joinable' | 'turned' | 'turn'>;
}

type Found = Awaited<ReturnType<TendingActions['joinedIn']>>;

/** What moderators made of contributions: two that are read as one, and those that are questions. */
export function tendedViews({ tending, ...deps }: TendedDeps) {
  async function partsOf(found: Found, language: Language): Promise<readonly PartView[]> {
    const authors: PersonId[] = found.flatMap(({ part, lead }) => [part.author, lead]);
    const nameOf = await authorsOf(deps, language, authors);
    return found.map(({ part: { id, author, text, language, createdAt }, into, lead }) => ({
      ...{ id, into, text, language, createdAt },
      authorName: nameOf(author),
      leadName: nameOf(lead),
    }));
  }

  return {
    /** As this reader sees it. @throws AppError `not-found` */
    async of(who: Actor, discussion: DiscussionId): Promise<Tended> {
      const [joined, turns] = await Promise.all([
        tending.joined(who, discussion),
        tending.turned(who, discussion),
      ]);
      return {
        parts: await partsOf(joined, who.language),
        turns: turns.map(({ contribution, state, query, text, of, by }) => ({
          ...{ contribution, state, query, text },
          ...(by === of ? { unanswered: true as const } : {}),
          mine: of === who.id,
        })),
      };
    },

    /** With what a contribution may be read as one. @throws AppError `moderators-only`, `not-found` */
    async joinable(who: Actor, id: ContributionId): Promise<readonly Other[]> {
      const found = await tending.joinable(who, id);
      const authors = found.map(({ author }) => author);
      const nameOf = await authorsOf(deps, who.language, authors);
      return found.map(({ id: other, author, text }) => ({
        ...{ id: other, text },
        authorName: nameOf(author),
      }));
    },

    /** For its card in the channel, which shows what stands for all who read it there. */
    async inChannel(discussion: DiscussionId, id: ContributionId, language: Language) {
      const [found, turn] = await Promise.all([tending.joinedIn(discussion), tending.turn(id)]);
      return {
        parts: await partsOf(
          found.filter(({ into }) => into === id),
          language,
        ),
        /** It is read with this one, and not here. */
        into: found.find(({ part }) => part.id === id)?.into ?? null,
        query: turn?.state === 'agreed' ? turn.query : null,
      };
    },
  };
}

export type TendedViews = ReturnType<typeof tendedViews>;
