import { asId, type CollectionId } from '../../kernel/ids.ts';
import type { Job } from '../../kernel/job.ts';
import type { CollectionActions } from './actions.ts';
import { CHECK_JOB } from './model.ts';

export const collectionJobs = (collections: CollectionActions): readonly Job[] => [
  { name: CHECK_JOB, run: (ref) => collections.ask(asId<CollectionId>(ref)) },
];
