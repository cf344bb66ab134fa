import { isAppError } from '../../kernel/errors.ts';
import { asId, type PersonId, type QueryId } from '../../kernel/ids.ts';
import type { Job } from '../../kernel/job.ts';
import { THANKS_JOB } from './actions/thanking.ts';
import type { QueryActions } from './actions.ts';

/** A question that is gone needs no reminder. */
async function unlessGone(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (isAppError(error) && error.code === 'not-found') return;
    throw error;
  });
}

/** @param expect has the next digest of this person tell what came of their own words */
export const queryJobs = (
  queries: QueryActions,
  expect: (person: PersonId) => Promise<void>,
): readonly Job[] => [
  { name: THANKS_JOB, run: (ref) => expect(asId<PersonId>(ref)) },
  // Whichever wakes it: what is due of the steps is taken in order, each once.
  ...['queries.unanswered', 'queries.experts', 'queries.gap'].map((name) => ({
    name,
    run: (ref: string) => unlessGone(queries.escalate(asId<QueryId>(ref))),
  })),
  {
    name: 'queries.consolidated-due',
    run: (ref) => unlessGone(queries.remind(asId<QueryId>(ref))),
  },
];
