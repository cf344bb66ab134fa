import type { Job } from '../../kernel/job.ts';
import { IMPORT_JOB, type ImportDesk } from './desk.ts';

export const importJobs = (imports: Pick<ImportDesk, 'part'>): readonly Job[] => [
  { name: IMPORT_JOB, run: (ref) => imports.part(ref) },
];
