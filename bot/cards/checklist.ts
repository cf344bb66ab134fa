import { CHECKLIST_MARKS, CHECKLIST_POINTS } from '../../src/features/capture/review/checklist.ts';
import type { Voice } from '../voice.ts';
import { captureTitle, type Sheet } from './capture-sheet.ts';
import { type Card, card, heading, sentence, title } from './card.ts';
import { choiceInput, press, textInput } from './inputs.ts';

/** Who is reached by what is written down: advice, and nothing that anything waits for. */
export function checklistCard(
  { capture, template }: Pick<Sheet, 'capture' | 'template'>,
  voice: Voice,
): Card {
  const { id, checklist } = capture;
  return card({
    lang: voice.language,
    fallback: voice.say('reviewing.checklist.title'),
    body: [
      heading(voice.say('reviewing.checklist.title')),
      title(captureTitle(capture, template, voice)),
      sentence(voice.say('reviewing.checklist.what')),
      ...CHECKLIST_POINTS.map((point) =>
        choiceInput({
          id: point,
          label: voice.say(`reviewing.checklist.point.${point}`),
          error: voice.say('reviewing.checklist.open'),
          value: checklist?.marks[point] ?? 'open',
          choices: [
            { value: 'open', title: voice.say('reviewing.checklist.open') },
            ...CHECKLIST_MARKS.map((mark) => ({
              value: mark,
              title: voice.say(`reviewing.checklist.mark.${mark}`),
            })),
          ],
        }),
      ),
      textInput({
        id: 'note',
        label: voice.say('reviewing.checklist.note'),
        error: voice.say('reviewing.checklist.too-long'),
        multiline: true,
        maxLength: 1_000,
        value: checklist?.note,
      }),
    ],
    actions: [
      press(
        voice.say('reviewing.checklist.save'),
        'capture.mark',
        { id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('reviewing.look.back'), 'capture.open', { id, step: '50' }),
    ],
  });
}
