import { dayOf } from '../../../kernel/days.ts';
import {
  type AlertId,
  asId,
  type CollectionId,
  type CommunityId,
  type DigestId,
  type PersonId,
} from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { type Choices, followed, isMuted, rhythms } from '../levels.ts';
import {
  type Alert,
  type AlertReason,
  byWorth,
  type DigestItem,
  MOST_TOLD,
  NEWS_DAYS,
  type News,
  type Rhythm,
  reasonOf,
} from '../model.ts';
import type { AlertStores } from '../store.ts';
import { type AlertDeps, plan, planOwn, rhythmOf } from './deps.ts';

const DAY_MS = 86_400_000;
/** What "new lately" shows. */
const LATELY_DAYS = 30;
/** Older talk of a community is none of its news. */
const TALK_DAYS = 9;
const OF_COMMUNITY: AlertReason = { topics: [], countries: [], collection: null };

export const keyOf = ({ kind, id }: Pick<News, 'kind' | 'id'>): string => `${kind} ${id}`;

interface Wanted {
  readonly news: News;
  readonly reason: AlertReason;
  readonly alert: AlertId | null;
  readonly community: CommunityId | null;
}

/** What a person follows: by what they asked for, and by being in communities. */
interface Follows {
  readonly alerts: readonly Alert[];
  readonly chosen: Choices;
  readonly rhythms: ReadonlyMap<CommunityId, Rhythm>;
  /** Whether this digest is also the week's. */
  readonly weekly: boolean;
}

const MONDAY = 1;

/** What is new for a person, put together at its time; whether they may open it is asked again when it is sent. */
export function digesting(deps: AlertDeps, current: (alert: Alert) => Alert) {
  const { work, clock, ids, terms } = deps;

  async function collectionsOf(who: Actor, alerts: readonly Alert[]) {
    const wanted = new Set(alerts.flatMap(({ collection }) => collection ?? []));
    const found = new Map<CollectionId, ReadonlySet<string>>();
    for (const id of wanted) found.set(id, await deps.inCollection(who, id));
    return found;
  }

  /** What was told, each line with its alert as it stands. */
  async function linesOf<Line extends DigestItem>(
    tx: AlertStores,
    person: PersonId,
    items: readonly Line[],
  ) {
    const alerts = new Map((await tx.alerts.of(person)).map((one) => [one.id, current(one)]));
    return items.map((item) => ({
      ...item,
      alert: (item.alert && alerts.get(item.alert)) ?? null,
    }));
  }

  const isMonday = (zone: string): boolean =>
    (new Date(`${dayOf(clock.now(), zone)}T00:00:00Z`).getUTCDay() || 7) === MONDAY;

  async function followsOf(who: Actor): Promise<Follows> {
    const [all, chosen, rhythm] = await work.run(
      async (tx) =>
        [
          await tx.alerts.of(who.id),
          await tx.noticeLevels.of(who.id),
          await rhythmOf(tx, who.id),
        ] as const,
    );
    const active = all.filter(({ state }) => state === 'active').map(current);
    const communities = rhythms(who.memberships.keys(), chosen);
    const daily =
      [...communities.values()].includes('daily') || (active.length > 0 && rhythm === 'daily');
    // Where nothing comes daily the digest is the week's, on whatever day the clock gets to it.
    const weekly = !daily || isMonday(who.zone);
    const alerts = rhythm === 'daily' || weekly ? active : [];
    return { alerts, chosen, rhythms: communities, weekly };
  }

  /** What came since the oldest thing that is waited for, whoever may open it. */
  async function newsFor({ alerts, rhythms: communities }: Follows): Promise<readonly News[]> {
    const now = clock.now().getTime();
    const oldest = Math.min(now - TALK_DAYS * DAY_MS, ...alerts.map((one) => one.since.getTime()));
    const since = new Date(Math.max(oldest, now - NEWS_DAYS * DAY_MS));
    const [news, talk] = await Promise.all([
      deps.news(since),
      deps.talk([...communities.keys()], new Date(now - TALK_DAYS * DAY_MS)),
    ]);
    return [...news, ...talk];
  }

  /** Not told before, wanted by an alert or a community, and open to them now: each once, by what it fits best. */
  async function wanted(who: Actor, follows: Follows): Promise<readonly Wanted[]> {
    const now = clock.now();
    const nothing = follows.alerts.length === 0 && follows.rhythms.size === 0;
    const [all, own, told, held] = await Promise.all([
      nothing ? [] : newsFor(follows),
      deps.own(who, new Date(now.getTime() - NEWS_DAYS * DAY_MS)),
      work.run((tx) => tx.digests.told(who.id)),
      collectionsOf(who, follows.alerts),
    ]);
    const none = new Set<string>();
    const asked = (news: News): Wanted | undefined =>
      follows.alerts
        .flatMap((alert): Wanted[] => {
          const inside = (alert.collection && held.get(alert.collection)) || none;
          const reason = reasonOf(alert, news, terms.within, inside);
          return reason ? [{ news, alert: alert.id, community: null, reason }] : [];
        })
        .sort(byWorth)[0];
    const given = { ...follows, now };
    const ofOwn = own.map((news): Wanted => {
      return { news, alert: null, community: news.communities?.[0] ?? null, reason: OF_COMMUNITY };
    });
    const others = all
      .filter((news) => !told.has(keyOf(news)) && !isMuted(news, who, follows.chosen))
      .flatMap((news): Wanted[] => {
        const best = asked(news);
        if (best) return [best];
        const community = followed(news, who.id, given);
        return community ? [{ news, alert: null, community, reason: OF_COMMUNITY }] : [];
      });
    const fitting = [...ofOwn.filter(({ news }) => !told.has(keyOf(news))), ...others];
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
      ({ news, alert, community }): DigestItem => ({
        ...{ kind: news.kind, item: news.id },
        ...{ alert, community },
      }),
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
      await tell(who, await wanted(who, await followsOf(who)));
    },

    /** Something came of this person's own words: their next digest tells it, whatever else they want to hear. */
    async expect(person: PersonId): Promise<void> {
      const who = await deps.reader(person);
      if (who) await work.run((tx) => planOwn(tx, who, clock.now()));
    },

    /** What a digest tells, with the alert of each line as it stands; empty where it is somebody else's. */
    told: (who: Pick<Actor, 'id'>, id: DigestId) =>
      work.run(async (tx) => {
        const digest = await tx.digests.get(id);
        if (digest?.person !== who.id) return [];
        return linesOf(tx, who.id, await tx.digests.items(id));
      }),

    /** As `told`, of everything in the last month. */
    lately: (who: Pick<Actor, 'id'>) =>
      work.run(async (tx) => {
        const since = new Date(clock.now().getTime() - LATELY_DAYS * DAY_MS);
        return linesOf(tx, who.id, await tx.digests.lately(who.id, since));
      }),

    within: terms.within,
  };
}

/** One line of a digest before anybody asked whether it may be read. */
export type ToldItem = Omit<DigestItem, 'alert'> & { readonly alert: Alert | null };
