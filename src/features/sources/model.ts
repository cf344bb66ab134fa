import type { PersonId } from '../../kernel/ids.ts';
import {
  isRegisterError,
  type RefusedRow,
  type Trouble,
  type TroubleDetails,
} from '../../ports/reading.ts';

/** What is read from outside besides libraries, in the order in which it is needed. */
export const SOURCES = [
  'people',
  'communities',
  'projects',
  'leavers',
  'missions',
  'trainings',
] as const;
export type SourceKey = (typeof SOURCES)[number];
/** A catalogue or feed that administrators added. */
export type OutsideKey = `outside:${string}`;
export type AnySource = SourceKey | OutsideKey;

export const isOutside = (key: string): key is OutsideKey => key.startsWith('outside:');

/** What is known of an outside source: who answers for it and how its last reading went. */
export interface Source<K extends AnySource = AnySource> {
  readonly key: K;
  /** Who answers for it in the organization; null until an administrator says. */
  readonly owner: PersonId | null;
  /** After so many hours without a success it is shown as stale. */
  readonly staleAfterHours: number;
  /** False where the organization has no such register. */
  readonly used: boolean;
  /** Where it was when it was read last: a register that has moved is not compared with what it was before. */
  readonly readAt: string | null;
  readonly lastAttempt: Date | null;
  readonly lastSuccess: Date | null;
  /** Since when it is being read; null while nobody reads it. */
  readonly readingSince: Date | null;
  /** Of the last reading that succeeded. */
  readonly taken: number;
  readonly refusedCount: number;
  /** The first of them. */
  readonly refused: readonly RefusedRow[];
  readonly dropped: readonly string[];
  /** Every name of a column that was dropped once: administrators are told of each once. */
  readonly everDropped: readonly string[];
  readonly trouble: Trouble | null;
  readonly details: TroubleDetails;
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly toldFailing: boolean;
  /** A reading that lost so much that an administrator has to confirm it. */
  readonly held: Held | null;
  /** Rows of a reading that an administrator has confirmed. */
  readonly confirmed: number | null;
}

export interface Held {
  readonly before: number;
  readonly after: number;
}

export const DAY_HOURS = 24;
/** Catalogues are read once a day; one day lost says nothing yet. */
export const OUTSIDE_HOURS = 72;
export const MOST_STALE_HOURS = 24 * 90;
const HOUR_MS = 3_600_000;
const MOST_REFUSED = 100;

export const unread = <K extends AnySource>(key: K): Source<K> => ({
  key,
  owner: null,
  staleAfterHours: isOutside(key) ? OUTSIDE_HOURS : DAY_HOURS,
  used: true,
  readAt: null,
  lastAttempt: null,
  lastSuccess: null,
  readingSince: null,
  taken: 0,
  refusedCount: 0,
  refused: [],
  dropped: [],
  everDropped: [],
  trouble: null,
  details: {},
  failures: 0,
  failingSince: null,
  toldFailing: false,
  held: null,
  confirmed: null,
});

/** What a reading brought, besides what it changed. */
export interface Outcome {
  readonly taken: number;
  readonly refused?: readonly RefusedRow[];
  /** Where there are more than are told. */
  readonly refusedCount?: number;
  readonly dropped?: readonly string[];
  /** What was wrong although nothing broke: a right that was never given. */
  readonly trouble?: { readonly trouble: Trouble; readonly details: TroubleDetails };
}

export const SOURCE_STATES = ['unused', 'waiting', 'fresh', 'failing', 'stale'] as const;
/** `failing`: the last reading failed, what was read before is still young. */
export type SourceState = (typeof SOURCE_STATES)[number];

/** Since when it is stale; null where it is not. */
export function staleSince(source: Source, now: Date): Date | null {
  const { used, lastSuccess, failingSince, staleAfterHours } = source;
  const from = lastSuccess ?? failingSince;
  if (!used || !from) return null;
  const since = new Date(from.getTime() + staleAfterHours * HOUR_MS);
  return since <= now ? since : null;
}

