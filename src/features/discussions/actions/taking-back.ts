import { AppError } from '../../../kernel/errors.ts';
import type { ContributionId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { withoutParagraphs } from '../../../kernel/taken-out.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import type { Contribution } from '../contribution.ts';
import { mayReword } from '../policy.ts';
import type { Contributions } from './contributions.ts';
import { type DiscussionDeps, existing } from './deps.ts';
import { takeOut } from './taking-out.ts';

/** An author takes a part of what they said back; a mark stands in its place. */
export function takingBack(
  { work, clock, text }: DiscussionDeps,
  { review }: Pick<Contributions, 'review'>,
) {
  return {
    /**
     * At any time, also once a synthesis was made of it. All paragraphs: the whole contribution is withdrawn.
     * @param paragraphs their places, from 0, in the text at `version`
     * @throws AppError `not-found`, `not-yours`, `illegal-move` for what was taken out, `changed-meanwhile`
     */
    async takeBackParts(
      who: Actor,
      id: ContributionId,
      { paragraphs, version }: { readonly paragraphs: readonly number[]; readonly version: number },
    ): Promise<Contribution> {
      const known = await work.run((tx) => tx.contributions.get(id));
      const left = known && withoutParagraphs(known.text, new Set(paragraphs));
      if (left === null) return review(who, id, 'withdraw', { version });
      return work.run(async (tx) => {
        const before = await tx.contributions.get(id);
        if (!before) throw new AppError('not-found', `no contribution ${id}`);
        const refusal = mayReword(before, who);
        if (refusal) throw new AppError(refusal, `contribution is ${before.state}`);
        mustBeAsSeen(before, version);
        const discussion = await existing(tx, before.discussion);
        // Older news of the message that these were the words of brings nothing back.
        const after: Contribution = { ...before, text: left, wordsAt: clock.now() };
        await tx.contributions.update(after);
        await takeOut(tx, text, discussion, { before, after });
        const data = {
          discussion: discussion.id,
          contribution: id,
          held: before.state !== 'published',
        };
        tx.emit({ type: 'contribution.edited', actor: who.id, data });
        tx.audit({ actor: who.id, verb: 'contribution.take-back', subject: `contribution:${id}` });
        return { ...after, version: after.version + 1 };
      });
    },
  };
}
