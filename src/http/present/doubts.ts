import type { DoubtsAsked, DoubtsFound } from '../../contract/doubts.ts';
import { asId, type ContributionId, type ReplyId } from '../../kernel/ids.ts';
import type { Doubt } from '../../kernel/support/doubts.ts';
import type { Traceable } from '../../kernel/traceable.ts';

export const doubtsShape = (found: readonly Doubt[]): DoubtsFound => ({
  items: found.map(({ id, lacks }) => ({
    id,
    lacks: lacks.map(({ kind, words }) => ({ kind, words: [...words] })),
  })),
});

export const withSources = <Id extends ContributionId | ReplyId>(
  statement: DoubtsAsked['statements'][number],
): Traceable<Id> => ({
  ...statement,
  sources: statement.sources.map((source) => asId<Id>(source)),
});
