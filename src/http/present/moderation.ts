import type { Waiting as WaitingShape } from '../../contract/moderation.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Waiting } from '../../views/moderation.ts';
import { contribution, ownView } from './discussions.ts';

export function waiting(who: Actor, item: Waiting): WaitingShape {
  const common = {
    since: item.since.toISOString(),
    discussion: { id: item.discussion.id, title: item.discussion.title },
  };
  if (item.kind === 'synthesis') return { kind: 'synthesis', ...common };
  const view = ownView(who, item.contribution, item.discussion, item.authorName);
  return { kind: 'contribution', ...common, contribution: contribution(view) };
}
