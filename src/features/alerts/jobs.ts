import { asId, type PersonId } from '../../kernel/ids.ts';
import type { Job } from '../../kernel/job.ts';
import type { AlertActions } from './actions.ts';
import { DIGEST_JOB } from './model.ts';

export const alertJobs = (alerts: AlertActions): readonly Job[] => [
  { name: DIGEST_JOB, run: (ref) => alerts.digest(asId<PersonId>(ref)) },
];
