import type { Voice } from '../voice.ts';
import { captureTitle, type Sheet } from './capture-sheet.ts';
import { type Card, card, heading, sentence, title } from './card.ts';
import { press, textInput } from './inputs.ts';

const LONGEST_REASON = 500;

/** What is taken back is asked about once more, with what stays and with the reason that readers see. */
export function retractCard(
  { capture, template }: Sheet,
  entered: string | undefined,
  voice: Voice,
): Card {
  const { id } = capture;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.capture.retract-ask'),
    body: [
      heading(voice.say('bot.capture.retract-ask')),
      title(captureTitle(capture, template, voice)),
      sentence(voice.say('bot.capture.retract-what')),
      textInput({
        id: 'reason',
        label: voice.say('bot.capture.retract-reason'),
        error: voice.say('bot.capture.retract-missing'),
        required: true,
        multiline: true,
        maxLength: LONGEST_REASON,
        value: entered,
      }),
    ],
    actions: [
      press(
        voice.say('bot.capture.retract-now'),
        'capture.retract',
        { id },
        { style: 'destructive', inputs: true },
      ),
      press(voice.say('bot.capture.keep'), 'captures.list'),
    ],
  });
}
