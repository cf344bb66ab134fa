import type { Job } from '../../kernel/job.ts';
import { MAKE_JOB } from './actions/making.ts';
import type { CommunityActions } from './actions.ts';

export const communityJobs = ({ making }: CommunityActions): readonly Job[] => [
  { name: MAKE_JOB, run: (id) => making.carryOn(id) },
];
