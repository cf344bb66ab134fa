import type { StillRead } from '../../src/features/knowledge/progress.ts';
import type { Voice } from '../voice.ts';

/** That the library is still being read, and how far: what was not found may only not be there yet. */
export const stillReadWords = ({ done, total }: StillRead, voice: Voice): string =>
  total === null
    ? voice.say('finding.reading.some', { count: done })
    : voice.say('finding.reading.of', { done, total });
