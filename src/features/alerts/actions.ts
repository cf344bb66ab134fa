import { AppError } from '../../kernel/errors.ts';
import { type AlertId, asId } from '../../kernel/ids.ts';
import { availableActions, decide } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Transaction } from '../../ports/unit-of-work.ts';
import { type AlertDeps, plan, rhythmOf } from './actions/deps.ts';
import { digesting } from './actions/digesting.ts';
import { levelActions } from './actions/levels.ts';
import {
  type Alert,
  type AlertDraft,
  type AlertVerb,
  KINDS,
  LIMITS,
  type Rhythm,
} from './model.ts';
import { alertMachine } from './policy.ts';
import type { AlertStores } from './store.ts';

export interface OwnAlert {
  readonly alert: Alert;
  readonly actions: readonly AlertVerb[];
}

export function alertActions(deps: AlertDeps) {
  const { work, clock, ids, terms } = deps;

  /** @throws AppError `invalid-input` where nothing is left that could be new */
  function cleaned(draft: AlertDraft): AlertDraft {
    const topics = [...new Set(draft.topics)].filter(terms.isTopic).slice(0, LIMITS.topics);
    const countries = [...new Set(draft.countries)]
      .filter(terms.isCountry)
      .slice(0, LIMITS.countries);
    const kinds = KINDS.filter((kind) => draft.kinds.includes(kind));
    if (kinds.length === 0) throw new AppError('invalid-input', 'no kind', { field: 'kinds' });
    if (topics.length + countries.length === 0 && draft.collection === null)
      throw new AppError('invalid-input', 'no topic and no country', { field: 'topics' });
    return { topics, countries, kinds, collection: draft.collection };
  }

  const current = (alert: Alert): Alert => ({
    ...alert,
    topics: [...new Set(alert.topics.map((slug) => terms.tagged(slug) ?? slug))],
  });

  async function changed(
    who: Actor,
    id: AlertId,
    verb: AlertVerb,
    change: (alert: Alert) => Partial<Alert>,
  ): Promise<void> {
    await work.run(async (tx) => {
      const alert = await tx.alerts.get(id);
      if (!alert || alert.person !== who.id) throw new AppError('not-found', `no alert ${id}`);
      const state = decide(alertMachine, alert, verb, who);
      await tx.alerts.update({ ...alert, ...change(alert), state });
      await plan(tx, who, clock.now());
    });
  }

  async function begin(
    tx: Transaction & AlertStores,
    who: Actor,
    draft: AlertDraft,
  ): Promise<AlertId> {
    const id = asId<AlertId>(ids.next());
    const now = clock.now();
    const kept = { ...draft, id, person: who.id, since: now, createdAt: now };
    await tx.alerts.insert({ ...kept, version: 1, state: 'active' });
    await plan(tx, who, now);
    return id;
  }

  const same = (one: Alert, other: AlertDraft): boolean =>
    JSON.stringify([one.topics, one.countries, one.kinds, one.collection]) ===
    JSON.stringify([other.topics, other.countries, other.kinds, other.collection]);

  return {
    ...digesting(deps, current),
    levels: levelActions(deps),

    /** What of words an alert can be about. */
    understood: (text: string) => ({
      topics: terms.topicsIn(text).slice(0, LIMITS.topics),
      countries: terms.countriesIn(text).slice(0, LIMITS.countries),
    }),

    /** Their alerts, oldest first, without those they deleted, and how often they hear. */
    mine: (who: Actor): Promise<{ alerts: readonly OwnAlert[]; rhythm: Rhythm }> =>
      work.run(async (tx) => {
        const all = await tx.alerts.of(who.id);
        const kept = all.filter(({ state }) => state !== 'deleted').map(current);
        return {
          alerts: kept.map((alert) => ({
            alert,
            actions: availableActions(alertMachine, alert, who),
          })),
          rhythm: await rhythmOf(tx, who.id),
        };
      }),

    /** The same alert twice is one. @throws AppError `invalid-input`, `too-large` */
    async create(who: Actor, draft: AlertDraft): Promise<AlertId> {
      const wanted = cleaned(draft);
      return work.run(async (tx) => {
        const mine = (await tx.alerts.of(who.id)).filter(({ state }) => state !== 'deleted');
        const there = mine.find((one) => same(one, wanted));
        if (there) return there.id;
        if (mine.length >= LIMITS.alerts)
          throw new AppError('too-large', 'as many alerts as one may have', {
            context: 'alerts',
            limit: LIMITS.alerts,
          });
        return begin(tx, who, wanted);
      });
    },

    /**
     * What their office is for is told to them as documents come (FR-SRF-9): an alert on those of the topics that no
     * alert of theirs ever had, so that what they changed, stopped or deleted stays as they left it.
     */
    async provide(who: Actor, topics: readonly string[]): Promise<void> {
      await work.run(async (tx) => {
        const all = await tx.alerts.of(who.id);
        const had = new Set(all.flatMap((one) => current(one).topics));
        const wanted = [...new Set(topics)]
          .filter((topic) => terms.isTopic(topic) && !had.has(topic))
          .slice(0, LIMITS.topics);
        const kept = all.filter(({ state }) => state !== 'deleted');
        if (wanted.length === 0 || kept.length >= LIMITS.alerts) return;
        const kinds = ['product', 'lesson', 'mission'] as const;
        await begin(tx, who, { topics: wanted, countries: [], kinds, collection: null });
      });
    },

    /** @throws AppError `not-found`, `invalid-input`, `illegal-move` */
    change: (who: Actor, id: AlertId, draft: Omit<AlertDraft, 'collection'>) =>
      changed(who, id, 'change', ({ collection }) => cleaned({ ...draft, collection })),

    /** What came while it was paused is not told afterwards. @throws AppError `not-found`, `illegal-move` */
    move: (who: Actor, id: AlertId, verb: 'pause' | 'resume' | 'delete' | 'restore') =>
      changed(who, id, verb, () => (verb === 'resume' ? { since: clock.now() } : {})),

    /** One press ends them all; each can be resumed. Answers how many. */
    stopAll: (who: Actor): Promise<number> =>
      work.run(async (tx) => {
        const active = (await tx.alerts.of(who.id)).filter(({ state }) => state === 'active');
        for (const alert of active) await tx.alerts.update({ ...alert, state: 'paused' });
        if (active.length > 0) await plan(tx, who, clock.now());
        return active.length;
      }),

    /** Takes `stopAll` back. */
    resumeAll: (who: Actor): Promise<number> =>
      work.run(async (tx) => {
        const paused = (await tx.alerts.of(who.id)).filter(({ state }) => state === 'paused');
        for (const alert of paused)
          await tx.alerts.update({ ...alert, state: 'active', since: clock.now() });
        if (paused.length > 0) await plan(tx, who, clock.now());
        return paused.length;
      }),

    chooseRhythm: (who: Actor, rhythm: Rhythm): Promise<void> =>
      work.run(async (tx) => {
        await tx.alerts.chooseRhythm(who.id, rhythm);
        await plan(tx, who, clock.now());
      }),
  };
}

export type AlertActions = ReturnType<typeof alertActions>;
