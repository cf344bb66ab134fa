import type {
  Statement,
  SynthesisEdit,
  SynthesisPage,
} from '../../../../src/contract/discussions.ts';

interface Aside {
  readonly statement: Statement;
  readonly reason: string;
}

/** A moderator's edit in progress, with the version that it began from. */
export interface Work {
  readonly base: number;
  readonly statements: readonly Statement[];
  readonly setAside: readonly Aside[];
}

export const begin = ({ version, statements, setAside }: SynthesisPage): Work => ({
  base: version,
  statements,
  setAside,
});

export const toEdit = ({ base, statements, setAside }: Work): SynthesisEdit => ({
  version: base,
  statements: [...statements],
  setAside: setAside.map(({ statement, reason }) => ({ id: statement.id, reason })),
});

/** The statement in its new form, or at the end where it is new. */
export function put(work: Work, statement: Statement): Work {
  const known = work.statements.some(({ id }) => id === statement.id);
  const statements = known
    ? work.statements.map((old) => (old.id === statement.id ? statement : old))
    : [...work.statements, statement];
  return { ...work, statements };
}

/** For points and resources; dissent leaves by `setAside` only. */
export const remove = (work: Work, id: string): Work => ({
  ...work,
  statements: work.statements.filter((statement) => statement.id !== id),
});

export function setAside(work: Work, statement: Statement, reason: string): Work {
  return { ...remove(work, statement.id), setAside: [...work.setAside, { statement, reason }] };
}

export function restore(work: Work, id: string): Work {
  const aside = work.setAside.find(({ statement }) => statement.id === id);
  if (!aside) return work;
  const others = work.setAside.filter((item) => item !== aside);
  return put({ ...work, setAside: others }, aside.statement);
}

/** One place up or down among the statements on the same question. */
export function shift(work: Work, id: string, by: -1 | 1): Work {
  const at = work.statements.findIndex((statement) => statement.id === id);
  const one = work.statements[at];
  if (!one) return work;
  let to = at + by;
  while (work.statements[to] && work.statements[to]?.question !== one.question) to += by;
  const other = work.statements[to];
  if (!other) return work;
  const statements = work.statements.map((old, index) =>
    index === at ? other : index === to ? one : old,
  );
  return { ...work, statements };
}

/** Why a statement cannot be saved: the word of `tab.synthesis.problems.<word>`. */
export type Fault = 'no-text' | 'no-source' | 'gone-source';

export function faultOf(statement: Statement, known: ReadonlySet<string>): Fault | null {
  if (statement.text.trim() === '') return 'no-text';
  if (statement.sources.length === 0) return 'no-source';
  return statement.sources.every((source) => known.has(source)) ? null : 'gone-source';
}

/** Where one statement stands in an edit; null for nowhere. */
type Place = { readonly statement: Statement; readonly reason: string | null } | null;

function placeOf(work: Work, id: string): Place {
  const kept = work.statements.find((statement) => statement.id === id);
  if (kept) return { statement: kept, reason: null };
  return work.setAside.find(({ statement }) => statement.id === id) ?? null;
}

export interface Difference {
  readonly id: string;
  readonly mine: Place;
  readonly theirs: Place;
}

const same = (a: Place, b: Place): boolean =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** In a fixed order of keys: the server need not send them in the order in which we wrote them. */
const sorted = (place: Place) =>
  place && [
    place.statement.kind,
    place.statement.question,
    place.statement.text,
    [...place.statement.sources].sort(),
    place.reason,
  ];

const idsOf = (work: Work): string[] => [
  ...work.statements.map(({ id }) => id),
  ...work.setAside.map(({ statement }) => statement.id),
];

/** What somebody else has saved otherwise than I have it. */
export function differences(mine: Work, theirs: Work): Difference[] {
  const ids = new Set([...idsOf(theirs), ...idsOf(mine)]);
  return [...ids]
    .map((id) => ({ id, mine: placeOf(mine, id), theirs: placeOf(theirs, id) }))
    .filter((item) => !same(item.mine, item.theirs));
}

/** My edit with one statement as they have it. */
export function take(mine: Work, { id, theirs }: Difference): Work {
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

/** Differs from what the server has? */
export const isDirty = (work: Work, page: SynthesisPage): boolean => {
  const order = (one: Work) => one.statements.map(({ id }) => id).join();
  const saved = begin(page);
  return differences(work, saved).length > 0 || order(work) !== order(saved);
};
