import type { ContributionId } from '../../../kernel/ids.ts';
import { type TakenOut, type Written, withoutTaken } from '../../../kernel/taken-out.ts';
import type { TextAnalysis } from '../../../ports/text.ts';
import type { Contribution } from '../contribution.ts';
import { isOpen } from '../contribution-audience.ts';
import type { Discussion } from '../model.ts';
import { isQuestionTime } from '../question-time.ts';
import type { Statement, Synthesis } from '../synthesis.ts';
import type { Tx } from './deps.ts';

/** What those say who can be named, and how many they are, over all that still stands. */
export const whoStands = (said: readonly Contribution[]) => ({
  languages: [...new Set(said.map(({ language }) => language))].sort(),
  named: [
    ...new Set(said.filter(({ consent }) => consent === 'quote').map(({ author }) => author)),
  ],
  contributors: new Set(said.map(({ author }) => author)).size,
});

type Texts = Pick<Synthesis, 'statements' | 'setAside'>;

type Rule = (statements: readonly Statement[]) => {
  readonly kept: readonly Statement[];
  readonly gone: readonly Statement[];
};

/** What was set aside goes by the same rule: it stands in the document too. */
function without({ statements, setAside }: Texts, rule: Rule) {
  const { kept, gone } = rule(statements);
  const aside = setAside.map((one) => ({ ...one, after: rule([one.statement]) }));
  return {
    texts: {
      statements: kept,
      setAside: aside.flatMap(({ reason, after }) =>
        after.kept.map((statement) => ({ statement, reason })),
      ),
    },
    gone: [...gone, ...aside.flatMap(({ after }) => after.gone)].map(({ id, kind, question }) => ({
      id,
      kind,
      question,
    })),
  };
}

/**
 * Words that left a contribution leave its synthesis and all versions of it (FR-SAF-4): a draft at once, what is
 * published by a next version of its document. Asked in the transaction in which they leave; the contribution is saved.
 * @param before as it was said until now; `after` as it stands
 */
export async function takeOut(
  tx: Tx,
  text: TextAnalysis,
  discussion: Discussion,
  { before, after }: { readonly before: Contribution; readonly after: Contribution },
): Promise<void> {
  const synthesis = await tx.syntheses.get(discussion.id);
  if (!synthesis) return;
  const open = (await tx.contributions.of(discussion.id)).filter(isOpen);
  const standing = new Map<ContributionId, Written>(open.map((one) => [one.id, one]));
  const taken: TakenOut<ContributionId> = {
    source: before.id,
    before,
    left: isOpen(after) ? after : null,
  };
  const draft = synthesis.state === 'draft';
  const ruled = (mend: boolean) => (statements: readonly Statement[]) =>
    withoutTaken(statements, taken, standing, text, mend);
  for (const version of await tx.syntheses.versions.of(discussion.id)) {
    await tx.syntheses.versions.keep(discussion.id, {
      ...version,
      ...without(version, ruled(false)).texts,
    });
  }
  const { texts, gone } = without(synthesis, ruled(draft && !isQuestionTime(discussion)));
  await tx.syntheses.update({
    ...synthesis,
    ...texts,
    ...whoStands(open),
    gone: [...(synthesis.gone ?? []), ...gone],
    state: draft ? 'draft' : 'publishing',
  });
  if (draft) return;
  const { id, community } = discussion;
  tx.emit({ type: 'synthesis.approved', actor: null, data: { discussion: id, community } });
  tx.audit({ actor: null, verb: 'synthesis.take-out', subject: `discussion:${id}` });
}
