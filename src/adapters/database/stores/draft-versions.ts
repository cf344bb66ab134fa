import type { DraftVersion, DraftVersions } from '../../../kernel/draft-versions.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';

/** What drafts of one kind said before. */
export const draftVersionStore = <Item extends string, Statement>(
  { read, write }: Session,
  kind: 'synthesis' | 'consolidated',
): DraftVersions<Item, Statement> => ({
  async of(item) {
    const rows = await read()
      .selectFrom('draft_versions')
      .selectAll()
      .where('kind', '=', kind)
      .where('item', '=', item)
      .orderBy('version', 'desc')
      .execute();
    return rows.map((row) => ({
      version: row.version,
      madeBy: row.made_by === null ? null : asId<PersonId>(row.made_by),
      madeAt: row.made_at,
      statements: row.statements as DraftVersion<Statement>['statements'],
      setAside: row.set_aside as DraftVersion<Statement>['setAside'],
    }));
  },

  async keep(item, { version, madeBy, madeAt, statements, setAside }) {
    const said = { statements: json(statements), set_aside: json(setAside) };
    await (await write())
      .insertInto('draft_versions')
      .values({ kind, item, version, made_by: madeBy, made_at: madeAt, ...said })
      .onConflict((conflict) => conflict.columns(['kind', 'item', 'version']).doUpdateSet(said))
      .execute();
  },
});
