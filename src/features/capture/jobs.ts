import { asId, type PromptId } from '../../kernel/ids.ts';
import type { Job } from '../../kernel/job.ts';
import type { CaptureActions } from './actions.ts';

export const captureJobs = (capture: CaptureActions): readonly Job[] => [
  { name: 'capture.project-close', run: (ref) => capture.prompts.ask(asId<PromptId>(ref)) },
];
