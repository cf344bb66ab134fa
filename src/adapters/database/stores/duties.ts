import type { Selectable } from 'kysely';
import type { Duty } from '../../../features/duties/model.ts';
import type { DutyStore } from '../../../features/duties/store.ts';
import { asId, type HandoverId, type PersonId } from '../../../kernel/ids.ts';
import type { HandoverTables } from '../schema-handovers.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

const toDuty = (row: Selectable<HandoverTables['handover_duties']>): Duty => ({
  handover: asId<HandoverId>(row.handover),
  kind: row.kind as Duty['kind'],
  ref: row.ref,
  version: row.version,
  state: row.state as Duty['state'],
  to: row.to_person === null ? null : asId<PersonId>(row.to_person),
  at: row.at,
});

/** What becomes of the duties of somebody who leaves. */
export function dutyStore({ read, write }: Session): DutyStore {
  const rows = () => read().selectFrom('handover_duties').selectAll();
  return {
    async of(handover) {
      const found = await rows()
        .where('handover', '=', handover)
        .orderBy('kind')
        .orderBy('ref')
        .execute();
      return found.map(toDuty);
    },

    async offeredTo(person) {
      const found = await rows()
        .where('to_person', '=', person)
        .where('state', 'in', ['offered', 'accepted'])
        .orderBy('at', 'desc')
        .orderBy('ref')
        .execute();
      return found.map(toDuty);
    },

    async flagged() {
      const found = await rows()
        .where('state', '=', 'flagged')
        .orderBy('at', 'desc')
        .orderBy('ref')
        .execute();
      return found.map(toDuty);
    },

    async save({ handover, kind, ref, version, state, to, at }) {
      const change = { version: version + 1, state, to_person: to, at: at ?? new Date(0) };
      const { numInsertedOrUpdatedRows: changed = 0n } = await (await write())
        .insertInto('handover_duties')
        .values({ handover, kind, ref, ...change })
        .onConflict((conflict) =>
          conflict
            .columns(['handover', 'kind', 'ref'])
            .doUpdateSet(change)
            .where('handover_duties.version', '=', version),
        )
        .executeTakeFirst();
      mustHaveChanged({ numUpdatedRows: changed }, `duty ${kind}:${ref}`, version);
    },
  };
}
