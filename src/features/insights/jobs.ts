import type { Job } from '../../kernel/job.ts';
import { COUNT_JOB, type CountingActions } from './counting.ts';

export const insightJobs = (insights: Pick<CountingActions, 'count'>): readonly Job[] => [
  { name: COUNT_JOB, run: () => insights.count() },
];
