import { departures } from './actions/departures.ts';
import type { CaptureDeps } from './actions/deps.ts';
import { handovers } from './actions/handovers.ts';
import { prompts } from './actions/prompts.ts';
import { quoted } from './actions/quoted.ts';
import { records } from './actions/records.ts';

/** What people write down, and what asks them to. */
export function captureActions(deps: CaptureDeps) {
  const written = records(deps);
  return {
    ...written,
    ...quoted(deps),
    prompts: prompts(deps),
    departures: departures(deps),
    handovers: handovers(deps, written),
  };
}

export type CaptureActions = ReturnType<typeof captureActions>;
