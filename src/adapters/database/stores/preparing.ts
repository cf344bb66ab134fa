import { type Selectable, type SqlBool, sql } from 'kysely';
import type { MissionOffer, Preparation } from '../../../features/preparing/model.ts';
import type { MissionOfferStore, PreparationStore } from '../../../features/preparing/store.ts';
import { asId, type PersonId, type PreparationId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { MissionOffersTable, PreparationsTable } from '../schema-preparing.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

const toPreparation = (row: Selectable<PreparationsTable>): Preparation => ({
  id: asId<PreparationId>(row.id),
  version: row.version,
  owner: asId<PersonId>(row.owner),
  kind: row.kind as Preparation['kind'],
  subject: row.subject,
  countries: row.countries,
  topics: row.topics,
  language: row.language as Language,
  mission: row.mission,
  answers: row.answers,
  judged: row.judged as Preparation['judged'],
  step: row.step,
  shown: row.shown as Preparation['shown'],
  state: row.state as Preparation['state'],
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const preparationRow = (one: Preparation) => ({
  owner: one.owner,
  kind: one.kind,
  subject: one.subject,
  countries: one.countries,
  topics: one.topics,
  language: one.language,
  mission: one.mission,
  answers: json(one.answers),
  judged: json(one.judged),
  step: one.step,
  shown: one.shown,
  state: one.state,
  created_at: one.createdAt,
  updated_at: one.updatedAt,
});

export function preparationStore({ read, write }: Session): PreparationStore {
  const one = async (column: 'id' | 'key', value: string): Promise<Preparation | null> => {
    const row = await read()
      .selectFrom('preparations')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? toPreparation(row) : null;
  };
  return {
    get: (id) => one('id', id),
    byKey: (key) => one('key', key),

    async insert(preparation, key) {
      const { id, version } = preparation;
      await (await write())
        .insertInto('preparations')
        .values({ id, version, key, ...preparationRow(preparation) })
        .execute();
    },

    async update(preparation) {
      const result = await (await write())
        .updateTable('preparations')
        .set({ version: preparation.version + 1, ...preparationRow(preparation) })
        .where('id', '=', preparation.id)
        .where('version', '=', preparation.version)
        .executeTakeFirst();
      mustHaveChanged(result, `preparation ${preparation.id}`, preparation.version);
    },

    async ownedBy(person) {
      const rows = await read()
        .selectFrom('preparations')
        .selectAll()
        .where('owner', '=', person)
        .where('state', '<>', 'discarded')
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toPreparation);
    },

    async about({ topics, countries }, shown, limit) {
      if (shown.length === 0) return [];
      const rows = await read()
        .selectFrom('preparations')
        .selectAll()
        .where('state', '=', 'finished')
        .where('shown', 'in', shown)
        .where(
          sql<SqlBool>`(topics && ${[...topics]}::text[] or countries && ${[...countries]}::text[])`,
        )
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toPreparation);
    },
  };
}

const toOffer = (row: Selectable<MissionOffersTable>): MissionOffer => ({
  mission: row.mission,
  version: row.version,
  person: asId<PersonId>(row.person),
  country: row.country,
  title: row.title,
  startsOn: row.starts_on,
  state: row.state as MissionOffer['state'],
});

const offerRow = ({ person, country, title, startsOn, state }: MissionOffer) => ({
  person,
  country,
  title,
  starts_on: startsOn,
  state,
});

export function missionOfferStore({ read, write }: Session): MissionOfferStore {
  return {
    async get(mission) {
      const row = await read()
        .selectFrom('mission_offers')
        .selectAll()
        .where('mission', '=', mission)
        .executeTakeFirst();
      return row ? toOffer(row) : null;
    },

    async insert(offer) {
      const { mission, version } = offer;
      await (await write())
        .insertInto('mission_offers')
        .values({ mission, version, ...offerRow(offer) })
        .execute();
    },

    async update(offer) {
      const result = await (await write())
        .updateTable('mission_offers')
        .set({ version: offer.version + 1, ...offerRow(offer) })
        .where('mission', '=', offer.mission)
        .where('version', '=', offer.version)
        .executeTakeFirst();
      mustHaveChanged(result, `offer for ${offer.mission}`, offer.version);
    },

    async open() {
      const rows = await read()
        .selectFrom('mission_offers')
        .selectAll()
        .where('state', 'in', ['planned', 'offered'])
        .orderBy('mission')
        .execute();
      return rows.map(toOffer);
    },
  };
}
