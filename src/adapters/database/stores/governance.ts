import { SETTINGS, THRESHOLD_KEYS } from '../../../features/governance/model.ts';
import type {
  AuditLine,
  AuditStore,
  SettingChange,
  SettingStore,
} from '../../../features/governance/store.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
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

export function auditStore({ read }: Session): AuditStore {
  const newestFirst = () =>
    read()
      .selectFrom('audit_log')
      .select(['at', 'actor', 'verb', 'subject', 'reason'])
      .orderBy('id', 'desc');
  const toLine = (row: Omit<AuditLine, 'actor'> & { actor: string | null }): AuditLine => ({
    ...row,
    actor: person(row.actor),
  });
  return {
    async recent(limit) {
      return (await newestFirst().limit(limit).execute()).map(toLine);
    },

    async of(subject) {
      return (await newestFirst().where('subject', '=', subject).execute()).map(toLine);
    },
  };
}
