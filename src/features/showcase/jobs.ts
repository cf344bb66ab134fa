import type { Job } from '../../kernel/job.ts';
import type { ShowcaseActions } from './actions.ts';

export const showcaseJobs = (showcase: ShowcaseActions): readonly Job[] => [
  { name: 'showings.expire', run: (ref) => showcase.expire(ref) },
];
