import type { Statement } from '../../../../src/contract/discussions.ts';

export interface Group {
  /** Index of the question; null for what answers none. */
  readonly question: number | null;
  readonly statements: readonly Statement[];
}

/** Statements under their questions, in the order of the questions; what answers none comes last. */
export function grouped(questions: readonly string[], statements: readonly Statement[]): Group[] {
  const places: (number | null)[] = [...questions.map((_, index) => index), null];
  return places.map((question) => ({
    question,
    statements: statements.filter((statement) => statement.question === question),
  }));
}