export function stateOf(source: Source, now: Date): SourceState {
  if (!source.used) return 'unused';
  if (!source.lastAttempt) return 'waiting';
  if (staleSince(source, now)) return 'stale';
  return source.trouble === null ? 'fresh' : 'failing';
}

/** Empty at once, or less than half of what it was, is more often a broken export than the truth. */
export const isSuspicious = (before: number, after: number): boolean =>
  before > 0 && after * 2 < before;

/**
 * A reading that lost so much, unless an administrator has confirmed one that was no larger.
 * @param after rows that would be taken
 */
export function heldBack(source: Source, after: number, place: string | null = null): Held | null {
  const { lastSuccess, taken, confirmed, readAt } = source;
  if (!lastSuccess || readAt !== place || !isSuspicious(taken, after)) return null;
  return confirmed !== null && after >= confirmed ? null : { before: taken, after };
}

export type SourceNews = 'failing' | 'columns' | 'held';

export interface Told {
  readonly source: Source;
  readonly news: readonly SourceNews[];
}

export function succeeded(
  before: Source,
  outcome: Outcome,
  now: Date,
  place: string | null = null,
): Told {
  const { refused = [], dropped = [] } = outcome;
  const fresh = dropped.filter((name) => !before.everDropped.includes(name));
  const source: Source = {
    ...before,
    used: true,
    readAt: place,
    lastAttempt: now,
    lastSuccess: now,
    readingSince: null,
    taken: outcome.taken,
    refusedCount: outcome.refusedCount ?? refused.length,
    refused: refused.slice(0, MOST_REFUSED),
    dropped,
    everDropped: [...before.everDropped, ...fresh],
    trouble: null,
    details: {},
    failures: 0,
    failingSince: null,
    toldFailing: false,
    held: null,
    confirmed: null,
  };
  return { source, news: fresh.length > 0 ? ['columns'] : [] };
}

/** The last good state stays; only what is known of the source changes. */
export function failed(
  before: Source,
  { trouble, details }: NonNullable<Outcome['trouble']>,
  now: Date,
): Told {
  const failingSince = before.failingSince ?? now;
  const long = now.getTime() - failingSince.getTime() >= DAY_HOURS * HOUR_MS;
  const held = trouble === 'shrunk' ? heldOf(details) : before.held;
  const news: SourceNews[] = [];
  if (trouble === 'shrunk' && !before.held) news.push('held');
  if (long && !before.toldFailing) news.push('failing');
  const source: Source = {
    ...before,
    used: true,
    lastAttempt: now,
    readingSince: null,
    trouble,
    details,
    failures: before.failures + 1,
    failingSince,
    toldFailing: before.toldFailing || long,
    held,
  };
  return { source, news };
}

const heldOf = ({ before, after }: TroubleDetails): Held => ({
  before: Number(before),
  after: Number(after),
});

/** The organization has no such register: nothing of it is missing or old. */
export const unused = (before: Source, now: Date): Told => ({
  source: { ...unread(before.key), owner: before.owner, used: false, lastAttempt: now },
  news: [],
});

const has = <K extends string>(value: unknown, key: K): value is Record<K, unknown> =>
  typeof value === 'object' && value !== null && key in value;

/** The trouble behind an error, as somebody can act on it. By shape: errors come from adapters. */
export function troubleOf(error: unknown): NonNullable<Outcome['trouble']> {
  if (isRegisterError(error)) return { trouble: error.trouble, details: error.details };
  const status = has(error, 'status') ? error.status : null;
  if (status === 401 || status === 403) return { trouble: 'no-right', details: {} };
  const code = has(error, 'code') ? error.code : null;
  if (code === 'forbidden') return { trouble: 'no-right', details: {} };
  if (code === 'not-found') return { trouble: 'not-found', details: {} };
  return { trouble: code === 'unavailable' ? 'unreachable' : 'internal', details: {} };
}
