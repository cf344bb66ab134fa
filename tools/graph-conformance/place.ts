import type { Json, Pair } from './formats.ts';
import { isObject } from './samples.ts';
import { type Session, Unprepared } from './session.ts';

/** Where a walk along a documented path stands. */
export interface Walk {
  readonly session: Session;
  readonly pair: Pair;
  readonly query: URLSearchParams;
  /** Resolved path up to and with the noun whose member is wanted: `/teams/T/channels`. */
  base: string;
  /** What follows the member in the documented path, parts with small letters. */
  rest: readonly string[];
  /** The noun before the last one: `lists` for the items of a list. */
  parent: string;
  /** Ids found so far, by noun. */
  readonly ids: Map<string, string>;
}

/** Makes or finds the member of a collection that a path names. @returns its id */
export type Maker = (walk: Walk) => Promise<string> | string;

export const idOf = (made: Json): string => String(made.id);
/** The walk's member is what the call itself is about. */
export const isTarget = (walk: Walk): boolean => walk.rest.length === 0;

/** The first (or last) member of a collection that is there already. */
export async function memberOf(walk: Walk, take: 'first' | 'last' = 'first'): Promise<string> {
  const { session, base } = walk;
  const page = await session.make({ method: 'GET', path: base });
  const value = Array.isArray(page.value) ? page.value.filter(isObject) : [];
  const found = take === 'first' ? value[0] : value.at(-1);
  if (found) return idOf(found);
  throw new Unprepared(`preparing: ${base} is empty`);
}
