import type { Voice } from '../voice.ts';

/** From here on nobody counts in minutes. */
const IN_HOURS = 90;

/** What waits, as the time that it usually takes: in minutes, from an hour and a half on in whole hours. */
export const workOf = (minutes: number, voice: Voice): string =>
  minutes > IN_HOURS
    ? voice.say('console.hours', { count: Math.round(minutes / 60) })
    : voice.say('console.minutes', { count: minutes });
