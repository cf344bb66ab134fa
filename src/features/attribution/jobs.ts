import { asId, type CheckId } from '../../kernel/ids.ts';
import type { Job } from '../../kernel/job.ts';
import type { AttributionActions } from './actions.ts';

export const attributionJobs = (attribution: AttributionActions): readonly Job[] => [
  { name: 'attribution.remind', run: (ref) => attribution.remind(asId<CheckId>(ref)) },
];
