import { asId, type CommunityId } from '../../src/kernel/ids.ts';
import { type BotWorld, MAYA } from './world.ts';

const RESERVED = asId<CommunityId>('reserved');

/** What runs is offered to the community that nobody but its moderator is in. */
export async function offeredElsewhere({ app, settle }: BotWorld, note: string): Promise<void> {
  const { discussions, people } = app.actions;
  const maya = await people.actor(MAYA as never);
  for (const { discussion } of await discussions.list(maya)) {
    if (discussions.elsewhere.mayOffer(maya, discussion))
      await discussions.elsewhere.offer(maya, discussion.id, RESERVED, note);
  }
  await settle();
}
