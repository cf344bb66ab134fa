import { dutyViews } from './views/duties.ts';
import { lessonViews } from './views/lessons.ts';
import { peerReviewViews } from './views/peer-review.ts';
import { practiceViews } from './views/practices.ts';
import { promptsByUnit } from './views/prompts-by-unit.ts';
import { recordViews } from './views/record.ts';

type OfRecords = Parameters<typeof recordViews>[0];
type World = Parameters<typeof lessonViews>[1] & Pick<OfRecords, 'documents' | 'words' | 'clock'>;
type Actions = Parameters<typeof promptsByUnit>[0] &
  Parameters<typeof lessonViews>[0] &
  Parameters<typeof peerReviewViews>[0] &
  Parameters<typeof practiceViews>[0] &
  Parameters<typeof dutyViews>[0] &
  Omit<OfRecords, 'documents' | 'words' | 'clock'>;

/** What is read of what people wrote down: what was learnt, what is looked over, what came of it and of whom. */
export const writtenViews = (actions: Actions, world: World) => ({
  duties: dutyViews(actions, world),
  lessons: lessonViews(actions, world),
  peerReviews: peerReviewViews(actions),
  practices: practiceViews(actions),
  promptsByUnit: promptsByUnit(actions),
  record: recordViews({ ...actions, ...world }),
});
