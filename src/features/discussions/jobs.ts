import { isAppError } from '../../kernel/errors.ts';
import { asId, type DiscussionId } from '../../kernel/ids.ts';
import type { Job } from '../../kernel/job.ts';
import type { DiscussionActions } from './actions.ts';
import { STEPS } from './steps.ts';

/** A move that came too late or twice (extended, closed by hand) is no failure: the state has decided already. */
async function unlessMoved(move: Promise<unknown>): Promise<void> {
  await move.catch((error: unknown) => {
    if (isAppError(error) && (error.code === 'illegal-move' || error.code === 'not-found')) return;
    throw error;
  });
}

export const discussionJobs = (discussions: DiscussionActions): readonly Job[] => [
  {
    name: 'discussions.open',
    run: (ref) => unlessMoved(discussions.move(asId<DiscussionId>(ref), 'open', 'clock')),
  },
  {
    name: 'discussions.announce-closing',
    run: (ref) =>
      unlessMoved(discussions.move(asId<DiscussionId>(ref), 'announce-closing', 'clock')),
  },
  {
    name: 'discussions.close',
    run: (ref) => unlessMoved(discussions.move(asId<DiscussionId>(ref), 'close', 'clock')),
  },
  { name: 'anonymous.sweep', run: () => discussions.anonymous.sweep() },
  ...STEPS.map((step) => ({
    name: `plan.${step}`,
    run: (ref: string) => discussions.plan.step(asId<DiscussionId>(ref), step),
  })),
];
