import type { Job } from '../../kernel/job.ts';
import type { RewritingActions } from './actions.ts';
import { RUN } from './carrying.ts';

export const rewritingJobs = (rewriting: Pick<RewritingActions, 'run'>): readonly Job[] => [
  { name: RUN, run: (ref) => rewriting.run(ref) },
];
