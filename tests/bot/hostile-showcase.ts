import { asId, type CommunityId, type PersonId } from '../../src/kernel/ids.ts';
import { type BotWorld, COMMUNITY, MAYA } from './world.ts';

/** Two pieces that their moderator chose, in words of whoever wishes ill. */
export async function hostileShowcase({ app, settle }: BotWorld): Promise<void> {
  const { people, showcase } = app.actions;
  const community = asId<CommunityId>(COMMUNITY);
  const who = await people.actor(asId<PersonId>(MAYA));
  const [first, second] = await showcase.offered(who, community);
  if (!first || !second) throw new Error('nothing to show');
  for (const piece of [first, second]) await showcase.choose(who, community, piece);
  const author = await people.actor(first.author);
  const mine = (await showcase.mine(author)).find(({ piece }) => piece.id === first.id);
  await showcase.press(author, mine?.showing.id ?? '', 'agree');
  await settle();
}
