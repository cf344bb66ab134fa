import type { Selectable } from 'kysely';
import type { FollowUp } from '../../../features/capture/handover/followups.ts';
import type { FillingStore, FollowUpStore } from '../../../features/capture/store.ts';
import {
  asId,
  type HandoverId,
  type HandoverQuestionId,
  type PersonId,
} from '../../../kernel/ids.ts';
import type { HandoverTables } from '../schema-handovers.ts';
import type { Session } from '../session.ts';

const toFollowUp = (row: Selectable<HandoverTables['handover_questions']>): FollowUp => ({
  id: asId<HandoverQuestionId>(row.id),
  handover: asId<HandoverId>(row.handover),
  asker: asId<PersonId>(row.asker),
  askedAs: row.asked_as as FollowUp['askedAs'],
  text: row.text,
  askedAt: row.asked_at,
  answer: row.answer,
  answeredAt: row.answered_at,
});

/** What supervisor and successor ask. */
export function followUpStore({ read, write }: Session): FollowUpStore {
  const one = async (column: 'id' | 'key', value: string) => {
    const row = await read()
      .selectFrom('handover_questions')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? toFollowUp(row) : null;
  };
  return {
    get: (id) => one('id', id),
    byKey: (key) => one('key', key),

    async of(handover) {
      const rows = await read()
        .selectFrom('handover_questions')
        .selectAll()
        .where('handover', '=', handover)
        .orderBy('asked_at')
        .orderBy('id')
        .execute();
      return rows.map(toFollowUp);
    },

    async insert(question, key) {
      await (await write())
        .insertInto('handover_questions')
        .values({
          id: question.id,
          key,
          handover: question.handover,
          asker: question.asker,
          asked_as: question.askedAs,
          text: question.text,
          asked_at: question.askedAt,
          answer: question.answer,
          answered_at: question.answeredAt,
        })
        .execute();
    },

    async update({ id, answer, answeredAt }) {
      await (await write())
        .updateTable('handover_questions')
        .set({ answer, answered_at: answeredAt })
        .where('id', '=', id)
        .execute();
    },
  };
}

/** What others added where something was left open. */
export function fillingStore({ read, write }: Session): FillingStore {
  return {
    async of(handover) {
      const rows = await read()
        .selectFrom('handover_fillings')
        .selectAll()
        .where('handover', '=', handover)
        .orderBy('at')
        .orderBy('field')
        .execute();
      return rows.map((row) => ({
        handover,
        field: row.field,
        person: asId<PersonId>(row.person),
        text: row.text,
        at: row.at,
      }));
    },

    async save({ handover, field, ...rest }) {
      await (await write())
        .insertInto('handover_fillings')
        .values({ handover, field, ...rest })
        .onConflict((conflict) => conflict.columns(['handover', 'field']).doUpdateSet(rest))
        .execute();
    },
  };
}
