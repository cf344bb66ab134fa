import type { CommunityActions } from '../features/communities/actions.ts';
import type { TendingActions } from '../features/discussions/actions/tending.ts';
import type { DiscussionActions } from '../features/discussions/actions.ts';
import type { Given, Hands, Made, Target } from '../features/moderation/actions/deps.ts';
import type { NoteActions } from '../features/moderation/actions/notes.ts';
import { MOVES, type Move } from '../features/moderation/moves.ts';
import type { QueryActions } from '../features/queries/actions.ts';
import type { TalkActions } from '../features/taxonomy/actions/talk.ts';
import { AppError } from '../kernel/errors.ts';
import type { Actor } from '../kernel/person.ts';
import type { Clock } from '../ports/clock.ts';
import type { Words } from '../ports/words.ts';

/** The features whose items moderators move, and what a move needs besides. */
export interface Owners {
  readonly discussions: DiscussionActions;
  readonly tending: TendingActions;
  readonly queries: QueryActions;
  readonly communities: Pick<CommunityActions, 'members'>;
  readonly notes: Pick<NoteActions, 'write'>;
  readonly tags: Pick<TalkActions, 'of' | 'tag' | 'untag' | 'proposed'>;
  readonly clock: Clock;
  readonly words: Words;
}

export type Hand = Omit<Hands, 'make'> & {
  make(who: Actor, target: Target, move: Move, version: number, given: Given): Promise<Made>;
};

export const illegal = (move: Move, { subject, id }: Target) =>
  new AppError('illegal-move', `${move} on ${subject} ${id}`, { verb: move, state: subject });

/** @param version as which it is taken back; null: as it stands then, where others may change it by themselves */
export const back = (
  target: Target,
  move: Move,
  version: number | null,
  given: Given = {},
): Made => ({
  version: version ?? 0,
  undo: { ...target, move, version, given },
});

/** What was seen by all is seen again, what waited waits again. */
export const undoOf = (move: Move, before: string): Move | null => {
  if (move === 'hide' || move === 'return') return before === 'published' ? 'approve' : 'hold';
  // What was hidden and is only looked at again was never seen: there is nothing to take back.
  if (move === 'hold' && before !== 'published') return null;
  return MOVES[move].undo;
};
