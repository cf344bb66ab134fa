import { KEPT_FOR, type KeptDays } from '../../src/kernel/kept.ts';
import type { Voice } from '../voice.ts';
import { type Element, line, run, sentence } from './card.ts';

const said = (points: readonly string[], voice: Voice): Element[] =>
  points.map((point) => sentence(voice.say(`safety.kept.${point}`)));

/** What is kept, until when, and who reads it: the days are those after which it is deleted. */
export const keptElements = (kept: KeptDays, voice: Voice): Element[] => [
  ...said(['kept', 'long', 'forgotten'], voice),
  ...KEPT_FOR.map((what) =>
    line(run(`· ${voice.say(`safety.kept.for.${what}`, { count: kept[what] })}`)),
  ),
  ...said(['seen', 'unnamed', 'channels', 'elsewhere', 'audio'], voice),
];
