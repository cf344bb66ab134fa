import type { PersonId } from '../kernel/ids.ts';

/** Larger than the registers of any organization; a file like that is another file. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** Why a row of a register was not taken; the word of `sources.refused.<reason>`. */
export const REFUSALS = [
  'missing',
  'no-day',
  'ambiguous-day',
  'wrong-order',
  'unknown-word',
  'unknown-person',
  'twice',
  'too-long',
  'shifted',
  'malformed',
  'no-address',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A row that was left out: where it is and which column is wrong, never what it holds. */
export interface RefusedRow {
  /** Line of a file, from 1; number of a list's item. */
  readonly line: number;
  readonly column: string;
  readonly reason: Refusal;
}

/** What a register said when it was read. */
export interface Reading<T> {
  readonly records: readonly T[];
  readonly refused: readonly RefusedRow[];
  /** Columns beyond the allow-list, by name: nothing of what they hold was read, kept or logged. */
  readonly dropped: readonly string[];
  /** Keys of refused rows: what they are about is not gone. Null where one of them does not say. */
  readonly unclear: ReadonlySet<string> | null;
}

/** People as registers name them (mail address or directory id), any case; whoever is unknown is not in the answer. */
export type PeopleNamed = (words: readonly string[]) => Promise<ReadonlyMap<string, PersonId>>;

/** Why a register as a whole could not be read; the word of `sources.troubles.<trouble>` and of its remedy. */
export const TROUBLES = [
  'unreachable',
  'no-right',
  'not-found',
  'columns-missing',
  'unreadable',
  'too-large',
  'shrunk',
  'bad-address',
  'other-format',
  'no-library',
  'internal',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Where a trouble lies, for its sentence: names of columns and lines, numbers of rows; never values. */
export type TroubleDetails = Readonly<Record<string, string | number>>;

/** A register that could not be read, for a reason that somebody can remove. */
export class RegisterError extends Error {
  readonly trouble: Trouble;
  readonly details: TroubleDetails;

  constructor(trouble: Trouble, details: TroubleDetails = {}, options?: ErrorOptions) {
    super(`register: ${trouble} ${JSON.stringify(details)}`, options);
    this.name = 'RegisterError';
    this.trouble = trouble;
    this.details = details;
  }
}

/** By shape, as `isAppError` does. */
export const isRegisterError = (error: unknown): error is RegisterError =>
  error instanceof Error && error.name === 'RegisterError' && 'trouble' in error;
