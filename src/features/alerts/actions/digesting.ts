import { asId, type CollectionId, type DigestId, type PersonId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import {
  type Alert,
  type AlertReason,
  byWorth,
  type DigestItem,
  MOST_TOLD,
  NEWS_DAYS,
  type News,
  reasonOf,
} from '../model.ts';
import { type AlertDeps, plan } from './deps.ts';

const DAY_MS = 86_400_000;
/** What "new lately" shows. */
const LATELY_DAYS = 30;

export const keyOf = ({ kind, id }: Pick<News, 'kind' | 'id'>): string => `${kind} ${id}`;

interface Wanted {
  readonly news: News;
  readonly alert: Alert;
  readonly reason: AlertReason;
}

/** What is new for a person, put together at its time; whether they may open it is asked again when it is sent. */
export function digesting(deps: AlertDeps, current: (alert: Alert) => Alert) {
  const { work, clock, ids, terms } = deps;

  async function collectionsOf(who: Actor, alerts: readonly Alert[]) {
    const wanted = new Set(alerts.flatMap(({ collection }) => collection ?? []));
    const found = new Map<CollectionId, ReadonlySet<string>>();
    for (const id of wanted) found.set(id, await deps.inCollection(who, id));
    return found;
  }

  /** Not told before, wanted by an alert, and open to them now: each once, by the alert that it fits best. */
  async function wanted(who: Actor, alerts: readonly Alert[]): Promise<readonly Wanted[]> {
    const oldest = Math.min(...alerts.map(({ since }) => since.getTime()));
    const since = new Date(Math.max(oldest, clock.now().getTime() - NEWS_DAYS * DAY_MS));
    const [all, told, held] = await Promise.all([
      deps.news(since),
      work.run((tx) => tx.digests.told(who.id)),
      collectionsOf(who, alerts),
    ]);
    const none = new Set<string>();
    const fitting = all
      .filter((news) => !told.has(keyOf(news)))
      .flatMap((news): Wanted[] => {
        const matches = alerts.flatMap((alert): Wanted[] => {
          const inside = (alert.collection && held.get(alert.collection)) || none;
          const reason = reasonOf(alert, news, terms.within, inside);
          return reason ? [{ news, alert, reason }] : [];
        });
        const [best] = matches.sort(byWorth);
        return best ? [best] : [];
      });
    const open = await deps.opens(
      who,
      fitting.map(({ news }) => news),
    );
    return fitting
      .filter(({ news }) => open.has(keyOf(news)))
      .sort(byWorth)
      .slice(0, MOST_TOLD);
  }

  async function tell(who: Actor, found: readonly Wanted[]): Promise<void> {
    const last = await work.run((tx) => tx.digests.last(who.id));
    const waits = last !== null && (await deps.waits(last.id));
    const items = found.map(
      ({ news, alert }): DigestItem => ({ kind: news.kind, item: news.id, alert: alert.id }),
    );
    await work.run(async (tx) => {
      const fresh = { id: asId<DigestId>(ids.next()), person: who.id, at: clock.now() };
      const digest = waits ? last : fresh;
      const added = await tx.digests.add(digest, items);
      if (!waits && added > 0) {
        await tx.digests.insert(digest);
        const data = { digest: digest.id, person: who.id };
        tx.emit({ type: 'digest.made', actor: null, data });
      }
      await plan(tx, who, clock.now());
    });
  }

  return {
    /** Their time has come: what is new becomes one message, and nothing new becomes none. */
    async digest(person: PersonId): Promise<void> {
      const who = await deps.reader(person);
      if (!who) return;
      const all = await work.run((tx) => tx.alerts.of(person));
      const active = all.filter(({ state }) => state === 'active').map(current);
      await tell(who, active.length === 0 ? [] : await wanted(who, active));
    },

    /** What a digest tells, with the alert of each line as it stands; empty where it is somebody else's. */
    told: (who: Pick<Actor, 'id'>, id: DigestId) =>
      work.run(async (tx) => {
        const digest = await tx.digests.get(id);
        if (digest?.person !== who.id) return [];
        const alerts = new Map((await tx.alerts.of(who.id)).map((one) => [one.id, current(one)]));
        const items = await tx.digests.items(id);
        return items.map((item) => ({ ...item, alert: alerts.get(item.alert) ?? null }));
      }),

    /** As `told`, of everything in the last month. */
    lately: (who: Pick<Actor, 'id'>) =>
      work.run(async (tx) => {
        const since = new Date(clock.now().getTime() - LATELY_DAYS * DAY_MS);
        const alerts = new Map((await tx.alerts.of(who.id)).map((one) => [one.id, current(one)]));
        const items = await tx.digests.lately(who.id, since);
        return items.map((item) => ({ ...item, alert: alerts.get(item.alert) ?? null }));
      }),

    within: terms.within,
  };
}

/** One line of a digest before anybody asked whether it may be read. */
export type ToldItem = Omit<DigestItem, 'alert'> & { readonly alert: Alert | null };
