import type { Voice } from '../voice.ts';
import { captureTitle, type Sheet } from './capture-sheet.ts';
import { type Card, card, heading, sentence, title } from './card.ts';
import { press } from './inputs.ts';

/** What is let go of is asked about once more. */
export function discardCard({ capture, template }: Sheet, voice: Voice): Card {
  const { id } = capture;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.capture.discard-ask'),
    body: [
      heading(voice.say('bot.capture.discard-ask')),
      title(captureTitle(capture, template, voice)),
      sentence(voice.say('bot.capture.discard-what')),
    ],
    actions: [
      press(voice.say('bot.capture.discard'), 'capture.discard', { id }, { style: 'destructive' }),
      press(voice.say('bot.capture.keep'), 'captures.list'),
    ],
  });
}
