import type { Audience } from '../../../kernel/audience.ts';
import { isAppError } from '../../../kernel/errors.ts';

export type LibraryState = 'waiting' | 'reading' | 'ready' | 'failed';

/** Why a library could not be read: words of `sources.libraries.failed`. */
export type LibraryFailure = 'unreachable' | 'forbidden' | 'missing' | 'unexpected';

/** What of a library's record changes while it is read. */
export interface LibraryProgress {
  readonly state?: LibraryState;
  readonly reason?: LibraryFailure | null;
  readonly cursor?: string | null;
  readonly listing?: boolean;
  readonly read?: number;
  readonly total?: number | null;
  readonly since?: Date;
  readonly succeededAt?: Date;
  readonly listedAt?: Date;
}

/** How far a library is read. Whoever goes on after a crash begins with this and nothing else. */
export interface LibraryRecord extends Required<Omit<LibraryProgress, 'succeededAt' | 'listedAt'>> {
  readonly driveId: string;
  readonly name: string;
  readonly audience: Audience;
  /** Its place in the register. */
  readonly place: number;
  /** Counts whole listings. What is named carries the number; at the end, what does not is gone. */
  readonly generation: number;
  /** A whole listing is under way. */
  readonly listing: boolean;
  /** Items read since `since`; of how many, where that is known. */
  readonly read: number;
  readonly total: number | null;
  readonly succeededAt: Date | null;
  /** When the last whole listing ended. */
  readonly listedAt: Date | null;
}

/** Where an item of a library lies. */
export interface Placed {
  readonly itemId: string;
  /** Null: a library's top, or a file whose folder the service does not say. */
  readonly parentId: string | null;
  readonly folder: boolean;
  readonly ownRights: boolean;
  /** Of a folder; empty for a file. */
  readonly webUrl: string;
}

const DAY_MS = 86_400_000;

/**
 * With the rights that Praxis asks for, the feed does not tell every change of sharing (only full control of all sites
 * does): once a day each library is listed anew, which fetches no file again. A listing whose first page was never taken
 * is a new one too: the feed begins with what is there now, and does not name what was published and went since.
 */
export const listsAnew = ({ cursor, listing, listedAt }: LibraryRecord, now: Date): boolean =>
  cursor === null || (!listing && (!listedAt || now.getTime() - listedAt.getTime() >= DAY_MS));

/** They may pass by themselves; in milliseconds, after how long it is worth another look. */
const PASSING: ReadonlyMap<string, number> = new Map([
  ['locked', DAY_MS],
  ['given-up', DAY_MS],
  // It may have been the service: looked at once more at the end of the same round.
  ['unreachable', 0],
]);

/** When a file that could not be read is tried again without having changed; null: not before it does. */
export function retryAfter(unreadable: string | null, now: Date): Date | null {
  const wait = PASSING.get(unreadable ?? '');
  return wait === undefined ? null : new Date(now.getTime() + wait);
}

/** After it was tried again: what was never given is asked for once a day, all else not before it changes. */
export const retryOnceMore = (unreadable: string | null, now: Date): Date | null =>
  unreadable === 'unreachable' ? new Date(now.getTime() + DAY_MS) : null;

/** Nothing was read of such a file: whenever it is named again, it is fetched. */
export const isUnfetched = (unreadable: string | null): boolean =>
  unreadable === 'locked' || unreadable === 'unreachable';

export function failureOf(error: unknown): LibraryFailure {
  if (!isAppError(error)) return 'unexpected';
  if (error.code === 'forbidden') return 'forbidden';
  if (error.code === 'not-found') return 'missing';
  return error.code === 'unavailable' ? 'unreachable' : 'unexpected';
}

/** Seconds until a library is read, by how fast it went so far; null where that cannot be said. */
export function secondsLeft(record: LibraryRecord, now: Date): number | null {
  const { state, read, total, since } = record;
  const elapsed = now.getTime() - since.getTime();
  if (state !== 'reading' || total === null || read === 0 || elapsed <= 0) return null;
  return Math.round((Math.max(0, total - read) * elapsed) / read / 1_000);
}

/** The audience of a file that its library's covers, or does not. */
export const audienceOf = (driveId: string, library: Audience, covered: boolean): Audience =>
  covered ? library : { kind: 'checked', driveId };
