import type { PersonId } from './ids.ts';

/** What a draft says, and what was left out of it, each with the reason. */
export interface Draft<Statement> {
  readonly statements: readonly Statement[];
  readonly setAside: readonly { readonly statement: Statement; readonly reason: string }[];
}

/** What a draft said at one of its versions. */
export interface DraftVersion<Statement> extends Draft<Statement> {
  readonly version: number;
  /** Null: made by Praxis. */
  readonly madeBy: PersonId | null;
  readonly madeAt: Date;
}

/** The versions of drafts of one kind. */
export interface DraftVersions<Item extends string, Statement> {
  /** Newest first. */
  of(item: Item): Promise<readonly DraftVersion<Statement>[]>;
  /** Once for each version; given again it takes the place of what was kept. */
  keep(item: Item, version: DraftVersion<Statement>): Promise<void>;
}

/** Takes out of a draft what may no longer stand there. */
export type Rule<Statement> = (statements: readonly Statement[]) => {
  readonly kept: readonly Statement[];
  readonly gone: readonly Statement[];
};

/** What was set aside goes by the same rule: it stands in the document too. */
export function withoutIn<Statement>(
  { statements, setAside }: Draft<Statement>,
  rule: Rule<Statement>,
): { readonly left: Draft<Statement>; readonly gone: readonly Statement[] } {
  const { kept, gone } = rule(statements);
  const aside = setAside.map((one) => ({ ...one, after: rule([one.statement]) }));
  return {
    left: {
      statements: kept,
      setAside: aside.flatMap(({ reason, after }) =>
        after.kept.map((statement) => ({ statement, reason })),
      ),
    },
    gone: [...gone, ...aside.flatMap(({ after }) => after.gone)],
  };
}

/** What a draft said before loses the same: nobody brings it back from there. */
export async function leaveVersions<Item extends string, Statement>(
  versions: DraftVersions<Item, Statement>,
  item: Item,
  rule: Rule<Statement>,
): Promise<void> {
  for (const version of await versions.of(item))
    await versions.keep(item, { ...version, ...withoutIn(version, rule).left });
}
