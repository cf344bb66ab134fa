import { asId, type HandoverId } from '../../kernel/ids.ts';
import type { Job } from '../../kernel/job.ts';
import { type DutyActions, EXPIRE_JOB } from './actions.ts';

export const dutyJobs = (duties: Pick<DutyActions, 'expire'>): readonly Job[] => [
  { name: EXPIRE_JOB, run: (ref) => duties.expire(asId<HandoverId>(ref)) },
];
