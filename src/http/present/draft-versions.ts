import type { DraftVersion } from '../../kernel/draft-versions.ts';

/** Versions of a draft, each statement as `shape` has it. */
export const versionsShape = <Statement, Shape>(
  all: readonly (DraftVersion<Statement> & { readonly by: string | null })[],
  shape: (statement: Statement) => Shape,
) => ({
  items: all.map(({ version, by, madeAt, statements, setAside }) => ({
    version,
    by,
    at: madeAt.toISOString(),
    statements: statements.map(shape),
    setAside: setAside.map(({ statement, reason }) => ({ statement: shape(statement), reason })),
  })),
});
