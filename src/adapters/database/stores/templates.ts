import type { Selectable } from 'kysely';
import { z } from 'zod';
import {
  TEMPLATE_KINDS,
  TEMPLATE_VERBS,
  type TemplateVersion,
} from '../../../features/templates/model.ts';
import type { TemplateVersionStore } from '../../../features/templates/store.ts';
import { AppError } from '../../../kernel/errors.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
import type { TemplateVersionsTable } from '../schema-templates.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';

const kind = z.enum(TEMPLATE_KINDS);
const verb = z.enum(TEMPLATE_VERBS);
const body = z.record(z.string(), z.unknown());

const toVersion = (row: Selectable<TemplateVersionsTable>): TemplateVersion => ({
  kind: kind.parse(row.kind),
  id: row.id,
  version: row.version,
  body: body.parse(row.body),
  inUse: row.in_use,
  verb: verb.parse(row.verb),
  why: row.why,
  by: row.by === null ? null : asId<PersonId>(row.by),
  at: row.at,
  product: row.product,
});

export function templateVersionStore({ read, write }: Session): TemplateVersionStore {
  const rows = () =>
    read()
      .selectFrom('template_versions')
      .selectAll()
      .orderBy('kind')
      .orderBy('id')
      .orderBy('version');
  return {
    async count() {
      const { count } = await read()
        .selectFrom('template_versions')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    all: async () => (await rows().execute()).map(toVersion),

    of: async (wanted, id) =>
      (await rows().where('kind', '=', wanted).where('id', '=', id).execute()).map(toVersion),

    async add({ body: content, inUse, ...version }) {
      const { numInsertedOrUpdatedRows } = await (await write())
        .insertInto('template_versions')
        .values({ ...version, in_use: inUse, body: json(content) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) {
        const { id, version: number } = version;
        throw new AppError('changed-meanwhile', `template ${id} has version ${number} already`);
      }
    },
  };
}
