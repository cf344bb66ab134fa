import { newGuid } from '../ids.ts';
import type { Tenant } from '../tenant.ts';

export interface GroupRow {
  id: string;
  name: string;
  description: string;
  created: string;
}
export interface SetRow {
  id: string;
  group_id: string;
  names: string;
  description: string;
  properties: string;
  created: string;
}
export interface TermRow {
  id: string;
  set_id: string;
  parent_id: string | null;
  labels: string;
  descriptions: string;
  properties: string;
  created: string;
  modified: string;
}
export interface RelationRow {
  id: string;
  relationship: 'pin' | 'reuse';
  /** The term under which the other is shown; null: directly in the set. */
  from_id: string | null;
  to_id: string;
  set_id: string;
}

export interface StoreSettings {
  defaultLanguageTag: string;
  languageTags: string[];
}

export const settingsOf = ({ db }: Tenant): StoreSettings =>
  JSON.parse(
    db.meta('term-store') ?? '{"defaultLanguageTag":"en-US","languageTags":["en-US"]}',
  ) as StoreSettings;

export const setById = ({ db }: Tenant, id: string): SetRow | undefined =>
  db.get<SetRow>('SELECT * FROM term_sets WHERE id = lower(?)', id);

export const termById = ({ db }: Tenant, id: string): TermRow | undefined =>
  db.get<TermRow>('SELECT * FROM terms WHERE id = lower(?)', id);

/** What stands directly below a place, its own first, then what is shown there from elsewhere. */
export const childrenOf = ({ db }: Tenant, setId: string, parentId: string | null): TermRow[] => [
  ...db.all<TermRow>(
    'SELECT * FROM terms WHERE set_id = ? AND parent_id IS ? ORDER BY rowid',
    setId,
    parentId,
  ),
  ...db.all<TermRow>(
    `SELECT t.* FROM term_relations r JOIN terms t ON t.id = r.to_id
     WHERE r.set_id = ? AND r.from_id IS ? ORDER BY r.rowid`,
    setId,
    parentId,
  ),
];

/** Every term of a set, at whatever depth. */
export const termsOf = ({ db }: Tenant, setId: string): TermRow[] =>
  db.all<TermRow>(
    `SELECT * FROM terms WHERE set_id = ?1
       OR id IN (SELECT to_id FROM term_relations WHERE set_id = ?1) ORDER BY rowid`,
    setId,
  );

/** The term and all below it. */
function branchOf(tenant: Tenant, id: string): string[] {
  const below = tenant.db.all<{ id: string }>('SELECT id FROM terms WHERE parent_id = ?', id);
  return [id, ...below.flatMap((child) => branchOf(tenant, child.id))];
}

export const isBelow = (tenant: Tenant, id: string, ancestor: string): boolean =>
  branchOf(tenant, ancestor).includes(id);

/** A term goes with all below it and wherever else it is shown. */
export function deleteTerm(tenant: Tenant, id: string): void {
  const { db } = tenant;
  db.tx(() => {
    for (const one of branchOf(tenant, id)) {
      db.run('DELETE FROM term_relations WHERE to_id = ?1 OR from_id = ?1', one);
      db.run('DELETE FROM terms WHERE id = ?', one);
    }
  });
}

export function deleteSet(tenant: Tenant, id: string): void {
  const { db } = tenant;
  db.tx(() => {
    for (const term of db.all<TermRow>('SELECT * FROM terms WHERE set_id = ?', id))
      deleteTerm(tenant, term.id);
    db.run('DELETE FROM term_relations WHERE set_id = ?', id);
    db.run('DELETE FROM term_sets WHERE id = ?', id);
  });
}

export function addTerm(
  tenant: Tenant,
  place: { setId: string; parentId: string | null },
  texts: { labels: unknown; descriptions: unknown; properties: unknown },
): TermRow {
  const id = newGuid();
  const at = tenant.clock.iso();
  tenant.db.run(
    'INSERT INTO terms VALUES(?, ?, ?, ?, ?, ?, ?, ?)',
    id,
    place.setId,
    place.parentId,
    JSON.stringify(texts.labels),
    JSON.stringify(texts.descriptions),
    JSON.stringify(texts.properties),
    at,
    at,
  );
  const row = termById(tenant, id);
  if (!row) throw new Error('a term just written cannot be read');
  return row;
}
