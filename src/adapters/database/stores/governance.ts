import { sql } from 'kysely';
import { SETTINGS, THRESHOLD_KEYS } from '../../../features/governance/model.ts';
import type {
  AuditLine,
  AuditStore,
  SettingChange,
  SettingStore,
} from '../../../features/governance/store.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
import { NOBODY } from '../../../kernel/nobody.ts';
import { THRESHOLDS, type ThresholdReader } from '../../../kernel/thresholds.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';

const person = (id: string | null): PersonId | null => (id === null ? null : asId<PersonId>(id));

export function settingStore({ read, write }: Session): SettingStore {
  return {
    /** Undefined where none was set. */
    async get(key) {
      const row = await read()
        .selectFrom('settings')
        .select('value')
        .where('key', '=', key)
        .executeTakeFirst();
      return row?.value;
    },

    async set(key, value, by, at) {
      const db = await write();
      const changes = { value: json(value ?? null), changed_by: by, changed_at: at };
      await db
        .insertInto('settings')
        .values({ key, ...changes })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(changes))
        .execute();
      await db
        .insertInto('settings_history')
        .values({ key, ...changes })
        .execute();
    },

    /** Newest first, the value in force included. */
    async history(key) {
      const rows = await read()
        .selectFrom('settings_history')
        .selectAll()
        .where('key', '=', key)
        .orderBy('id', 'desc')
        .execute();
      return rows.map(
        (row): SettingChange => ({
          key: row.key,
          value: row.value,
          changedBy: person(row.changed_by),
          changedAt: row.changed_at,
        }),
      );
    },
  };
}

/** The numbers in force, in one statement. */
export const thresholdStore = ({ read }: Session): ThresholdReader => ({
  async now() {
    const rows = await read()
      .selectFrom('settings')
      .select(['key', 'value'])
      .where('key', 'in', THRESHOLD_KEYS)
      .execute();
    const set = new Map(rows.map(({ key, value }) => [key, value]));
    const inForce = THRESHOLD_KEYS.map((key) => {
      const stored = SETTINGS[key].schema.safeParse(set.get(key));
      return [key, stored.success ? stored.data : THRESHOLDS[key]] as const;
    });
    return { ...THRESHOLDS, ...Object.fromEntries(inForce) };
  },
});

const LINE = [
  sql<string>`audit_log.id::text`.as('id'),
  'audit_log.at',
  'audit_log.actor',
  'audit_log.verb',
  'audit_log.subject',
  'audit_log.reason',
] as const;

const CONTRIBUTION = 'contribution:';

export function auditStore({ read }: Session): AuditStore {
  const newestFirst = () =>
    read().selectFrom('audit_log').select(LINE).orderBy('audit_log.id', 'desc');
  const toLine = (row: Omit<AuditLine, 'actor'> & { actor: string | null }): AuditLine => ({
    ...row,
    actor: person(row.actor),
  });
  return {
    async page({ actor, action, object, about, from, until }, before, limit) {
      let rows = newestFirst()
        .leftJoin('contributions', (join) =>
          join.on(sql`audit_log.subject`, '=', sql`${CONTRIBUTION} || contributions.id`),
        )
        .where(sql<boolean>`contributions.author is distinct from ${NOBODY}`);
      if (actor) rows = rows.where('audit_log.actor', '=', actor);
      if (action) rows = rows.where(sql`split_part(audit_log.verb, '.', 2)`, '=', action);
      if (object) rows = rows.where(sql`split_part(audit_log.subject, ':', 1)`, '=', object);
      if (about) rows = rows.where('audit_log.subject', '=', about);
      if (from) rows = rows.where('audit_log.at', '>=', from);
      if (until) rows = rows.where('audit_log.at', '<', until);
      if (before) rows = rows.where(sql<boolean>`audit_log.id < ${before}::bigint`);
      return (await rows.limit(limit).execute()).map(toLine);
    },

    async of(subject) {
      return (await newestFirst().where('audit_log.subject', '=', subject).execute()).map(toLine);
    },
  };
}
