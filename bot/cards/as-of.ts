import type { Voice } from '../voice.ts';
import { type Card, sentence } from './card.ts';

/** The card, and under it how old the register is that it was drawn from; as it was where the register is young. */
export const withAge = (
  drawn: Card,
  register: 'projects' | 'leavers' | 'missions' | 'trainings' | 'filled',
  readOn: Date | null,
  voice: Voice,
): Card =>
  readOn === null
    ? drawn
    : {
        ...drawn,
        body: [
          ...drawn.body,
          sentence(voice.say(`sources.as-of.${register}`, { date: voice.dateTime(readOn) }), true),
        ],
      };
