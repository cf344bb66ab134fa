import { type BotWorld, COMMUNITY, LUC, MAYA } from './world.ts';

/** What comes unasked to members: a question who moderates, a community that ends with a hostile plan. */
export async function hostileMembership(world: BotWorld, plan: string): Promise<void> {
  const { membership, notifications, people } = world.app.actions;
  const maya = await people.actor(MAYA as never);
  await membership.follow(COMMUNITY);
  await membership.succession.second(maya, COMMUNITY, LUC as never);
  const work = world.world.work(() => undefined);
  const [offer, community] = await work.run(async (tx) => [
    (await tx.moderatorOffers.of(COMMUNITY))[0],
    await tx.communities.get(COMMUNITY),
  ]);
  if (!offer || !community) throw new Error('nobody was asked');
  const endsOn = '2027-01-31';
  await work.run((tx) => tx.communities.save({ ...community, endsOn, plan }));
  const messages = [
    { kind: 'moderate', offer: offer.id },
    { kind: 'ending', community: COMMUNITY, endsOn },
    { kind: 'welcome', community: COMMUNITY },
  ] as const;
  for (const message of messages) {
    await notifications.intend({
      key: `hostile:${message.kind}`,
      target: { kind: 'person', person: LUC as never },
      message,
      unasked: false,
    });
  }
  await world.settle();
}
