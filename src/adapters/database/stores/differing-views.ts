import type { Selectable } from 'kysely';
import type { DifferingView, ViewAudience } from '../../../features/safety/model.ts';
import type { ViewStore } from '../../../features/safety/store.ts';
import { asId, type CommunityId, type PersonId } from '../../../kernel/ids.ts';
import type { DifferingViewsTable } from '../schema-safety.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

const toView = (row: Selectable<DifferingViewsTable>): DifferingView => ({
  id: row.id,
  version: row.version,
  product: row.product,
  community: row.community === null ? null : asId<CommunityId>(row.community),
  author: asId<PersonId>(row.author),
  text: row.text,
  language: row.language,
  sourceKey: row.source_key,
  audience: row.audience as ViewAudience,
  readers: row.readers.map((one) => asId<PersonId>(one)),
  state: row.state as DifferingView['state'],
  reason: row.reason,
  createdAt: row.created_at,
});

const viewRow = (view: DifferingView) => ({
  product: view.product,
  community: view.community,
  author: view.author,
  text: view.text,
  language: view.language,
  source_key: view.sourceKey,
  audience: view.audience ?? 'document',
  readers: json(view.readers ?? []),
  state: view.state,
  reason: view.reason,
  created_at: view.createdAt,
});

export function viewStore({ read, write }: Session): ViewStore {
  const one = async (column: 'id' | 'source_key', value: string): Promise<DifferingView | null> => {
    const row = await read()
      .selectFrom('differing_views')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? toView(row) : null;
  };
  const oldestFirst = () =>
    read().selectFrom('differing_views').selectAll().orderBy('created_at').orderBy('id');
  return {
    get: (id) => one('id', id),
    bySource: (key) => one('source_key', key),

    async insert(view) {
      const { id, version } = view;
      const result = await (await write())
        .insertInto('differing_views')
        .values({ id, version, ...viewRow(view) })
        .onConflict((conflict) => conflict.column('source_key').doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async update(view) {
      const { id, version } = view;
      const result = await (await write())
        .updateTable('differing_views')
        .set({ version: version + 1, ...viewRow(view) })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      mustHaveChanged(result, `differing view ${id}`, version);
    },

    async beside(products) {
      if (products.length === 0) return [];
      const rows = await oldestFirst().where('product', 'in', products).execute();
      return rows.map(toView);
    },

    async held(communities, ungoverned) {
      if (communities.length === 0 && !ungoverned) return [];
      const rows = await oldestFirst()
        .where('state', '=', 'held')
        .where((is) =>
          is.or([
            ...(communities.length > 0 ? [is('community', 'in', communities)] : []),
            ...(ungoverned ? [is('community', 'is', null)] : []),
          ]),
        )
        .execute();
      return rows.map(toView);
    },
  };
}
