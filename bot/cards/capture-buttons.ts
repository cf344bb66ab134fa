import { rowsAnswer, rowsOf } from '../../src/features/capture/answers.ts';
import { shownIn } from '../../src/features/capture/model.ts';
import { placeOfFiles } from '../../src/views/handover-files.ts';
import type { Voice } from '../voice.ts';
import type { StepData } from './capture-sheet.ts';
import type { Element } from './card.ts';
import { press } from './inputs.ts';

/** Rows that have a button of their own on a card; the tab has room for all. */
const MOST_ROWS = 6;

/** A row is changed, or emptied, by itself. */
function rowButtons({ capture, template, step, changed }: StepData, voice: Voice): Element[] {
  if (changed) return [];
  return shownIn(template, step, capture.answers)
    .filter(({ kind }) => kind === 'rows')
    .flatMap((field) =>
      rowsOf(capture.answers[field.id] ?? '')
        .slice(0, MOST_ROWS)
        .map((row, at) =>
          press(voice.say('bot.capture.row-change', { row: at + 1 }), 'capture.row', {
            id: capture.id,
            step: String(step),
            row: field.id,
            was: rowsAnswer([row]),
          }),
        ),
    );
}

/** What a button that saves says beside the answers: where it stands, and what its card knew. */
function standing({ capture, step, changed, asked }: StepData) {
  return {
    id: capture.id,
    step: String(step),
    since: capture.updatedAt.toISOString(),
    ...(changed ? { row: changed.field, was: changed.was } : {}),
    ...(asked ? { asked: '1' } : {}),
  };
}

/** Every button that leaves a step saves it first, but for those that only lead away. */
export function stepButtons(data: StepData, voice: Voice): (Element | null)[] {
  const { capture, template, step, handover } = data;
  const here = standing(data);
  const at = { id: capture.id, step: String(step) };
  const table = shownIn(template, step, capture.answers).some(({ kind }) => kind === 'rows');
  const save = (words: string, go: string, style: { style?: 'positive' } = {}) =>
    press(voice.say(words), 'capture.save', { ...here, go }, { ...style, inputs: true });
  return [
    save('bot.capture.next', 'on', { style: 'positive' }),
    table ? save('bot.capture.another', 'again') : null,
    ...rowButtons(data, voice),
    step > 0 ? save('bot.pages.back', 'back') : null,
    press(voice.say('bot.capture.skip'), 'capture.open', {
      id: capture.id,
      step: String(step + 1),
    }),
    handover && placeOfFiles(template)?.step === step ? save('forms.files.button', 'files') : null,
    save('bot.capture.later', 'later'),
    handover
      ? press(voice.say('bot.handover.who'), 'handover.who', { ...at, id: handover.id })
      : press(voice.say('bot.capture.who-button'), 'capture.who', at),
  ];
}
