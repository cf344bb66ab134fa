import { AppError } from './errors.ts';
import type { PersonId } from './ids.ts';

/** Who reads a text, as it was chosen: one of several widths, and people where they are named. */
export interface ChosenAmong<A extends string> {
  readonly audience: A;
  /** With `named`. */
  readonly readers: readonly PersonId[];
}

/** Of whom each wider one holds the next. */
export type Widths<A extends string> = Readonly<Record<A, number>>;

export const MOST_READERS = 20;

const sameChoice = <A extends string>(one: ChosenAmong<A>, other: ChosenAmong<A>): boolean =>
  one.audience === other.audience &&
  (one.audience !== 'named' ||
    (one.readers.length === other.readers.length &&
      other.readers.every((person) => one.readers.includes(person))));

/** Nobody reads it who did not before. */
const isFewer = <A extends string>(
  widths: Widths<A>,
  from: ChosenAmong<A>,
  to: ChosenAmong<A>,
): boolean =>
  from.audience === 'named' && to.audience === 'named'
    ? to.readers.every((person) => from.readers.includes(person))
    : widths[to.audience] < widths[from.audience];

/** Of all there are, what can be chosen instead, the widest first; `named`: fewer of those who are named. */
const fewerAmong = <A extends string>(
  widths: Widths<A>,
  all: readonly A[],
  { audience, readers }: ChosenAmong<A>,
): readonly A[] =>
  all
    .filter(
      (one) =>
        widths[one] < widths[audience] ||
        (one === 'named' && audience === 'named' && readers.length > 1),
    )
    .toSorted((a, b) => widths[b] - widths[a]);

/** The questions that are asked of whoever chose once and chooses again, for texts that keep their choice in such a way. */
export const narrowing = <A extends string, Text>(
  widths: Widths<A>,
  all: readonly A[],
  chosenOf: (text: Text) => ChosenAmong<A>,
) => ({
  sameReaders: (text: Text, to: ChosenAmong<A>): boolean => sameChoice(chosenOf(text), to),
  /** Nobody reads it who did not before. */
  narrows: (text: Text, to: ChosenAmong<A>): boolean => isFewer(widths, chosenOf(text), to),
  /** What may be chosen instead, the widest first; `named`: fewer of those who are named. */
  narrowerThan: (text: Text): readonly A[] => fewerAmong(widths, all, chosenOf(text)),
});

/** As it is kept. @throws AppError `invalid-input` for named people who are not there, or too many */
export function checkedChoice<A extends string>(
  { audience, readers }: ChosenAmong<A>,
  members: ReadonlySet<PersonId>,
): ChosenAmong<A> {
  if (audience !== 'named') return { audience, readers: [] };
  const named = [...new Set(readers)];
  const known = named.every((person) => members.has(person));
  if (named.length === 0 || named.length > MOST_READERS || !known) {
    throw new AppError('invalid-input', 'readers are members of the community', {
      field: 'readers',
    });
  }
  return { audience, readers: named };
}
