import type { CaptureId } from '../../../kernel/ids.ts';

/**
 * RQ+ (requirements FR-QUA-2, D.5): two scales that run in opposite directions, so that nothing is ever averaged over
 * both. Context: 1 is the best. Quality: 8 is the best; `IIA`: insufficient information to assess, which is no number.
 */
export const SCORES = {
  context: ['1', '2', '3', '4'],
  quality: ['1', '2', '3', '4', '5', '6', '7', '8', 'IIA'],
} as const;
export type Scale = keyof typeof SCORES;

const IIA = 'IIA';

export interface Dimension {
  readonly id: string;
  readonly scale: Scale;
}

/** One product as one person assessed it. */
export interface Assessment {
  readonly capture: CaptureId;
  readonly product: string;
  readonly programme: string;
  /** By dimension; absent where it was not asked for. */
  readonly scores: Readonly<Record<string, string>>;
}

/** Of one dimension over several assessments. */
export interface Figures {
  readonly dimension: string;
  readonly scale: Scale;
  /** How many gave a number. */
  readonly n: number;
  /** How many said IIA. */
  readonly iia: number;
  /** Null where nobody gave a number. */
  readonly mean: number | null;
  /** Sample standard deviation (n − 1); null below two numbers. */
  readonly sd: number | null;
  /** Fewer numbers than a mean should rest on (FR-QUA-9). */
  readonly small: boolean;
}

/** The number that a score is; null for IIA and for what the scale does not have. */
export function numberOf(scale: Scale, score: string | undefined): number | null {
  const known: readonly string[] = SCORES[scale];
  return score !== undefined && score !== IIA && known.includes(score) ? Number(score) : null;
}

export const meanOf = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

export function deviationOf(numbers: readonly number[]): number | null {
  const mean = meanOf(numbers);
  if (mean === null || numbers.length < 2) return null;
  const squares = numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return Math.sqrt(squares / (numbers.length - 1));
}

/** @param least as many numbers as a mean should rest on */
export function figuresOf(
  { id, scale }: Dimension,
  assessments: readonly Pick<Assessment, 'scores'>[],
  least: number,
): Figures {
  const scores = assessments.map(({ scores: given }) => given[id]);
  const numbers = scores.flatMap((score) => numberOf(scale, score) ?? []);
  return {
    dimension: id,
    scale,
    n: numbers.length,
    iia: scale === 'quality' ? scores.filter((score) => score === IIA).length : 0,
    mean: meanOf(numbers),
    sd: deviationOf(numbers),
    small: numbers.length < least,
  };
}

export interface Portfolio {
  /** Null: all programmes together. */
  readonly programme: string | null;
  readonly assessments: readonly Assessment[];
  readonly figures: readonly Figures[];
}

/** The same name however it was typed. */
const nameKey = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** All of them, then each programme by its name. */
export function portfoliosOf(
  dimensions: readonly Dimension[],
  all: readonly Assessment[],
  least: number,
): readonly Portfolio[] {
  const portfolio = (programme: string | null, assessments: readonly Assessment[]) => ({
    programme,
    assessments,
    figures: dimensions.map((dimension) => figuresOf(dimension, assessments, least)),
  });
  const groups = Map.groupBy(all, ({ programme }) => nameKey(programme));
  const each = [...groups.values()]
    .map((group) => portfolio(group[0]?.programme.trim() ?? '', group))
    .sort((a, b) => (a.programme ?? '').localeCompare(b.programme ?? ''));
  return [portfolio(null, all), ...each];
}
