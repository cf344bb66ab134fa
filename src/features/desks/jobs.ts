import { asId, type DeskRequestId } from '../../kernel/ids.ts';
import type { Job } from '../../kernel/job.ts';
import type { DeskActions } from './actions.ts';
import { OVERDUE_JOB } from './requests.ts';

export const deskJobs = ({ requests }: DeskActions): readonly Job[] => [
  { name: OVERDUE_JOB, run: (id) => requests.overdue(asId<DeskRequestId>(id)) },
];
