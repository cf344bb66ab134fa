import { withoutIn } from '../../../kernel/draft-versions.ts';
import type { ContributionId } from '../../../kernel/ids.ts';
import { type TakenOut, type Written, withoutTaken } from '../../../kernel/taken-out.ts';
import type { TextAnalysis } from '../../../ports/text.ts';
import type { Contribution } from '../contribution.ts';
import { isOpen } from '../contribution-audience.ts';
import type { Discussion } from '../model.ts';
import type { Statement } from '../synthesis.ts';
import type { Tx } from './deps.ts';

/**
 * Words that left a contribution leave its interim summaries (FR-SAF-4): those that are published, whose posts are drawn
 * anew, and those that nobody reads any more too.
 * @param before as it was said until now; `after` as it stands
 */
export async function takeOutOfInterims(
  tx: Tx,
  text: TextAnalysis,
  { id, community }: Discussion,
  { before, after }: { readonly before: Contribution; readonly after: Contribution },
): Promise<void> {
  const all = await tx.interims.of(id);
  if (all.length === 0) return;
  const open = (await tx.contributions.of(id)).filter(isOpen);
  const standing = new Map<ContributionId, Written>(open.map((one) => [one.id, one]));
  const left = isOpen(after) ? after : null;
  const taken: TakenOut<ContributionId> = { source: before.id, before, left };
  for (const interim of all) {
    const mend = interim.state === 'draft';
    const rest = withoutIn(interim, (statements: readonly Statement[]) =>
      withoutTaken(statements, taken, standing, text, mend),
    );
    const marks = rest.gone.map(({ id: one, kind, question }) => ({ id: one, kind, question }));
    await tx.interims.update({ ...interim, ...rest.left, gone: [...interim.gone, ...marks] });
    const data = { discussion: id, community, interim: interim.id };
    tx.emit({ type: 'interim.changed', actor: null, data });
  }
}
