import { addDays, dayOf, moment } from '../../kernel/days.ts';
import type { AlertId, CollectionId, CommunityId, DigestId, PersonId } from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/machine.ts';
import type { DueItem } from '../../ports/unit-of-work.ts';

export const KINDS = ['product', 'lesson', 'mission', 'query', 'discussion'] as const;
/** Of what somebody hears: products at large, lessons, mission reports, questions and discussions of their communities. */
export type AlertKind = (typeof KINDS)[number];

/**
 * What a digest tells besides: what was said in the discussions of one's communities on one day, what they show, and
 * thanks for one's reply.
 */
export type NewsKind = AlertKind | 'posts' | 'showcase' | 'thanks';

/** The kinds that are documents; the others stand in a community. */
const DOCUMENTS: ReadonlySet<NewsKind> = new Set(['product', 'lesson', 'mission']);
export const isDocument = ({ kind }: { readonly kind: NewsKind }): boolean => DOCUMENTS.has(kind);

export const RHYTHMS = ['daily', 'weekly'] as const;
/** How often one person hears of everything new at once. There is no "at once": that would be one message for each. */
export type Rhythm = (typeof RHYTHMS)[number];

export const ALERT_STATES = ['active', 'paused', 'deleted'] as const;
export type AlertState = (typeof ALERT_STATES)[number];
export const ALERT_VERBS = ['change', 'pause', 'resume', 'delete', 'restore'] as const;
export type AlertVerb = (typeof ALERT_VERBS)[number];

/** What somebody wants to hear of. No topic and no country: everything of a collection. */
export interface Alert {
  readonly id: AlertId;
  readonly version: number;
  readonly person: PersonId;
  readonly topics: readonly string[];
  /** English names, as items have them. */
  readonly countries: readonly string[];
  readonly kinds: readonly AlertKind[];
  readonly collection: CollectionId | null;
  readonly state: AlertState;
  /** What came before is no news to it. */
  readonly since: Date;
  readonly createdAt: Date;
}

export type AlertDraft = Pick<Alert, 'topics' | 'countries' | 'kinds' | 'collection'>;

/** Something that came. */
export interface News {
  readonly kind: NewsKind;
  /** Of `posts`: the discussion, `@` and the day, `YYYY-MM-DD` in UTC. */
  readonly id: string;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  /** Whose it is: nobody is told of their own. */
  readonly by: PersonId | null;
  readonly at: Date;
  /** The communities in which it stands; absent: in none. */
  readonly communities?: readonly CommunityId[];
}

/** What one message tells, in its order. */
export interface DigestItem {
  readonly kind: NewsKind;
  readonly item: string;
  /** What it is told by: an alert, or a community that its reader follows. */
  readonly alert: AlertId | null;
  readonly community?: CommunityId | null;
}

export interface Digest {
  readonly id: DigestId;
  readonly person: PersonId;
  readonly at: Date;
}

/** Why a line is there: what of an alert an item has. */
export interface AlertReason {
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  readonly collection: CollectionId | null;
  /** By which of its reader's communities it came; absent: by an alert. */
  readonly community?: CommunityId | null;
}

export const LIMITS = { alerts: 50, topics: 10, countries: 10 };
/** Older news are none, whatever was missed. */
export const NEWS_DAYS = 60;
/** More than anybody looks through; what is beyond is told by the next digest. */
export const MOST_TOLD = 200;

export const TRANSITIONS: Transitions<AlertState, AlertVerb> = {
  active: { change: 'active', pause: 'paused', delete: 'deleted' },
  paused: { change: 'paused', resume: 'active', delete: 'deleted' },
  deleted: { restore: 'active' },
};

/** A topic with those below it. */
export type Within = (topic: string) => ReadonlySet<string>;

const wants = (kinds: readonly NewsKind[], kind: NewsKind): boolean => kinds.includes(kind);

/**
 * What of an alert an item has; null where it is none of what is wanted. Topics are alternatives, so are countries, and
 * both must fit where both are named.
 * @param inCollection items of the alert's collection, as its person may open them
 */
export function reasonOf(
  alert: Alert,
  news: News,
  within: Within,
  inCollection: ReadonlySet<string>,
): AlertReason | null {
  const { topics, countries, kinds, collection } = alert;
  if (!wants(kinds, news.kind) || news.at < alert.since || news.by === alert.person) return null;
  if (collection !== null && !inCollection.has(news.id)) return null;
  const { topics: about, countries: where } = sharedOf(alert, news, within);
  if (topics.length > 0 && about.length === 0) return null;
  if (countries.length > 0 && where.length === 0) return null;
  return { topics: about, countries: where, collection };
}

/** What an item has of what an alert names. */
export const sharedOf = (
  { topics, countries, collection }: Pick<Alert, 'topics' | 'countries' | 'collection'>,
  item: Pick<News, 'topics' | 'countries'>,
  within: Within,
): AlertReason => ({
  topics: topics.filter((topic) => item.topics.some((one) => within(topic).has(one))),
  countries: countries.filter((country) => item.countries.includes(country)),
  collection,
});

/** What fits best comes first, then the newest: only a few are shown. */
export const byWorth = (
  a: { readonly news: News; readonly reason: AlertReason },
  b: { readonly news: News; readonly reason: AlertReason },
): number =>
  worth(b.reason) - worth(a.reason) ||
  b.news.at.getTime() - a.news.at.getTime() ||
  (a.news.id < b.news.id ? -1 : 1);

const worth = ({ topics, countries }: AlertReason): number =>
  Math.min(topics.length, 1) + Math.min(countries.length, 1);

export const DIGEST_JOB = 'alerts.digest';
const HOUR = '08:00:00';
const MONDAY = 1;
const FRIDAY = 5;

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** The next morning at which this person hears what is new, by their own clock: a working day, or a Monday. */
export function nextDigest(now: Date, zone: string, rhythm: Rhythm): Date {
  let day = dayOf(now, zone);
  for (;;) {
    const weekday = weekdayOf(day);
    const at = moment(day, HOUR, zone);
    if (at > now && (rhythm === 'weekly' ? weekday === MONDAY : weekday <= FRIDAY)) return at;
    day = addDays(day, 1);
  }
}

/** One row: the next digest and no more, so that a clock that jumps a month brings one. */
export function dueWork(
  person: PersonId,
  given: { readonly now: Date; readonly zone: string; readonly rhythm: Rhythm },
): readonly DueItem[] {
  const at = nextDigest(given.now, given.zone, given.rhythm);
  return [{ job: DIGEST_JOB, slot: `${person}@${at.toISOString()}`, at, ref: person }];
}
