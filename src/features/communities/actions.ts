import { asId, type CommunityId } from '../../kernel/ids.ts';
import type { CommunityRole } from '../../kernel/person.ts';
import type { CommunityRecord } from '../../ports/registers.ts';
import { joiningActions } from './actions/joining.ts';
import { makingActions } from './actions/making.ts';
import { placeActions } from './actions/places.ts';
import type { CommunityDeps } from './deps.ts';
import type { Community, Membership } from './model.ts';
import { weekActions } from './weeks.ts';

const toCommunity = ({
  slug,
  members: _members,
  guests: _guests,
  ...rest
}: CommunityRecord): Community => ({
  ...rest,
  id: asId<CommunityId>(slug),
});

const toMembers = (record: CommunityRecord): Membership[] =>
  [...staffIn(record), ...guestsIn(record)].map(({ person, role }) => ({
    community: asId<CommunityId>(record.slug),
    person,
    role,
  }));

const staffIn = ({ members }: CommunityRecord): Pick<Membership, 'person' | 'role'>[] =>
  members.map(({ id, moderator }) => ({ person: id, role: moderator ? 'moderator' : 'member' }));

/** Only where the community is open to them, whoever is in its team. */
const guestsIn = ({
  audience,
  guests = [],
}: CommunityRecord): Pick<Membership, 'person' | 'role'>[] =>
  audience === 'guests' ? guests.map((person) => ({ person, role: 'guest' })) : [];

export function communityActions(deps: CommunityDeps) {
  const { work, registers, places } = deps;
  /**
   * Reads communities and their members from the register and their channels. Repeating it changes nothing.
   * @param only the one that is wanted
   */
  async function sync(only?: CommunityId): Promise<number> {
    const records = await registers.communities(only);
    for (const record of records) {
      await work.run(async (tx) => {
        await tx.communities.save(toCommunity(record));
        await tx.communities.replaceMembers(asId<CommunityId>(record.slug), toMembers(record));
      });
    }
    return records.length;
  }

  return {
    sync,

    /** Where they meet in Microsoft 365: for administrators. */
    places: placeActions({ work, places, sync }),

    making: makingActions(deps, sync),

    weeks: weekActions(deps),

    ...joiningActions(deps),

    list: (): Promise<readonly Community[]> => work.run((tx) => tx.communities.list()),

    get: (id: CommunityId): Promise<Community | null> => work.run((tx) => tx.communities.get(id)),

    byChannel: (channelId: string): Promise<Community | null> =>
      work.run((tx) => tx.communities.byChannel(channelId)),

    /** @param role only those: of thousands few moderate; absent: everybody */
    members: (id: CommunityId, role?: CommunityRole): Promise<readonly Membership[]> =>
      work.run((tx) => tx.communities.members(id, role)),
  };
}

export type CommunityActions = ReturnType<typeof communityActions>;
