import { choosingReaders } from './actions/choosing-readers.ts';
import { departures } from './actions/departures.ts';
import type { CaptureDeps } from './actions/deps.ts';
import { distributing } from './actions/distributing.ts';
import { escalating } from './actions/escalating.ts';
import { handovers } from './actions/handovers.ts';
import { learning } from './actions/learning.ts';
import { lettingGo } from './actions/letting-go.ts';
import { marking } from './actions/marking.ts';
import { occasions } from './actions/occasions.ts';
import { prompts } from './actions/prompts.ts';
import { quality } from './actions/quality.ts';
import { quoted } from './actions/quoted.ts';
import { recordBase } from './actions/record-base.ts';
import { records } from './actions/records.ts';
import { reviewing } from './actions/reviewing.ts';
import { takingOver } from './actions/taking-over.ts';

/** What people write down, and what asks them to. */
export function captureActions(deps: CaptureDeps) {
  const base = recordBase(deps);
  const written = records(deps, base);
  return {
    ...written,
    ...lettingGo(deps, base),
    ...quoted(deps),
    ...marking(deps, base),
    ...takingOver(deps, base),
    reviews: reviewing(deps, base),
    letters: distributing(deps, base),
    quality: quality(deps, base),
    lessons: learning(deps, base),
    ...choosingReaders(deps, base),
    prompts: { ...prompts(deps), ...escalating(deps) },
    occasions: occasions(deps),
    departures: departures(deps),
    handovers: handovers(deps, written),
  };
}

export type CaptureActions = ReturnType<typeof captureActions>;
