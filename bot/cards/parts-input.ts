import { paragraphsOf } from '../../src/kernel/taken-out.ts';
import type { Voice } from '../voice.ts';
import type { Element } from './card.ts';
import { choiceInput } from './inputs.ts';

/** More are told apart in the tab. */
const MOST_PARTS = 30;

/** Which paragraphs of a text are taken back; none chosen is all of it. Nothing where there is only one. */
export function partsInput(text: string, voice: Voice): Element[] {
  const parts = paragraphsOf(text);
  const label = voice.say('safety.parts.which');
  if (parts.length < 2 || parts.length > MOST_PARTS) return [];
  return [
    choiceInput({
      id: 'paragraphs',
      ...{ label, error: label },
      several: true,
      choices: parts.map((part, place) => ({ value: String(place), title: part })),
    }),
  ];
}
