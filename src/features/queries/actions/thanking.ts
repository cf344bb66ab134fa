import { AppError } from '../../../kernel/errors.ts';
import type { PersonId, ReplyId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mayThank } from '../policy.ts';
import type { Reply } from '../reply.ts';
import { existing, type QueryDeps } from './deps.ts';

/** Whether the one who asked may still thank for a reply, or has; null for everybody else. */
export type Thanks = 'open' | 'said';

export function thanksOf(reply: Reply, who: Actor, asker: PersonId): Thanks | null {
  if (mayThank(reply, who, asker)) return null;
  return reply.thankedAt ? 'said' : 'open';
}

/** What comes of thanks is due at once and no event: it is told to its author alone. */
export const THANKS_JOB = 'queries.thanked';

/**
 * Thanks are private: no event, no audit, no count; they stand in the record of whoever replied (FR-INC-3), and once
 * among what is new to them.
 */
export const thanking = ({ work, clock }: Pick<QueryDeps, 'work' | 'clock'>) => ({
  /** Once a reply, however often it is pressed. @throws AppError `not-found`, `not-yours`, `illegal-move` */
  thank: (who: Actor, id: ReplyId): Promise<void> =>
    work.run(async (tx) => {
      const reply = await tx.replies.get(id);
      if (!reply) throw new AppError('not-found', `no reply ${id}`);
      const { asker } = await existing(tx, reply.query);
      const refusal = mayThank(reply, who, asker);
      if (refusal) throw new AppError(refusal, `reply is ${reply.state}`);
      await tx.replies.thank(id, clock.now());
      tx.plan(`thanks:${id}`, [{ job: THANKS_JOB, slot: id, at: clock.now(), ref: reply.author }]);
    }),
});
