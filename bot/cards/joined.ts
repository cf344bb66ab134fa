import type { PartView } from '../../src/views/tended.ts';
import type { Voice } from '../voice.ts';
import { cut, type Element, line, prose, run } from './card.ts';

/** What is read with a contribution: each part under its author's name. */
export const partElements = (parts: readonly PartView[], most: number, voice: Voice): Element[] =>
  parts.flatMap(({ authorName, text }) => [
    line(run(voice.say('console.joined.with', { name: authorName }), { weight: 'Bolder' })),
    ...prose(cut(text, most)),
  ]);
