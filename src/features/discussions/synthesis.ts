import { AppError } from '../../kernel/errors.ts';
import type {
  CommunityId,
  ContributionId,
  DiscussionId,
  PersonId,
  ProductId,
} from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import { isNobody } from '../../kernel/nobody.ts';
import { checkTraceable } from '../../kernel/traceable.ts';
import type { Wording } from '../../kernel/wording.ts';

export const STATEMENT_KINDS = ['point', 'dissent', 'resource'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** One sentence of the synthesis with the contributions that it rests on. */
export interface Statement extends Wording {
  readonly id: string;
  readonly kind: StatementKind;
  /** Index of the guiding question; null for what answers none of them. */
  readonly question: number | null;
  readonly text: string;
  readonly sources: readonly ContributionId[];
}

/** Where a statement stood whose words were taken back; nothing of it is kept. */
export type Gone = Pick<Statement, 'id' | 'kind' | 'question'>;

/** `publishing` survives a crash: the file may be on its way, and the same name makes a retry harmless. */
export type SynthesisState = 'draft' | 'publishing' | 'published';

export interface Synthesis {
  readonly discussion: DiscussionId;
  readonly version: number;
  readonly community: CommunityId;
  readonly state: SynthesisState;
  /** The languages of the contributions that fed it. */
  readonly languages: readonly Language[];
  readonly statements: readonly Statement[];
  /** Dissent that the draft held and the moderator left out, each with the reason shown to readers. */
  readonly setAside: readonly { readonly statement: Statement; readonly reason: string }[];
  /** Marks where something was taken back; absent: nowhere. */
  readonly gone?: readonly Gone[];
  /** Contributors who consented to be named; the others are only counted. */
  readonly named: readonly PersonId[];
  readonly contributors: number;
  readonly product: ProductId | null;
  readonly webUrl: string | null;
  readonly createdAt: Date;
  readonly approvedBy: PersonId | null;
}

/** A moderator's edit: the statements that stay, in order, and why dissent was left out. */
export interface SynthesisEdit {
  readonly version: number;
  readonly statements: readonly Statement[];
  readonly setAside: readonly { readonly id: string; readonly reason: string }[];
}

type Drafted = Pick<Synthesis, 'statements' | 'setAside'>;

/**
 * The synthesis, or an interim summary, after an edit.
 * @throws AppError `statement-without-source` for a statement that no published contribution supports,
 *   `dissent-dropped` where dissent left without a reason.
 */
export function edited<T extends Drafted>(
  synthesis: T,
  edit: SynthesisEdit,
  supporting: ReadonlySet<ContributionId>,
): T {
  checkTraceable(edit.statements, supporting, 'contribution');
  const kept = new Set(edit.statements.filter(isDissent).map((statement) => statement.id));
  const before = [...synthesis.statements, ...synthesis.setAside.map((aside) => aside.statement)];
  const setAside = before.filter(isDissent).flatMap((statement) => {
    if (kept.has(statement.id)) return [];
    const reason = edit.setAside.find((aside) => aside.id === statement.id)?.reason.trim();
    if (!reason) {
      throw new AppError('dissent-dropped', `dissent ${statement.id} left without a reason`, {
        text: statement.text.slice(0, 120),
      });
    }
    return [{ statement, reason }];
  });
  return { ...synthesis, statements: edit.statements, setAside };
}

const isDissent = (statement: Statement): boolean => statement.kind === 'dissent';

/**
 * Checked again when publishing: a source may have been hidden or withdrawn since the draft.
 * @throws AppError `summary-empty`, `statement-without-source`
 */
export function checkPublishable(
  synthesis: Synthesis,
  supporting: ReadonlySet<ContributionId>,
): void {
  if (synthesis.statements.length === 0) {
    throw new AppError('summary-empty', 'a synthesis needs at least one statement');
  }
  checkTraceable(synthesis.statements, supporting, 'contribution');
}

/** On how many statements each author's words are. */
export function behind(
  statements: readonly Statement[],
  authors: ReadonlyMap<ContributionId, PersonId>,
): ReadonlyMap<PersonId, number> {
  const counts = new Map<PersonId, number>();
  for (const { sources } of statements) {
    for (const author of new Set(sources.flatMap((source) => authors.get(source) ?? [])))
      if (!isNobody(author)) counts.set(author, (counts.get(author) ?? 0) + 1);
  }
  return counts;
}
