import type { Wording } from '../../../src/contract/rewriting.ts';

/** One thing that a draft says, with what it rests on. Features add what else they know of it. */
export interface Statement extends Wording {
  readonly kind?: string;
  readonly id: string;
  readonly text: string;
  readonly sources: readonly string[];
}

interface Aside<T> {
  readonly statement: T;
  readonly reason: string;
}

/** A moderator's edit in progress, with the version that it began from. */
export interface Work<T extends Statement = Statement> {
  readonly base: number;
  readonly statements: readonly T[];
  readonly setAside: readonly Aside<T>[];
}

/** The statement in its new form, or at the end where it is new. */
export function put<T extends Statement>(work: Work<T>, statement: T): Work<T> {
  const known = work.statements.some(({ id }) => id === statement.id);
  const statements = known
    ? work.statements.map((old) => (old.id === statement.id ? statement : old))
    : [...work.statements, statement];
  return { ...work, statements };
}

/** For what may go without a word; everything else leaves by `setAside`. */
export const remove = <T extends Statement>(work: Work<T>, id: string): Work<T> => ({
  ...work,
  statements: work.statements.filter((statement) => statement.id !== id),
});

export function setAside<T extends Statement>(work: Work<T>, statement: T, reason: string) {
  return { ...remove(work, statement.id), setAside: [...work.setAside, { statement, reason }] };
}

export function restore<T extends Statement>(work: Work<T>, id: string): Work<T> {
  const aside = work.setAside.find(({ statement }) => statement.id === id);
  if (!aside) return work;
  const others = work.setAside.filter((item) => item !== aside);
  return put({ ...work, setAside: others }, aside.statement);
}

/** One place up or down among the statements that stand together. */
export function shift<T extends Statement>(
  work: Work<T>,
  id: string,
  by: -1 | 1,
  together: (a: T, b: T) => boolean,
): Work<T> {
  const at = work.statements.findIndex((statement) => statement.id === id);
  const one = work.statements[at];
  if (!one) return work;
  let to = at + by;
  for (let next = work.statements[to]; next && !together(next, one); next = work.statements[to]) {
    to += by;
  }
  const other = work.statements[to];
  if (!other) return work;
  const statements = work.statements.map((old, index) =>
    index === at ? other : index === to ? one : old,
  );
  return { ...work, statements };
}

/** Why a statement cannot be saved: the word of `tab.drafting.<kind>.problems.<word>`. */
export type Fault = 'no-text' | 'no-source' | 'gone-source';

export function faultOf(statement: Statement, known: ReadonlySet<string>): Fault | null {
  if (statement.text.trim() === '') return 'no-text';
  if (statement.sources.length === 0) return 'no-source';
  return statement.sources.every((source) => known.has(source)) ? null : 'gone-source';
}

/** Where one statement stands in an edit; null for nowhere. */
export type Place<T extends Statement> = {
  readonly statement: T;
  readonly reason: string | null;
} | null;

function placeOf<T extends Statement>(work: Work<T>, id: string): Place<T> {
  const kept = work.statements.find((statement) => statement.id === id);
  if (kept) return { statement: kept, reason: null };
  return work.setAside.find(({ statement }) => statement.id === id) ?? null;
}

export interface Difference<T extends Statement = Statement> {
  readonly id: string;
  readonly mine: Place<T>;
  readonly theirs: Place<T>;
}

/** In a fixed order of keys and sources: the server need not send them in the order in which we wrote them. */
const canonical = (place: Place<Statement>): string =>
  JSON.stringify(
    place && [
      place.reason,
      ...Object.entries({ ...place.statement, sources: [...place.statement.sources].sort() })
        .filter(([, value]) => value !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ],
  );

const idsOf = (work: Work): string[] => [
  ...work.statements.map(({ id }) => id),
  ...work.setAside.map(({ statement }) => statement.id),
];

/** What somebody else has saved otherwise than I have it. */
export function differences<T extends Statement>(mine: Work<T>, theirs: Work<T>): Difference<T>[] {
  const ids = new Set([...idsOf(theirs), ...idsOf(mine)]);
  return [...ids]
    .map((id) => ({ id, mine: placeOf(mine, id), theirs: placeOf(theirs, id) }))
    .filter((item) => canonical(item.mine) !== canonical(item.theirs));
}

/** My edit with one statement as they have it. */
export function take<T extends Statement>(mine: Work<T>, { id, theirs }: Difference<T>): Work<T> {
  const without = {
    ...remove(mine, id),
    setAside: mine.setAside.filter(({ statement }) => statement.id !== id),
  };
  if (!theirs) return without;
  if (theirs.reason !== null) return setAside(without, theirs.statement, theirs.reason);
  return placeOf(mine, id)?.reason === null
    ? put(mine, theirs.statement)
    : put(without, theirs.statement);
}

/**
 * An edit in progress without what was taken back since: what went is not brought back by somebody who had it open.
 * @param gone ids of what left; `known` the sources that are left
 */
export function withoutGone<T extends Statement>(
  mine: Work<T>,
  saved: Work<T>,
  gone: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Work<T> {
  const left = (statement: T): T[] => {
    const there = placeOf(saved, statement.id)?.statement;
    if (!there) return gone.has(statement.id) ? [] : [statement];
    const lost = statement.sources.some(
      (source) => !known.has(source) && !there.sources.includes(source),
    );
    return [lost ? there : statement];
  };
  return {
    ...mine,
    statements: mine.statements.flatMap(left),
    setAside: mine.setAside.flatMap(({ statement, reason }) =>
      left(statement).map((one) => ({ statement: one, reason })),
    ),
  };
}

/** Differs from what the server has? */
export const isDirty = <T extends Statement>(work: Work<T>, saved: Work<T>): boolean => {
  const order = (one: Work<T>) => one.statements.map(({ id }) => id).join();
  return differences(work, saved).length > 0 || order(work) !== order(saved);
};
