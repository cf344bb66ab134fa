import { AppError } from '../../kernel/errors.ts';
import { KEPT_DAYS, KEPT_FOR, type KeptDays, keptSetting } from '../../kernel/kept.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { auditActions } from './audit.ts';
import {
  CHOICES,
  type ChoiceKey,
  LISTS,
  type ListKey,
  NUMBERS,
  type NumberKey,
  SETTINGS,
  type SettingKey,
  type SettingValue,
} from './model.ts';
import type { GovernanceStores, SettingChange } from './store.ts';

export interface GovernanceDeps {
  readonly work: UnitOfWork<GovernanceStores>;
  readonly clock: Clock;
}

/** A number that administrators set. */
export interface NumberSetting {
  readonly key: NumberKey;
  readonly value: number;
  /** Where nothing was set. */
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  /** Newest first, the value in force included. */
  readonly history: readonly SettingChange[];
}

/** A word that administrators choose. */
export interface ChoiceSetting {
  readonly key: ChoiceKey;
  readonly value: string;
  /** Where nothing was set. */
  readonly usual: string;
  readonly options: readonly string[];
  /** Newest first, the value in force included. */
  readonly history: readonly SettingChange[];
}

/** Several words that administrators set. */
export interface ListSetting {
  readonly key: ListKey;
  readonly value: readonly string[];
  /** Where nothing was set. */
  readonly usual: readonly string[];
  /** Newest first, the value in force included. */
  readonly history: readonly SettingChange[];
}

export function governanceActions({ work, clock }: GovernanceDeps) {
  const mustAdminister = (who: Actor): void => {
    if (!isAdministrator(who)) throw new AppError('forbidden', 'administrators only');
  };

  return {
    /** The value in force; the default where none was set. */
    async setting<K extends SettingKey>(key: K): Promise<SettingValue<K>> {
      const { schema, fallback } = SETTINGS[key];
      const stored = schema.safeParse(await work.run((tx) => tx.settings.get(key)));
      return (stored.success ? stored.data : fallback) as SettingValue<K>;
    },

    /** After how many days each is forgotten, as it is in force: for everybody, who is told of it. */
    kept: (): Promise<KeptDays> =>
      work.run(async (tx) => {
        const days = await Promise.all(
          KEPT_FOR.map(async (what) => {
            const { schema, fallback } = SETTINGS[keptSetting(what)];
            const stored = schema.safeParse(await tx.settings.get(keptSetting(what)));
            return [what, stored.success ? stored.data : fallback] as const;
          }),
        );
        return { ...KEPT_DAYS, ...Object.fromEntries(days) };
      }),

    /** @throws AppError `forbidden`, `invalid-input` */
    async change(who: Actor, key: SettingKey, value: unknown): Promise<void> {
      mustAdminister(who);
      const parsed = SETTINGS[key].schema.safeParse(value);
      if (!parsed.success) throw new AppError('invalid-input', `setting ${key}`, { field: key });
      await work.run(async (tx) => {
        await tx.settings.set(key, parsed.data, who.id, clock.now());
        tx.emit({ type: 'setting.changed', actor: who.id, data: { key } });
        tx.audit({ actor: who.id, verb: 'setting.change', subject: `setting:${key}` });
      });
    },

    /** The numbers in force, with bounds and history, newest first. @throws AppError `forbidden` */
    async numbers(who: Actor): Promise<readonly NumberSetting[]> {
      mustAdminister(who);
      return work.run((tx) =>
        Promise.all(
          NUMBERS.map(async (key) => {
            const { schema, fallback, least, most } = SETTINGS[key];
            const stored = schema.safeParse(await tx.settings.get(key));
            const value = stored.success ? stored.data : fallback;
            const history = await tx.settings.history(key);
            return { key, value, usual: fallback, least, most, history };
          }),
        ),
      );
    },

    /** The words in force, with what else there is and history, newest first. @throws AppError `forbidden` */
    async choices(who: Actor): Promise<readonly ChoiceSetting[]> {
      mustAdminister(who);
      return work.run((tx) =>
        Promise.all(
          CHOICES.map(async (key) => {
            const { schema, fallback } = SETTINGS[key];
            const stored = schema.safeParse(await tx.settings.get(key));
            const value = stored.success ? stored.data : fallback;
            const history = await tx.settings.history(key);
            return { key, value, usual: fallback, options: schema.options, history };
          }),
        ),
      );
    },

    /** The lists in force, with history, newest first. @throws AppError `forbidden` */
    async lists(who: Actor): Promise<readonly ListSetting[]> {
      mustAdminister(who);
      return work.run((tx) =>
        Promise.all(
          LISTS.map(async (key) => {
            const { schema, fallback } = SETTINGS[key];
            const stored = schema.safeParse(await tx.settings.get(key));
            const value = stored.success ? stored.data : fallback;
            return { key, value, usual: fallback, history: await tx.settings.history(key) };
          }),
        ),
      );
    },

    history: (who: Actor, key: SettingKey) => {
      mustAdminister(who);
      return work.run((tx) => tx.settings.history(key));
    },

    auditLog: auditActions({ work }),
  };
}

export type GovernanceActions = ReturnType<typeof governanceActions>;
