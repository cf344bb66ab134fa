import type { Selectable } from 'kysely';
import type { DraftKind, Rewriting, Task } from '../../../features/rewriting/model.ts';
import type { RewritingStore } from '../../../features/rewriting/store.ts';
import { AppError } from '../../../kernel/errors.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { RewritingTables } from '../schema-rewritings.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

type Row = Selectable<RewritingTables['rewritings']>;

const taskOf = ({ language }: Row): Task =>
  language === null ? { kind: 'rewrite' } : { kind: 'translate', language: language as Language };

const toRewriting = (row: Row): Rewriting => ({
  kind: row.kind as DraftKind,
  item: row.item,
  version: row.version,
  task: taskOf(row),
  model: row.model,
  askedBy: asId<PersonId>(row.asked_by),
  askedAt: row.asked_at,
  endedAt: row.ended_at,
  tries: row.tries,
  lines: row.lines as Rewriting['lines'],
});

const toRow = ({ task, model, askedBy, askedAt, endedAt, tries, lines, version }: Rewriting) => ({
  version,
  task: task.kind,
  language: task.kind === 'translate' ? task.language : null,
  model,
  asked_by: askedBy,
  asked_at: askedAt,
  ended_at: endedAt,
  tries,
  lines: json(lines),
});

export const rewritingStore = ({ read, write }: Session): RewritingStore => ({
  async get(kind, item) {
    const row = await read()
      .selectFrom('rewritings')
      .selectAll()
      .where('kind', '=', kind)
      .where('item', '=', item)
      .executeTakeFirst();
    return row ? toRewriting(row) : null;
  },

  async save(rewriting, before) {
    const { kind, item } = rewriting;
    const what = `rewriting of ${kind} ${item}`;
    if (before === null) {
      const { numInsertedOrUpdatedRows } = await (await write())
        .insertInto('rewritings')
        .values({ kind, item, ...toRow(rewriting) })
        .onConflict((conflict) => conflict.columns(['kind', 'item']).doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n)
        throw new AppError('changed-meanwhile', `${what} is there`);
      return;
    }
    const result = await (await write())
      .updateTable('rewritings')
      .set(toRow(rewriting))
      .where('kind', '=', kind)
      .where('item', '=', item)
      .where('version', '=', before)
      .executeTakeFirst();
    mustHaveChanged(result, what, before);
  },
});
