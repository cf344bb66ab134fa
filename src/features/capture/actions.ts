import type { CaptureDeps } from './actions/deps.ts';
import { prompts } from './actions/prompts.ts';
import { records } from './actions/records.ts';

/** What people write down, and what asks them to. */
export function captureActions(deps: CaptureDeps) {
  return { ...records(deps), prompts: prompts(deps) };
}

export type CaptureActions = ReturnType<typeof captureActions>;
