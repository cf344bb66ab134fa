import { asId, type CaptureId, type HandoverId, type PromptId } from '../../kernel/ids.ts';
import type { Job } from '../../kernel/job.ts';
import { HANDOVER_JOBS } from './actions/handover-plan.ts';
import { PROMPT_JOBS } from './actions/prompt-plan.ts';
import type { UnnamedRecords } from './actions/unnamed-records.ts';
import type { CaptureActions } from './actions.ts';
import { REVIEW_JOB } from './review/model.ts';
import { SWEEP } from './unnamed.ts';

export const captureJobs = (
  capture: CaptureActions,
  unnamed: Pick<UnnamedRecords, 'sweep'>,
): readonly Job[] => [
  { name: SWEEP, run: () => unnamed.sweep() },
  ...PROMPT_JOBS.ask.map((name) => ({
    name,
    run: (ref: string) => capture.prompts.ask(asId<PromptId>(ref)),
  })),
  { name: REVIEW_JOB, run: (ref) => capture.reviews.remind(asId<CaptureId>(ref)) },
  {
    name: PROMPT_JOBS.escalate,
    run: (ref) => capture.prompts.escalate(asId<PromptId>(ref)),
  },
  {
    name: HANDOVER_JOBS.remind,
    run: (ref) => capture.handovers.remind(asId<HandoverId>(ref)),
  },
  {
    name: HANDOVER_JOBS.deliver,
    run: (ref) => capture.handovers.deliver(asId<HandoverId>(ref)),
  },
  {
    name: HANDOVER_JOBS.week,
    run: (ref) => capture.handovers.weekOn(ref),
  },
  {
    name: HANDOVER_JOBS.miss,
    run: (ref) => capture.handovers.miss(asId<HandoverId>(ref)),
  },
];
