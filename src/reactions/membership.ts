import type { Message } from '../features/notifications/model.ts';
import type { PersonId } from '../kernel/ids.ts';
import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** Who comes is greeted, who is in a community that ends is told, who should lead one is asked. */
export function membershipReactions(deps: ReactionDeps): readonly Reaction[] {
  const { communities, membership, people } = deps;
  const tell = (key: string, person: PersonId, message: Message, urgency: number) =>
    deps.notifications.intend({
      key,
      target: { kind: 'person', person },
      message,
      unasked: true,
      urgency,
    });
  return [
    // Pressed in Praxis: not only when the team is read the next time.
    on('community.joined', 'follow', ({ data }) => membership.follow(data.community)),
    on('community.left', 'follow', ({ data }) => membership.follow(data.community)),

    on('member.joined', 'welcome', ({ id, data: { community, person } }) =>
      tell(`welcome:${id}`, person, { kind: 'welcome', community }, URGENCY.welcome),
    ),

    on('community.ending', 'tell', async ({ data: { community, endsOn, days } }) => {
      for (const { person } of await communities.members(community)) {
        const key = `ending:${community}:${endsOn}:${days}:${person}`;
        await tell(key, person, { kind: 'ending', community, endsOn }, URGENCY.ending);
      }
    }),

    on('moderator.asked', 'ask', ({ data: { offer, person } }) =>
      tell(`moderate:${offer}`, person, { kind: 'moderate', offer }, URGENCY.moderate),
    ),

    // Once a month for all that are without: it is a list to go through, and none is urgent by the day.
    on('community.unled', 'tell', async ({ at }) => {
      const month = at.toISOString().slice(0, 7);
      for (const person of await people.governors())
        await tell(`unled:${month}:${person}`, person, { kind: 'unled' }, URGENCY.review);
    }),
  ];
}
