import { AppError } from '../../../kernel/errors.ts';
import type { ContributionId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import type { Contribution, GivingBack } from '../contribution.ts';
import { LIMITS } from '../model.ts';
import { givingBackMachine, mayReadDiscussion } from '../policy.ts';
import { checkedText } from './contributions.ts';
import { type DiscussionDeps, existing, type Tx } from './deps.ts';

/** A contribution goes back to its author with a reason, who changes it and sends it again. */
export function returning({ work, text, screen }: DiscussionDeps) {
  async function decided(tx: Tx, id: ContributionId, verb: GivingBack, who: Actor) {
    const contribution = await tx.contributions.get(id);
    if (!contribution) throw new AppError('not-found', `no contribution ${id}`);
    const discussion = await existing(tx, contribution.discussion);
    if (contribution.author !== who.id && mayReadDiscussion(discussion, who)) {
      throw new AppError('not-found', `contribution ${id} is not for this reader`);
    }
    const { community } = discussion;
    const state = decide(givingBackMachine, { ...contribution, community }, verb, who);
    return { contribution, state, community };
  }

  return {
    /**
     * @throws AppError `moderators-only`, `illegal-move`, `reason-required`, `changed-meanwhile`, `not-found`
     */
    async giveBack(
      who: Actor,
      id: ContributionId,
      {
        reason: given,
        version,
      }: { readonly reason?: string | undefined; readonly version: number },
    ): Promise<Contribution> {
      const reason = given?.trim().slice(0, LIMITS.reason);
      return work.run(async (tx) => {
        const { contribution, state } = await decided(tx, id, 'return', who);
        mustBeAsSeen(contribution, version);
        if (!reason) {
          throw new AppError('reason-required', 'given back without a word', {
            context: 'contribution',
          });
        }
        const after: Contribution = { ...contribution, state, reason };
        await tx.contributions.update(after);
        const data = { discussion: contribution.discussion, contribution: id };
        tx.emit({ type: 'contribution.returned', actor: who.id, data });
        const subject = `contribution:${id}`;
        tx.audit({ actor: who.id, verb: 'contribution.return', subject, reason });
        return { ...after, version: after.version + 1 };
      });
    },

    /**
     * The author's new words; they wait for a moderator like the first. Sent twice with the same words it is once.
     * @throws AppError `not-yours`, `illegal-move` for what is not given back, `changed-meanwhile`, `invalid-input`,
     *   `too-large`, `not-found`
     */
    async resubmit(
      who: Actor,
      id: ContributionId,
      given: { readonly text: string; readonly version: number | null },
    ): Promise<Contribution> {
      const words = checkedText(given.text);
      const { community } = await work.run(async (tx) => {
        const known = await tx.contributions.get(id);
        if (!known) throw new AppError('not-found', `no contribution ${id}`);
        return existing(tx, known.discussion);
      });
      const looked = await screen(who, community, words);
      return work.run(async (tx) => {
        const known = await tx.contributions.get(id);
        const again = known?.author === who.id && known.state === 'held' && known.text === words;
        if (known && again) return known;
        const { contribution, state } = await decided(tx, id, 'resubmit', who);
        mustBeAsSeen(contribution, given.version);
        const language = text.detect(words, who.language);
        const after: Contribution = {
          ...contribution,
          ...{ text: words, language, state, reason: null, cause: looked.cause },
        };
        await tx.contributions.update(after);
        const data = { discussion: contribution.discussion, contribution: id, held: true };
        tx.emit({ type: 'contribution.edited', actor: who.id, data });
        tx.audit({ actor: who.id, verb: 'contribution.resubmit', subject: `contribution:${id}` });
        return { ...after, version: after.version + 1 };
      });
    },
  };
}
