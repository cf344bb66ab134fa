import { AppError } from '../../../kernel/errors.ts';
import type { DiscussionId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import type { Discussion } from '../model.ts';
import { mayReadDiscussion } from '../policy.ts';
import { isUrgent, mayWriteOutput, outputOf, withOutput } from '../urgent.ts';
import { type DiscussionDeps, existing } from './deps.ts';

/** What goes on urgently, and the page of what has come of it. */
export const urgent = ({ work, clock, openToAll }: DiscussionDeps) => ({
  /**
   * Those of the reader's communities, and of those that everybody may join without asking: so that they are joined,
   * and no rival is begun. The one that ends first comes first; guests see those that are marked for them.
   */
  async list(who: Actor): Promise<readonly Discussion[]> {
    const own = [...who.memberships.keys(), ...(who.guestOf ?? [])];
    const open = who.external ? [] : await openToAll();
    const joinable = new Set(open);
    const all = await work.run((tx) =>
      tx.discussions.list({ communities: [...new Set([...own, ...open])] }),
    );
    return all
      .filter(isUrgent)
      .filter((one) => mayReadDiscussion(one, who) === null || joinable.has(one.community))
      .toSorted((a, b) => a.endsAt.getTime() - b.endsAt.getTime());
  },

  /**
   * The page as it stands from now on. The same words again change nothing.
   * @param given.version what was seen
   * @throws AppError `not-found`, `moderators-only`, `illegal-move`, `invalid-input`, `too-large`, `changed-meanwhile`
   */
  write: (
    who: Actor,
    id: DiscussionId,
    given: { readonly text: string; readonly version: number },
  ): Promise<Discussion> =>
    work.run(async (tx) => {
      const discussion = await existing(tx, id);
      if (mayReadDiscussion(discussion, who)) throw new AppError('not-found', `no ${id} for them`);
      const refusal = mayWriteOutput(discussion, who);
      if (refusal) throw new AppError(refusal, 'the page of outputs', { context: 'discussion' });
      if (outputOf(discussion)?.text === given.text.trim()) return discussion;
      mustBeAsSeen(discussion, given.version);
      const after = withOutput(discussion, given.text, who.id, clock.now());
      await tx.discussions.update(after);
      tx.emit({ type: 'discussion.output', actor: who.id, data: { discussion: id } });
      tx.audit({ actor: who.id, verb: 'discussion.output', subject: `discussion:${id}` });
      return { ...after, version: after.version + 1 };
    }),
});
