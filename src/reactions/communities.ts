import { moderatorsOf, on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** What follows when a community is there, when somebody wants to be let in, and when that is answered. */
export function communityReactions({
  communities,
  notifications,
}: ReactionDeps): readonly Reaction[] {
  async function made(making: string, how: 'ready' | 'stuck'): Promise<void> {
    const found = await communities.making.get(making);
    if (!found) return;
    await notifications.intend({
      key: `community-${how}:${making}:${found.version}:${found.person}`,
      target: { kind: 'person', person: found.person },
      message: { kind: 'community-made', making },
      unasked: false,
      urgency: URGENCY.desk,
    });
  }

  return [
    on('community.ready', 'tell', ({ data: { making } }) => made(making, 'ready')),
    on('community.stuck', 'tell', ({ data: { making } }) => made(making, 'stuck')),

    on('join.requested', 'tell', async ({ data: { request } }) => {
      const found = await communities.joinRequests.get(request);
      if (!found) return;
      for (const person of await moderatorsOf(communities, found.community.id)) {
        await notifications.intend({
          key: `join-asked:${request}:${person}`,
          target: { kind: 'person', person },
          message: { kind: 'join-request', about: 'asked', request },
          unasked: true,
          urgency: URGENCY.waiting,
        });
      }
    }),

    on('join.decided', 'tell', async ({ data: { request } }) => {
      const found = await communities.joinRequests.get(request);
      if (!found) return;
      const { person } = found.request;
      await notifications.intend({
        key: `join-answered:${request}`,
        target: { kind: 'person', person },
        message: { kind: 'join-request', about: 'answered', request },
        unasked: false,
        urgency: URGENCY.desk,
      });
    }),
  ];
}
