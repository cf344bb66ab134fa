import type { DecisionId, PersonId } from '../../kernel/ids.ts';
import type { CountedId, CountedIndicator, Formula, IndicatorId, ScopeKind } from './indicators.ts';

/** Whose figures: a community's id, the name of a unit or region; empty for all. */
export interface Scope {
  readonly kind: ScopeKind;
  readonly name: string;
}

export const ALL: Scope = { kind: 'all', name: '' };

/** What was counted of one indicator, for one scope and part. */
export interface Tally {
  readonly kind: ScopeKind;
  readonly scope: string;
  /** Empty where it has no parts. */
  readonly part: string;
  /** Facts that hold, of all of them. */
  readonly hits: number;
  readonly total: number;
  /** Different people behind all of them; whoever spoke without a name is none. */
  readonly people: number;
  /** Different things named. */
  readonly things: number;
  /** Of those that have a measure; null where none has. */
  readonly median: number | null;
  readonly measured: number;
}

/** What is kept: a value with what it rests on. */
export interface Figure extends Pick<Tally, 'kind' | 'scope' | 'part' | 'people'> {
  readonly indicator: CountedId;
  /** Null where there is nothing that it could be counted from. */
  readonly value: number | null;
  /** How many facts it rests on. */
  readonly n: number;
}

/** The value and how many facts it rests on (requirements D.4). */
export function computed(formula: Formula, tally: Tally): Pick<Figure, 'value' | 'n'> {
  const { hits, total, people, things, median, measured } = tally;
  const others = total - hits;
  switch (formula) {
    case 'count':
      return { value: hits, n: hits };
    case 'people':
      return { value: people, n: people };
    case 'share':
      return { value: total === 0 ? null : hits / total, n: total };
    case 'per':
      return { value: others === 0 ? null : hits / others, n: others };
    case 'median':
      return { value: median, n: measured };
    case 'distinct':
      return { value: things, n: total };
  }
}

export const figureOf = (
  { id, formula }: Pick<CountedIndicator, 'id' | 'formula'>,
  tally: Tally,
): Figure => {
  const { kind, scope, part, people } = tally;
  return { indicator: id, kind, scope, part, people, ...computed(formula, tally) };
};

/** One community with the state of each of its people. */
export interface Roll {
  readonly community: string;
  readonly members: readonly { readonly person: PersonId; readonly state: string }[];
}

/** People by state, in each community and in all: whoever is in several may be in several states. */
export function statesOf(rolls: readonly Roll[]): readonly Tally[] {
  const lines = rolls.flatMap(({ community, members }) =>
    members.flatMap(({ person, state }) => [
      { kind: 'all', scope: '', part: state, person } as const,
      { kind: 'community', scope: community, part: state, person } as const,
    ]),
  );
  const groups = Map.groupBy(lines, ({ kind, scope, part }) => JSON.stringify([kind, scope, part]));
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { kind, scope, part } = first;
    const people = new Set(own.map(({ person }) => person)).size;
    const counts = { hits: own.length, total: own.length, people, things: 0 };
    return [{ kind, scope, part, ...counts, median: null, measured: 0 }];
  });
}

/** What governance says of one indicator (FR-ANA-1, FR-ANA-8). A share is a fraction of 1. */
export interface Charge {
  readonly indicator: IndicatorId;
  /** One person, who answers for it; null: nobody does. */
  readonly owner: PersonId | null;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly changedBy: PersonId;
  readonly changedAt: Date;
}

/** `decided`: something changes. `unchanged`: nothing does, because. */
export const OUTCOMES = ['decided', 'unchanged'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What was decided because of the figures of a period, by which it is closed (FR-ANA-5). */
export interface Decision {
  readonly id: DecisionId;
  /** The same for every resend of one form. */
  readonly key: string;
  readonly period: string;
  readonly outcome: Outcome;
  readonly text: string;
  /** What was looked at. */
  readonly indicators: readonly IndicatorId[];
  readonly owner: PersonId | null;
  /** `YYYY-MM-DD` */
  readonly due: string | null;
  readonly decidedBy: PersonId;
  readonly decidedAt: Date;
}

/** A mission report is on time until so many days after the mission (ours: requirements name no number). */
export const REPORT_DAYS = 15;
