import type { PersonId } from './ids.ts';

/** What a draft said at one of its versions. */
export interface DraftVersion<Statement> {
  readonly version: number;
  /** Null: made by Praxis. */
  readonly madeBy: PersonId | null;
  readonly madeAt: Date;
  readonly statements: readonly Statement[];
  readonly setAside: readonly { readonly statement: Statement; readonly reason: string }[];
}

/** The versions of drafts of one kind. */
export interface DraftVersions<Item extends string, Statement> {
  /** Newest first. */
  of(item: Item): Promise<readonly DraftVersion<Statement>[]>;
  /** Once for each version; given again it takes the place of what was kept. */
  keep(item: Item, version: DraftVersion<Statement>): Promise<void>;
}
