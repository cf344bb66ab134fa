import { asId, type ConsentId } from '../../kernel/ids.ts';
import type { Job } from '../../kernel/job.ts';
import type { ConsentActions } from './actions.ts';

export const consentJobs = (consents: ConsentActions): readonly Job[] => [
  { name: 'message-consents.remind', run: (ref) => consents.remind(asId<ConsentId>(ref)) },
  { name: 'message-consents.expire', run: (ref) => consents.expire(asId<ConsentId>(ref)) },
];
