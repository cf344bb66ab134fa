import { asId, type CommunityId, type PersonId } from '../../src/kernel/ids.ts';
import { type CommunityRecord, UNSAID } from '../../src/ports/registers.ts';
import { type BotWorld, EVA, LUC, NOOR, OTTO } from './world.ts';

/** A community that is not open to everybody at once, and the people in front of its door. */

const RESERVED = asId<CommunityId>('reserved');

/** Hostile in all that a line of the register can say. Nobody but `moderator` is in it. */
export const reservedCommunity = (hostile: string, moderator: string): CommunityRecord => ({
  slug: RESERVED,
  names: { en: hostile, fr: hostile, es: hostile },
  purpose: { en: hostile, fr: hostile, es: hostile },
  topics: [],
  languages: ['en', 'fr', 'es'],
  teamId: 'team-reserved',
  channelId: '19:reserved@thread.tacv2',
  channelKind: 'standard',
  driveId: 'drive-reserved',
  premoderated: true,
  ...UNSAID,
  gtt: hostile,
  audience: 'narrow',
  audienceReason: hostile,
  joining: 'request',
  members: [{ id: asId<PersonId>(moderator), moderator: true }],
});

/** Whoever is not in asks to be let in: a request that was answered is followed by a new one. */
export async function othersAskToJoin({ app, settle }: BotWorld, note: string): Promise<void> {
  const { communities, people } = app.actions;
  for (const id of [LUC, EVA, OTTO]) {
    const who = await people.actor(id as never);
    if (who.memberships.has(RESERVED)) await communities.leave(who, RESERVED);
    await communities.join(await people.actor(id as never), RESERVED, note);
  }
  await settle();
}

/** Microsoft 365 refuses the place of a community that was asked for: its making waits for a person. */
export async function stuckMaking({ app, settle }: BotWorld, hostile: string): Promise<void> {
  const { communities, people } = app.actions;
  await communities.making.ask(
    await people.actor(NOOR as never),
    {
      name: hostile.slice(0, 80),
      purpose: hostile,
      topics: [],
      region: null,
      gtt: hostile.slice(0, 100),
      outcomes: [hostile.slice(0, 60)],
      languages: ['en'],
      moderators: [],
      audience: 'staff',
      audienceReason: '',
      joining: 'open',
      bounded: true,
      endsOn: '2027-01-31',
      plan: hostile,
    },
    'stuck',
  );
  await settle();
}
