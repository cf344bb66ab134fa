/**
 * The indicators of the results framework (requirements D.4, FR-ANA-1 to 3). Each is a record: what it is, how it is
 * counted, from what, and how often; words for people are `figures.of.<id>`.
 */
export const GROUPS = [
  'value',
  'reach',
  'quality',
  'uptake',
  'capture',
  'culture',
  'benefits',
  'sustainability',
] as const;
export type Group = (typeof GROUPS)[number];

/**
 * How counted facts become the value. `count`: those that hold. `people`: different people. `share`: those that hold of
 * all. `per`: those that hold for each of the others. `median`: hours. `distinct`: different things named.
 */
export type Formula = 'count' | 'people' | 'share' | 'per' | 'median' | 'distinct';

/** What figures may be narrowed down to. One at a time: of two together nearly every group is too small to be shown. */
export const SCOPE_KINDS = ['all', 'community', 'unit', 'region'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

interface Counted {
  readonly id: string;
  readonly group: Group;
  readonly formula: Formula;
  /** `period`: of what happened in it. `now`: as things stand, last read in it. */
  readonly when: 'period' | 'now';
  /** Whether people are behind it, so that few of them are not shown. */
  readonly about: 'people' | 'things';
  readonly by: readonly Exclude<ScopeKind, 'all'>[];
  /** For all staff; else for governance, and for a focal point of its own unit. */
  readonly open: boolean;
  /** Counted for each part by itself. */
  readonly parts: boolean;
}

const counted = <const Id extends string>(
  id: Id,
  given: Pick<Counted, 'group' | 'formula'> & Partial<Omit<Counted, 'id'>>,
) => ({ id, when: 'period', about: 'people', by: [], open: true, parts: false, ...given }) as const;

const PERSONAL = ['unit', 'region'] as const;
const EVERYWHERE = ['community', 'unit', 'region'] as const;

/** What today's data give. */
export const COUNTED = [
  counted('from-stock', { group: 'value', formula: 'share', by: PERSONAL }),
  counted('members-state', {
    ...{ group: 'reach', formula: 'people', when: 'now', parts: true },
    by: ['community'],
  }),
  counted('members-region', {
    ...{ group: 'reach', formula: 'people', when: 'now', parts: true },
    by: ['community'],
  }),
  counted('members-place', {
    ...{ group: 'reach', formula: 'people', when: 'now', parts: true },
    by: ['community', 'region'],
  }),
  counted('members-constituent', {
    ...{ group: 'reach', formula: 'people', when: 'now', parts: true },
    by: ['community', 'region'],
  }),
  counted('posts', { group: 'reach', formula: 'count', by: EVERYWHERE }),
  counted('countries', { group: 'reach', formula: 'distinct', by: EVERYWHERE }),
  counted('themes', { group: 'reach', formula: 'people', by: PERSONAL, parts: true }),
  counted('in-date', {
    ...{ group: 'quality', formula: 'share', when: 'now', about: 'things' },
    by: ['unit'],
  }),
  counted('tagged', {
    ...{ group: 'quality', formula: 'share', when: 'now', about: 'things' },
    by: ['unit'],
  }),
  counted('useful', { group: 'uptake', formula: 'share', by: PERSONAL }),
  counted('reused', { group: 'uptake', formula: 'per' }),
  counted('stories', { group: 'uptake', formula: 'share', by: PERSONAL }),
  counted('first-answer', { group: 'uptake', formula: 'median', by: EVERYWHERE }),
  counted('solved', { group: 'uptake', formula: 'share', by: EVERYWHERE }),
  counted('summarised', {
    ...{ group: 'uptake', formula: 'share', about: 'things' },
    by: ['community'],
  }),
  counted('closed', { group: 'capture', formula: 'share', by: PERSONAL, open: false }),
  counted('missions', { group: 'capture', formula: 'share', by: PERSONAL, open: false }),
  counted('handovers', { group: 'capture', formula: 'share', by: PERSONAL, open: false }),
  counted('checklist', { group: 'capture', formula: 'share', by: PERSONAL, parts: true }),
  counted('practices-moved', { group: 'sustainability', formula: 'per', about: 'things' }),
  counted('orphans', {
    ...{ group: 'sustainability', formula: 'count', when: 'now', about: 'things' },
    ...{ open: false, parts: true },
  }),
] as const;
export type CountedId = (typeof COUNTED)[number]['id'];

interface Uncounted {
  readonly id: string;
  readonly group: Group;
  /** The page on which it is shown in a way of its own; null: nothing is there to count it from. */
  readonly page: string | null;
}

const missing = <const Id extends string>(id: Id, group: Group, page: string | null = null) =>
  ({ id, group, page }) as const;

/** What the framework wants and nothing here can say yet: `figures.of.<id>.needs` says what it would take. */
export const UNCOUNTED = [
  missing('cost', 'value'),
  missing('moderator-minutes', 'value'),
  missing('views', 'reach'),
  missing('digest-clicks', 'reach'),
  missing('rq-plus', 'quality', '/quality'),
  missing('recommend', 'uptake'),
  missing('citations', 'uptake'),
  missing('safe-to-share', 'culture'),
  missing('networks-work', 'culture'),
  missing('outputs-alive', 'benefits'),
] as const satisfies readonly Uncounted[];
export type UncountedId = (typeof UNCOUNTED)[number]['id'];

export type IndicatorId = CountedId | UncountedId;
export type CountedIndicator = Counted & { readonly id: CountedId };
export type Indicator = CountedIndicator | (Uncounted & { readonly id: UncountedId });

/** By group, in the order of the framework. */
export const INDICATORS: readonly Indicator[] = GROUPS.flatMap((group) =>
  [...COUNTED, ...UNCOUNTED].filter((one) => one.group === group),
);

export const isCounted = (one: Indicator): one is CountedIndicator => 'formula' in one;

export const indicatorOf = (id: string): Indicator | undefined =>
  INDICATORS.find((one) => one.id === id);
