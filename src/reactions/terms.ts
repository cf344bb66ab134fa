import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** What became of a word reaches whoever missed it, and the items that wait for it; merges reach what is read here. */
export function termReactions({
  taxonomy,
  notifications,
  publishing,
}: ReactionDeps): readonly Reaction[] {
  return [
    on('term.proposal-decided', 'take', async ({ data: { proposal } }) => {
      for (const product of await taxonomy.labels.decided(proposal))
        await publishing.topics(product);
    }),
    on('term.proposal-decided', 'tag', ({ data }) => taxonomy.talk.decided(data.proposal)),
    on('term.proposal-decided', 'tell', async ({ actor, data: { proposal: id } }) => {
      const proposal = await taxonomy.labels.proposal(id);
      for (const person of proposal?.askedBy ?? []) {
        if (person === actor) continue;
        await notifications.intend({
          key: `proposal:${id}:${person}`,
          target: { kind: 'person', person },
          message: { kind: 'proposal', proposal: id },
          unasked: true,
          urgency: URGENCY.used,
        });
      }
    }),
    on('term.merged', 'follow', () => taxonomy.follow()),
    on('term.unmerged', 'follow', () => taxonomy.follow()),
  ];
}
