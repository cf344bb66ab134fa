import { asId, type CommunityId } from '../../kernel/ids.ts';
import type { Job } from '../../kernel/job.ts';
import type { MembershipActions } from './actions.ts';
import { ENDING_JOB } from './ending.ts';
import { OFFER_JOB } from './succession.ts';

export const membershipJobs = (membership: MembershipActions): readonly Job[] => [
  { name: ENDING_JOB, run: (ref) => membership.ending.remind(asId<CommunityId>(ref)) },
  { name: OFFER_JOB, run: (ref) => membership.succession.expire(ref) },
];
