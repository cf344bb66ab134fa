import { alertJobs } from './features/alerts/jobs.ts';
import { attributionJobs } from './features/attribution/jobs.ts';
import { captureJobs } from './features/capture/jobs.ts';
import { collectionJobs } from './features/collections/jobs.ts';
import { communityJobs } from './features/communities/jobs.ts';
import { consentJobs } from './features/consents/jobs.ts';
import { discussionJobs } from './features/discussions/jobs.ts';
import { dutyJobs } from './features/duties/jobs.ts';
import { importJobs } from './features/importing/jobs.ts';
import { insightJobs } from './features/insights/jobs.ts';
import { knowledgeJobs } from './features/knowledge/jobs.ts';
import { membershipJobs } from './features/membership/jobs.ts';
import { queryJobs } from './features/queries/jobs.ts';
import { rewritingJobs } from './features/rewriting/jobs.ts';
import { showcaseJobs } from './features/showcase/jobs.ts';
import type { Job } from './kernel/job.ts';
import { beforeJobs } from './preparing.ts';

interface Timed {
  readonly communities: Parameters<typeof communityJobs>[0];
  readonly discussions: Parameters<typeof discussionJobs>[0];
  readonly queries: Parameters<typeof queryJobs>[0];
  readonly rewriting: Parameters<typeof rewritingJobs>[0];
  readonly capture: Parameters<typeof captureJobs>[0];
  readonly unnamedRecords: Parameters<typeof captureJobs>[1];
  readonly duties: Parameters<typeof dutyJobs>[0];
  readonly attribution: Parameters<typeof attributionJobs>[0];
  readonly consents: Parameters<typeof consentJobs>[0];
  readonly membership: Parameters<typeof membershipJobs>[0];
  readonly collections: Parameters<typeof collectionJobs>[0];
  readonly alerts: Parameters<typeof alertJobs>[0];
  readonly knowledge: Parameters<typeof knowledgeJobs>[0];
  readonly insights: Parameters<typeof insightJobs>[0];
  readonly showcase: Parameters<typeof showcaseJobs>[0];
  readonly imports: Parameters<typeof importJobs>[0];
}

/** All work that the clock brings. */
export const jobsOf = (actions: Timed & Parameters<typeof beforeJobs>[0]): readonly Job[] => [
  ...communityJobs(actions.communities),
  ...discussionJobs(actions.discussions),
  ...queryJobs(actions.queries, actions.alerts.expect),
  ...rewritingJobs(actions.rewriting),
  ...captureJobs(actions.capture, actions.unnamedRecords),
  ...dutyJobs(actions.duties),
  ...consentJobs(actions.consents),
  ...attributionJobs(actions.attribution),
  ...membershipJobs(actions.membership),
  ...beforeJobs(actions),
  ...collectionJobs(actions.collections),
  ...alertJobs(actions.alerts),
  ...showcaseJobs(actions.showcase),
  ...knowledgeJobs(actions.knowledge),
  ...insightJobs(actions.insights),
  ...importJobs(actions.imports),
];
