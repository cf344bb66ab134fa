import type { Job } from '../../kernel/job.ts';
import { OFFER_JOB } from './actions/offers.ts';
import type { PreparingActions } from './actions.ts';

export const preparingJobs = ({ offers }: PreparingActions): readonly Job[] => [
  { name: OFFER_JOB, run: (mission) => offers.offer(mission) },
];
