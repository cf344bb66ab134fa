import { AppError } from '../../../kernel/errors.ts';
import type { DiscussionId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Discussion } from '../model.ts';
import { mayMark } from '../policy.ts';
import { type DiscussionDeps, existing } from './deps.ts';

/** Whom a discussion is for: its community's members, or their guests too. */
export function forGuests({ work }: DiscussionDeps) {
  return {
    /**
     * Marks a discussion for the guests of its community, or no longer. What stands in a channel that they open they
     * go on reading there. Pressed again it changes nothing.
     * @throws AppError `moderators-only`, `not-found`
     */
    async markForGuests(who: Actor, id: DiscussionId, on: boolean): Promise<void> {
      await work.run(async (tx) => {
        const before = await existing(tx, id);
        const refusal = mayMark(before, who);
        if (refusal) throw new AppError(refusal, 'whom a discussion is for');
        if ((before.guests ?? false) === on) return;
        const { guests: _before, ...rest } = before;
        const after: Discussion = on ? { ...rest, guests: true } : rest;
        await tx.discussions.update(after);
        const { community } = before;
        tx.emit({
          type: 'discussion.marked',
          actor: who.id,
          data: { discussion: id, community, guests: on },
        });
        tx.audit({
          actor: who.id,
          verb: on ? 'discussion.open-to-guests' : 'discussion.close-to-guests',
          subject: `discussion:${id}`,
        });
      });
    },
  };
}
