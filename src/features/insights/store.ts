import type { CountedIndicator } from './indicators.ts';
import type { Charge, Decision, Figure, Scope, Tally } from './model.ts';
import type { Period } from './periods.ts';

/** What counting needs to know. */
export interface Counting {
  readonly periods: readonly Period[];
  readonly now: Date;
  /** Offices that are headquarters, in small letters. */
  readonly headquarters: readonly string[];
}

export type InPeriod<T> = T & { readonly period: string };

export interface FigureStore {
  /** One statement for all periods and scopes. What is counted as it stands is counted into each period. */
  count(indicator: CountedIndicator, asked: Counting): Promise<readonly InPeriod<Tally>[]>;
  /** The figures of this indicator in these periods are these from now on. */
  keep(
    indicator: Pick<CountedIndicator, 'id'>,
    periods: readonly Pick<Period, 'id'>[],
    figures: readonly InPeriod<Figure>[],
    at: Date,
  ): Promise<void>;
  /** When all of them were counted last; null: never. */
  countedAt(): Promise<Date | null>;
  counted(at: Date): Promise<void>;
  /** Of one period, for everything of this kind, with when each was counted. */
  of(period: string, kind: Scope['kind']): Promise<readonly (Figure & { readonly at: Date })[]>;
  /** Of several periods, without parts. */
  along(periods: readonly string[], kind: Scope['kind']): Promise<readonly InPeriod<Figure>[]>;
  /** Names of units and regions of people who are there. */
  places(): Promise<{ readonly units: readonly string[]; readonly regions: readonly string[] }>;
}

export interface ChargeStore {
  all(): Promise<readonly Charge[]>;
  save(charge: Charge): Promise<void>;
}

export interface DecisionStore {
  /** Nothing where one with this key is there. */
  add(decision: Decision): Promise<void>;
  /** Newest first. */
  of(periods: readonly string[]): Promise<readonly Decision[]>;
}

export interface InsightStores {
  readonly figures: FigureStore;
  readonly charges: ChargeStore;
  readonly decisions: DecisionStore;
}
