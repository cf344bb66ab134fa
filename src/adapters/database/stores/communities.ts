import { type Selectable, sql } from 'kysely';
import type { Community, Membership } from '../../../features/communities/model.ts';
import type { CommunityStore } from '../../../features/communities/store.ts';
import { asId, type CommunityId, type PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { CommunityRole } from '../../../kernel/person.ts';
import type { CommunitiesTable } from '../schema-communities.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { chunks } from './terms.ts';

const toCommunity = (row: Selectable<CommunitiesTable>): Community => ({
  id: asId<CommunityId>(row.id),
  names: row.names as Community['names'],
  purpose: row.purpose as Community['purpose'],
  topics: row.topics,
  languages: row.languages as Language[],
  teamId: row.team_id,
  channelId: row.channel_id,
  channelKind: row.channel_kind,
  driveId: row.drive_id,
  premoderated: row.premoderated,
  region: row.region,
  owner: row.owner === null ? null : asId<PersonId>(row.owner),
  gtt: row.gtt,
  outcomes: row.outcomes,
  audience: row.audience as Community['audience'],
  audienceReason: row.audience_reason,
  joining: row.joining as Community['joining'],
  endsOn: row.ends_on,
  plan: row.plan,
  madeBy: row.made_by as Community['madeBy'],
});

const toMembership = (row: {
  community: string;
  person: string;
  role: CommunityRole;
}): Membership => ({
  community: asId<CommunityId>(row.community),
  person: asId<PersonId>(row.person),
  role: row.role,
});

export function communityStore({ read, write }: Session): CommunityStore {
  return {
    async get(id) {
      const row = await read()
        .selectFrom('communities')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toCommunity(row) : null;
    },

    async list() {
      const rows = await read().selectFrom('communities').selectAll().orderBy('id').execute();
      return rows.map(toCommunity);
    },

    async save(community) {
      const changes = {
        names: json(community.names),
        purpose: json(community.purpose),
        topics: community.topics,
        languages: community.languages,
        team_id: community.teamId,
        channel_id: community.channelId,
        channel_kind: community.channelKind,
        drive_id: community.driveId,
        premoderated: community.premoderated,
        region: community.region,
        owner: community.owner,
        gtt: community.gtt,
        outcomes: community.outcomes,
        audience: community.audience,
        audience_reason: community.audienceReason,
        joining: community.joining,
        ends_on: community.endsOn,
        plan: community.plan,
        made_by: community.madeBy,
      };
      await (await write())
        .insertInto('communities')
        .values({ id: community.id, ...changes })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changes))
        .execute();
    },

    async byChannel(channelId) {
      const row = await read()
        .selectFrom('communities')
        .selectAll()
        .where('channel_id', '=', channelId)
        .orderBy('id')
        .executeTakeFirst();
      return row ? toCommunity(row) : null;
    },

    async members(community, role) {
      const rows = await read()
        .selectFrom('memberships')
        .selectAll()
        .where('community', '=', community)
        .$if(role !== undefined, (query) => query.where('role', '=', role ?? 'member'))
        .orderBy('person')
        .execute();
      return rows.map(toMembership);
    },

    async replaceMembers(community, members) {
      const db = await write();
      // A team may list somebody twice, as member and as owner: the higher of the two holds.
      const roles = new Map(members.map(({ person, role }) => [person, role]));
      for (const { person, role } of members) if (role === 'moderator') roles.set(person, role);
      const people = [...roles.keys()];
      // One parameter, however many they are: a statement has at most 65,535.
      await db
        .deleteFrom('memberships')
        .where('community', '=', community)
        .where(sql<boolean>`person <> all(${people}::text[])`)
        .execute();
      if (people.length === 0) return;
      for (const some of chunks([...roles])) {
        await db
          .insertInto('memberships')
          .values(some.map(([person, role]) => ({ community, person, role })))
          .onConflict((conflict) =>
            conflict
              .columns(['community', 'person'])
              .doUpdateSet((eb) => ({ role: eb.ref('excluded.role') })),
          )
          .execute();
      }
      // Who said yes to moderating does so, whoever owns the team by now.
      await db
        .updateTable('memberships')
        .set({ role: 'moderator' })
        .where('community', '=', community)
        .where('role', '=', 'member')
        .where('person', 'in', (eb) =>
          eb
            .selectFrom('acting_moderators')
            .select('acting_moderators.person')
            .where('acting_moderators.community', '=', community),
        )
        .execute();
    },

    async addMember({ community, person, role }) {
      await (await write())
        .insertInto('memberships')
        .values({ community, person, role })
        .onConflict((conflict) => conflict.columns(['community', 'person']).doUpdateSet({ role }))
        .execute();
    },

    async removeMember(community, person) {
      await (await write())
        .deleteFrom('memberships')
        .where('community', '=', community)
        .where('person', '=', person)
        .execute();
    },

    async membershipsOf(person) {
      const rows = await read()
        .selectFrom('memberships')
        .selectAll()
        .where('person', '=', person)
        .orderBy('community')
        .execute();
      return rows.map(toMembership);
    },
  };
}
