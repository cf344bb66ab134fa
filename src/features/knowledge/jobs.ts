import type { Job } from '../../kernel/job.ts';
import type { ReviewActions } from './reviewing.ts';
import { REVIEW_JOB } from './reviews.ts';

export const knowledgeJobs = ({ reviews }: { readonly reviews: ReviewActions }): readonly Job[] => [
  { name: REVIEW_JOB, run: () => reviews.look() },
];
