import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { CHOSEN_FIELDS, type Label } from '../../../features/taxonomy/labels.ts';
import type { LabelStore } from '../../../features/taxonomy/store.ts';
import { asId, type PersonId, type ProductId } from '../../../kernel/ids.ts';
import type { RecordLabelsTable } from '../schema-terms.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';

const chosenSchema = z.partialRecord(
  z.enum(CHOSEN_FIELDS),
  z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
);

const toLabel = (row: Selectable<RecordLabelsTable>): Label => ({
  subject: row.subject,
  chosen: chosenSchema.parse(row.chosen),
  proposals: row.proposals,
  product: row.product === null ? null : asId<ProductId>(row.product),
  settledBy: row.settled_by === null ? null : asId<PersonId>(row.settled_by),
  settledAt: row.settled_at,
});

export function labelStore({ read, write }: Session): LabelStore {
  return {
    async get(subject) {
      const row = await read()
        .selectFrom('record_labels')
        .selectAll()
        .where('subject', '=', subject)
        .executeTakeFirst();
      return row ? toLabel(row) : null;
    },

    async awaiting(proposal) {
      const rows = await read()
        .selectFrom('record_labels')
        .selectAll()
        .where(sql<boolean>`proposals @> array[${proposal}]::text[]`)
        .orderBy('subject')
        .execute();
      return rows.map(toLabel);
    },

    async save(label) {
      const row = {
        chosen: json(label.chosen),
        proposals: label.proposals,
        product: label.product,
        settled_by: label.settledBy,
        settled_at: label.settledAt,
      };
      await (await write())
        .insertInto('record_labels')
        .values({ subject: label.subject, ...row })
        .onConflict((conflict) => conflict.column('subject').doUpdateSet(row))
        .execute();
    },
  };
}
