import { AppError } from '../../../kernel/errors.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ids } from '../../../ports/ids.ts';
import type { TextAnalysis } from '../../../ports/text.ts';
import type { Transaction, UnitOfWork } from '../../../ports/unit-of-work.ts';
import { mayCurate } from '../policy.ts';
import type { TaxonomyStores } from '../store.ts';
import type { Term, TermVerb } from '../term.ts';
import type { LiveVocabulary } from '../vocabulary.ts';

export interface TaxonomyDeps {
  readonly work: UnitOfWork<TaxonomyStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly text: Pick<TextAnalysis, 'stems'>;
  readonly vocabulary: LiveVocabulary;
  /** The audience keys of what a person may open without being asked about. */
  audiencesOf(who: Actor): ReadonlySet<string>;
}

export type Tx = Transaction & TaxonomyStores;

/** @throws AppError `forbidden` */
export function mustCurate(who: Actor): void {
  const refusal = mayCurate(who);
  if (refusal) throw new AppError(refusal, 'content managers and administrators only');
}

/** Saves changed terms, each with what it was before as a version. Takes the turn. Answers them as saved. */
export async function saveChanged(
  tx: Tx,
  changes: readonly { readonly before: Term | null; readonly after: Term }[],
  { at, who, verb }: { readonly at: Date; readonly who: Actor | null; readonly verb: TermVerb },
): Promise<readonly Term[]> {
  const saved = changes.map(({ before, after }) => ({
    ...after,
    version: (before?.version ?? 0) + 1,
    edited: true,
  }));
  await tx.terms.saveAll(saved);
  await tx.terms.keep(
    changes.flatMap(({ before }) =>
      before ? [{ term: before, at, by: who?.id ?? null, verb }] : [],
    ),
  );
  return saved;
}

/** The terms as they stand once it is this transaction's turn, by id. */
export async function termsNow(tx: Tx): Promise<ReadonlyMap<string, Term>> {
  await tx.terms.turn();
  return new Map((await tx.terms.all()).map((term) => [term.id, term]));
}

/** @throws AppError `not-found` */
export function existing(terms: ReadonlyMap<string, Term>, id: string): Term {
  const term = terms.get(id);
  if (!term) throw new AppError('not-found', `no term ${id}`);
  return term;
}
