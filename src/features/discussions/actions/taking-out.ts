import { leaveVersions, withoutIn } from '../../../kernel/draft-versions.ts';
import type { ContributionId } from '../../../kernel/ids.ts';
import { type TakenOut, type Written, withoutTaken } from '../../../kernel/taken-out.ts';
import type { TextAnalysis } from '../../../ports/text.ts';
import type { Contribution } from '../contribution.ts';
import { isOpen } from '../contribution-audience.ts';
import type { Discussion } from '../model.ts';
import { isQuestionTime } from '../question-time.ts';
import type { Statement } from '../synthesis.ts';
import type { Tx } from './deps.ts';
import { takeOutOfInterims } from './interim-taking-out.ts';

/** What those say who can be named, and how many they are, over all that still stands. */
export const whoStands = (said: readonly Contribution[]) => ({
  languages: [...new Set(said.map(({ language }) => language))].sort(),
  named: [
    ...new Set(said.filter(({ consent }) => consent === 'quote').map(({ author }) => author)),
  ],
  contributors: new Set(said.map(({ author }) => author)).size,
});

/**
 * Words that left a contribution leave what was made of it and all versions of that (FR-SAF-4): a draft at once, what is
 * published by a next version of its document. Asked in the transaction in which they leave; the contribution is saved.
 * @param before as it was said until now; `after` as it stands
 */
export async function takeOut(
  tx: Tx,
  text: TextAnalysis,
  discussion: Discussion,
  { before, after }: { readonly before: Contribution; readonly after: Contribution },
): Promise<void> {
  await takeOutOfInterims(tx, text, discussion, { before, after });
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
  await leaveVersions(tx.syntheses.versions, discussion.id, ruled(false));
  const { left, gone } = withoutIn(synthesis, ruled(draft && !isQuestionTime(discussion)));
  const marks = gone.map(({ id, kind, question }) => ({ id, kind, question }));
  await tx.syntheses.update({
    ...synthesis,
    ...left,
    ...whoStands(open),
    gone: [...(synthesis.gone ?? []), ...marks],
    state: draft ? 'draft' : 'publishing',
  });
  if (draft) return;
  const { id, community } = discussion;
  tx.emit({ type: 'synthesis.approved', actor: null, data: { discussion: id, community } });
  tx.audit({ actor: null, verb: 'synthesis.take-out', subject: `discussion:${id}` });
}
