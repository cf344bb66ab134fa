import { publishCaptures } from './publishing/capture.ts';
import { publishDiscussionDocuments } from './publishing/discussion-documents.ts';
import { publishFaq } from './publishing/faq.ts';
import { publishHandovers } from './publishing/handover.ts';
import type { PublishingDeps } from './publishing/parts.ts';
import { publishConsolidated } from './publishing/query.ts';
import { writeReview } from './publishing/review.ts';
import { publishSynthesis } from './publishing/synthesis.ts';
import { writeTopics } from './publishing/topics.ts';

/**
 * What was approved becomes a file in SharePoint with its metadata. Reached by reactions, so it may run twice: the
 * same record has the same file name, and marking it published twice changes nothing.
 */
export const createPublishing = (deps: PublishingDeps) => ({
  synthesis: publishSynthesis(deps),
  discussionDocuments: publishDiscussionDocuments(deps),
  ...publishCaptures(deps),
  ...publishHandovers(deps),
  query: publishConsolidated(deps),
  faq: publishFaq(deps),
  review: writeReview(deps),
  topics: writeTopics(deps),
});

export type Publishing = ReturnType<typeof createPublishing>;
