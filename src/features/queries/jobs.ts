import { isAppError } from '../../kernel/errors.ts';
import { asId, type QueryId } from '../../kernel/ids.ts';
import type { Job } from '../../kernel/job.ts';
import type { QueryActions } from './actions.ts';

/** A question that is gone needs no reminder. */
async function unlessGone(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (isAppError(error) && error.code === 'not-found') return;
    throw error;
  });
}

export const queryJobs = (queries: QueryActions): readonly Job[] => [
  {
    name: 'queries.unanswered',
    run: (ref) => unlessGone(queries.escalate(asId<QueryId>(ref))),
  },
  {
    name: 'queries.consolidated-due',
    run: (ref) => unlessGone(queries.remind(asId<QueryId>(ref))),
  },
];
