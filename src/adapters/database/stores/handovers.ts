import { type Kysely, type Selectable, sql } from 'kysely';
import type { Handover } from '../../../features/capture/handover/model.ts';
import type { HandoverStore } from '../../../features/capture/store.ts';
import type { Surface } from '../../../kernel/events.ts';
import {
  asId,
  type CaptureId,
  type HandoverId,
  type PersonId,
  type PromptId,
} from '../../../kernel/ids.ts';
import type { Schema } from '../schema.ts';
import type { HandoversTable } from '../schema-handovers.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

const personOrNull = (id: string | null): PersonId | null =>
  id === null ? null : asId<PersonId>(id);

const toHandover = (row: Selectable<HandoversTable>): Handover => ({
  id: asId<HandoverId>(row.id),
  version: row.version,
  person: asId<PersonId>(row.person),
  prompt: asId<PromptId>(row.prompt),
  capture: row.capture === null ? null : asId<CaptureId>(row.capture),
  lastDay: row.last_day,
  zone: row.zone,
  supervisor: personOrNull(row.supervisor),
  successor: personOrNull(row.successor),
  receivers: row.receivers.map((id) => asId<PersonId>(id)),
  readers: row.readers as Handover['readers'],
  unit: row.unit,
  state: row.state as Handover['state'],
  sittings: row.sittings,
  lastSitting:
    row.sat_at === null || row.sat_on === null
      ? null
      : { at: row.sat_at, surface: row.sat_on as Surface },
  reminded: row.reminded,
  lessons: row.lessons as Handover['lessons'],
  documents: row.documents as Handover['documents'],
  finalisedAt: row.finalised_at,
  deliveredAt: row.delivered_at,
  acknowledgedAt: row.acknowledged_at,
});

const toRow = (handover: Handover) => ({
  person: handover.person,
  prompt: handover.prompt,
  capture: handover.capture,
  last_day: handover.lastDay,
  zone: handover.zone,
  supervisor: handover.supervisor,
  successor: handover.successor,
  receivers: handover.receivers,
  readers: json(handover.readers),
  unit: handover.unit,
  state: handover.state,
  sittings: handover.sittings,
  sat_at: handover.lastSitting?.at ?? null,
  sat_on: handover.lastSitting?.surface ?? null,
  reminded: handover.reminded,
  lessons: handover.lessons,
  documents: json(handover.documents),
  finalised_at: handover.finalisedAt,
  delivered_at: handover.deliveredAt,
  acknowledged_at: handover.acknowledgedAt,
});

/** Whoever reads a section for the unit is told by what they are to it, which is the feature's to say. */
const concerns = (
  { person, supervisor, successor, receivers, unit }: Handover,
  who: PersonId,
  units: ReadonlyMap<string, string | null>,
): boolean =>
  [person, supervisor, successor, ...receivers].includes(who) ||
  (unit !== null && unit === units.get(who));

/** Of each of these people those that may concern them, the nearest last day first. */
export async function handoversOf(
  db: Kysely<Schema>,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Handover[]>> {
  const known = await db
    .selectFrom('people')
    .select(['id', 'unit'])
    .where('id', 'in', people)
    .execute();
  const units = new Map(known.map(({ id, unit }) => [id, unit]));
  const named = [...units.values()].filter((unit) => unit !== null);
  const rows = await db
    .selectFrom('handovers')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('person', 'in', people),
        eb('supervisor', 'in', people),
        eb('successor', 'in', people),
        sql<boolean>`receivers && ${people}::text[]`,
        // Of a unit only where a section is for it.
        sql<boolean>`(unit = any(${named}::text[]) and readers::text like '%"unit"%')`,
      ]),
    )
    .orderBy('last_day')
    .orderBy('id')
    .execute();
  const all = rows.map(toHandover);
  return new Map(people.map((who) => [who, all.filter((one) => concerns(one, who, units))]));
}

export function handoverStore({ read, write, shared }: Session): HandoverStore {
  const one = async (column: 'id' | 'prompt' | 'capture', value: string) => {
    const row = await read()
      .selectFrom('handovers')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? toHandover(row) : null;
  };
  return {
    get: (id) => one('id', id),
    byPrompt: (prompt) => one('prompt', prompt),
    byCapture: (capture) => one('capture', capture),

    async insert(handover) {
      await (await write())
        .insertInto('handovers')
        .values({ id: handover.id, version: handover.version, ...toRow(handover) })
        .execute();
    },

    async update(handover) {
      const result = await (await write())
        .updateTable('handovers')
        .set({ version: handover.version + 1, ...toRow(handover) })
        .where('id', '=', handover.id)
        .where('version', '=', handover.version)
        .executeTakeFirst();
      mustHaveChanged(result, `handover ${handover.id}`, handover.version);
    },

    async concerning(person) {
      const together = shared();
      if (together) return together.handovers(person);
      return (await handoversOf(read(), [person])).get(person) ?? [];
    },
  };
}
