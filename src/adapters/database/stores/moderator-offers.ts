import type { Selectable } from 'kysely';
import type { OfferStore } from '../../../features/membership/store.ts';
import type { Offer } from '../../../features/membership/succession.ts';
import { asId, type CommunityId, type PersonId } from '../../../kernel/ids.ts';
import type { ModeratorOffersTable } from '../schema-membership.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

const toOffer = (row: Selectable<ModeratorOffersTable>): Offer => ({
  id: row.id,
  version: row.version,
  community: asId<CommunityId>(row.community),
  person: asId<PersonId>(row.person),
  why: row.why as Offer['why'],
  state: row.state as Offer['state'],
  askedBy: row.asked_by === null ? null : asId<PersonId>(row.asked_by),
  askedAt: row.asked_at,
  decidedAt: row.decided_at,
});

export function offerStore({ read, write }: Session): OfferStore {
  return {
    async get(id) {
      const row = await read()
        .selectFrom('moderator_offers')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toOffer(row) : null;
    },

    async of(community) {
      const rows = await read()
        .selectFrom('moderator_offers')
        .selectAll()
        .where('community', '=', community)
        .orderBy('asked_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toOffer);
    },

    async insert({ askedBy, askedAt, decidedAt, ...offer }) {
      await (await write())
        .insertInto('moderator_offers')
        .values({ ...offer, asked_by: askedBy, asked_at: askedAt, decided_at: decidedAt })
        .execute();
    },

    async update({ id, version, state, decidedAt }) {
      const result = await (await write())
        .updateTable('moderator_offers')
        .set({ state, decided_at: decidedAt, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      mustHaveChanged(result, `offer ${id}`, version);
    },

    async flaggedAt(community) {
      const row = await read()
        .selectFrom('communities_unled')
        .select('at')
        .where('community', '=', community)
        .executeTakeFirst();
      return row?.at ?? null;
    },

    async flagged() {
      const rows = await read()
        .selectFrom('communities_unled')
        .select('community')
        .orderBy('at')
        .orderBy('community')
        .execute();
      return rows.map(({ community }) => asId<CommunityId>(community));
    },

    async flag(community, at) {
      const db = await write();
      if (at === null) {
        await db.deleteFrom('communities_unled').where('community', '=', community).execute();
        return;
      }
      await db
        .insertInto('communities_unled')
        .values({ community, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
