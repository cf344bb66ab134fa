import type { Db } from './db.ts';

export type ExtraKind = 'team' | 'channel' | 'list' | 'presence' | 'site' | 'upload';
type Props = Record<string, unknown>;

/** Properties nobody set are not there. */
export function extrasOf(db: Db, kind: ExtraKind, id: string): Props {
  const row = db.get<{ props: string }>(
    'SELECT props FROM extras WHERE kind = ? AND id = ?',
    kind,
    id,
  );
  return row ? (JSON.parse(row.props) as Props) : {};
}

/** Merges; objects one level down are merged too, as a PATCH of a team's settings is. */
export function addExtras(db: Db, kind: ExtraKind, id: string, change: Props): Props {
  const known = extrasOf(db, kind, id);
  const merged = { ...known };
  for (const [name, value] of Object.entries(change)) {
    const both = isObject(known[name]) && isObject(value);
    merged[name] = both ? { ...(known[name] as Props), ...value } : value;
  }
  db.run(
    'INSERT INTO extras VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET props = excluded.props',
    kind,
    id,
    JSON.stringify(merged),
  );
  return merged;
}

export const dropExtras = (db: Db, kind: ExtraKind, id: string): void => {
  db.run('DELETE FROM extras WHERE kind = ? AND id = ?', kind, id);
};

const isObject = (value: unknown): value is Props =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
