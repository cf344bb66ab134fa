import type { SourceNews } from '../features/notifications/model.ts';
import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** Whoever administers Praxis is told once of each trouble with a source, within their one message a day. */
export function sourceReactions({ people, notifications }: ReactionDeps): readonly Reaction[] {
  const tell = async (event: string, about: SourceNews, source: string): Promise<void> => {
    for (const person of await people.administrators()) {
      await notifications.intend({
        key: `source-${about}:${source}:${event}:${person}`,
        target: { kind: 'person', person },
        message: { kind: 'source', about, source },
        unasked: true,
        urgency: URGENCY.source,
      });
    }
  };
  return [
    on('source.failing', 'tell', ({ id, data }) => tell(id, 'failing', data.source)),
    on('source.columns', 'tell', ({ id, data }) => tell(id, 'columns', data.source)),
    on('source.held', 'tell', ({ id, data }) => tell(id, 'held', data.source)),
  ];
}
