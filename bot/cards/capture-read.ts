import { shownFields } from '../../src/features/capture/template.ts';
import { answerText } from '../../src/views/captured.ts';
import type { RecordReadersView } from '../../src/views/record-readers.ts';
import type { Voice } from '../voice.ts';
import { captureTitle, type Sheet } from './capture-sheet.ts';
import { type Card, card, cut, fact, heading, sentence, title } from './card.ts';
import { link, press } from './inputs.ts';
import { readersLine } from './record-readers.ts';

const LONGEST_ANSWER = 2_000;

/** What somebody else wrote, for those who read it. */
export function recordCard(
  { capture, template }: Sheet,
  readers: RecordReadersView,
  voice: Voice,
): Card {
  return card({
    lang: voice.language,
    fallback: captureTitle(capture, template, voice),
    body: [
      heading(template.name[voice.language]),
      title(captureTitle(capture, template, voice)),
      sentence(voice.say('safety.record.by', { name: readers.author })),
      readersLine(readers, true, voice),
      ...shownFields(template, capture.answers).flatMap((field) => {
        const answer = capture.answers[field.id];
        if (!answer || field.id === template.titleField) return [];
        const shown = cut(answerText(field, answer, voice), LONGEST_ANSWER);
        return [fact(field.label[voice.language], shown, voice)];
      }),
    ],
    actions: [
      link(voice.say('bot.capture.see'), capture.webUrl),
      press(voice.say('bot.help.buttons.my-captures'), 'captures.list'),
    ],
  });
}
