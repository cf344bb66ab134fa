import type { Waiting as WaitingShape } from '../../contract/moderation.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Waiting } from '../../views/moderation.ts';
import { contribution, ownView } from './discussions.ts';
import { querySummary, reply } from './queries.ts';

export function waiting(who: Actor, item: Waiting): WaitingShape {
  const since = item.since.toISOString();
  switch (item.kind) {
    case 'synthesis':
      return { kind: 'synthesis', since, discussion: headOf(item) };
    case 'contribution': {
      const view = ownView(who, item.contribution, item.discussion, item.authorName);
      return {
        kind: 'contribution',
        since,
        discussion: headOf(item),
        contribution: contribution(view),
      };
    }
    case 'reply':
      return {
        kind: 'reply',
        since,
        query: querySummary(who, item.query),
        reply: reply(item.view),
      };
    default:
      return { kind: item.kind, since, query: querySummary(who, item.query) };
  }
}

const headOf = ({ discussion: { id, title } }: Extract<Waiting, { discussion: unknown }>) => ({
  id,
  title,
});
