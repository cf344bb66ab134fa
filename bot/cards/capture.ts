import { rowName, rowsAnswer, unkept } from '../../src/features/capture/answers.ts';
import { readersOf } from '../../src/features/capture/handover/audience.ts';
import { suggestedIn } from '../../src/features/capture/handover/contents.ts';
import { type Capture, shownIn } from '../../src/features/capture/model.ts';
import type { TemplateField } from '../../src/features/capture/template.ts';
import { shownFields } from '../../src/features/capture/template.ts';
import { answerText } from '../../src/views/captured.ts';
import type { LabelPage } from '../../src/views/labels.ts';
import type { Voice } from '../voice.ts';
import { stepButtons } from './capture-buttons.ts';
import { fieldInputs, problemSaid } from './capture-fields.ts';
import { captureTitle, type ReadBy, type Sheet, type StepData } from './capture-sheet.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  fact,
  heading,
  line,
  run,
  sentence,
  subheading,
  title,
} from './card.ts';
import { copyElements } from './copies.ts';
import { link, press } from './inputs.ts';
import { type Hit, hitElement } from './knowledge.ts';
import { labelButton, labelElements } from './labels.ts';
import { readersLine } from './record-readers.ts';

const EXCERPT = 300;

function fieldElements(
  field: TemplateField,
  { capture, template, entered, topics, changed, conflicts }: StepData,
  voice: Voice,
): Element[] {
  const answer = capture.answers[field.id] ?? '';
  const needed = field.required && template.publishes;
  return [
    ...fieldInputs({ field, answer, entered, changed, needed }, voice),
    sentence(field.help[voice.language], true),
    field.example
      ? sentence(voice.say('templates.example', { example: field.example[voice.language] }), true)
      : null,
    conflicts.includes(field.id)
      ? fact(
          voice.say('bot.capture.elsewhere'),
          cut(answerText(field, answer, voice), EXCERPT),
          voice,
        )
      : null,
    suggestedIn(template, capture).includes(field.id)
      ? sentence(voice.say('bot.capture.suggested'), true)
      : null,
    field.kind === 'topics' && topics.length > 0
      ? line(run(voice.say('bot.capture.topics', { topics: topics.join(', ') }), { subtle: true }))
      : null,
  ].filter((element) => element !== null);
}

const relatedElements = ({ capture, related, startable }: StepData, voice: Voice): Element[] =>
  related.length === 0
    ? []
    : [
        sentence(voice.say('forms.related')),
        ...related.map((hit) => {
          const start = press(voice.say('forms.start.button'), 'capture.start-from', {
            id: capture.id,
            product: hit.product.id,
          });
          return hitElement(hit, voice, false, startable.has(hit.product.id) ? [start] : []);
        }),
      ];

/** One step of the form per card. Every button that leaves it saves it first, but for those that only lead away. */
export function stepCard(data: StepData, voice: Voice): Card {
  const { capture, template, step, handover } = data;
  const current = template.steps[step];
  const fields = shownIn(template, step, capture.answers);
  return card({
    lang: voice.language,
    fallback: voice.say('bot.capture.fallback', { name: template.name[voice.language] }),
    body: [
      heading(template.name[voice.language]),
      step === 0 ? sentence(template.intro[voice.language]) : null,
      sentence(
        voice.say('bot.capture.step', {
          step: step + 1,
          steps: template.steps.length,
          name: current?.title[voice.language] ?? '',
        }),
      ),
      handover && current
        ? sentence(voice.say(`bot.handover.reads.${readersOf(current, handover.readers)}`), true)
        : null,
      data.readBy ? readersLine(data.readBy, false, voice) : null,
      ...relatedElements(data, voice),
      ...fields.flatMap((field) => fieldElements(field, data, voice)),
      sentence(voice.say('bot.capture.saved-each'), true),
    ],
    actions: stepButtons(data, voice),
  });
}

/** What its author looks over before it goes. */
export interface Beside {
  readonly labels: LabelPage | null;
  readonly copies: readonly Hit[];
  readonly readBy: ReadBy;
  /** Personal data that was found in it, as its author wrote it. */
  readonly hints: readonly { readonly kind: string; readonly words: string }[];
}

const LONGEST_HINT = 80;
const MOST_HINTS = 8;

const hintElements = (hints: Beside['hints'], voice: Voice): Element[] =>
  hints.length === 0
    ? []
    : [
        sentence(voice.say('safety.before.why')),
        ...hints.slice(0, MOST_HINTS).map(({ kind, words }) =>
          line(
            run(
              voice.say('safety.before.found', {
                kind: voice.say(`safety.hint.${kind}`),
                words: cut(words, LONGEST_HINT),
              }),
              { weight: 'Bolder' },
            ),
          ),
        ),
      ];

/** Rows that nobody keeps, with the field and the step that they stand in. */
const unkeptIn = ({ capture, template }: Sheet) =>
  template.steps.flatMap(({ fields }, step) =>
    fields.flatMap((field) =>
      unkept(field, capture.answers[field.id] ?? '').map((row) => ({ field, step, row })),
    ),
  );

const MOST_UNKEPT = 4;

/** What becomes of a row is chosen on a card of its own. */
const settleButtons = (sheet: Sheet, voice: Voice): Element[] =>
  unkeptIn(sheet)
    .slice(0, MOST_UNKEPT)
    .map(({ field, step, row }) =>
      press(voice.say('bot.capture.settle', { name: rowName(row) }), 'capture.row', {
        id: sheet.capture.id,
        step: String(step),
        row: field.id,
        was: rowsAnswer([row]),
      }),
    );

/** Each gap by name, and what can be done about it. */
function unkeptElements(sheet: Sheet, voice: Voice): Element[] {
  const names = unkeptIn(sheet).map(({ row }) => rowName(row));
  return names.length === 0
    ? []
    : [sentence(voice.say('bot.capture.unkept', { names: names.join(', ') }))];
}

function openElements({ capture, template, problems }: Sheet, voice: Voice): Element[] {
  const open = shownFields(template, capture.answers).flatMap((field) => {
    const problem = problems[field.id];
    return problem
      ? [fact(field.label[voice.language], problemSaid(problem, field, voice), voice)]
      : [];
  });
  return open.length > 0
    ? [subheading(voice.say('bot.capture.open')), ...open]
    : [sentence(voice.say('bot.capture.complete'))];
}

/** Everything before it goes: what is missing by name, and what was written. */
export function reviewCard(
  sheet: Sheet,
  { labels, copies, hints, readBy }: Beside,
  voice: Voice,
): Card {
  const { capture, template, problems } = sheet;
  const { id, answers } = capture;
  const complete = Object.keys(problems).length === 0;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.capture.review'),
    body: [
      heading(voice.say('bot.capture.review')),
      title(captureTitle(capture, template, voice)),
      ...openElements(sheet, voice),
      ...unkeptElements(sheet, voice),
      ...shownFields(template, answers).flatMap((field) => {
        const answer = answers[field.id];
        if (!answer) return [];
        const shown = cut(answerText(field, answer, voice), EXCERPT);
        return [fact(field.label[voice.language], shown, voice)];
      }),
      ...(labels ? labelElements(labels, voice) : []),
      ...copyElements(copies, voice),
      ...hintElements(hints, voice),
      ...(template.becomes === 'gap'
        ? [sentence(voice.say('bot.capture.who-gap'), true)]
        : readBy
          ? [readersLine(readBy, false, voice)]
          : []),
    ],
    actions: [
      complete ? outButton(capture, voice) : null,
      complete && template.becomes !== 'gap'
        ? press(voice.say('reviewing.checklist.button'), 'capture.checklist', { id })
        : null,
      capture.state === 'changing'
        ? press(voice.say('reviewing.see'), 'capture.review', { id })
        : null,
      labels ? labelButton('capture', id, voice) : null,
      ...settleButtons(sheet, voice),
      ...template.steps.flatMap((step, index) =>
        shownIn(template, index, answers).length === 0
          ? []
          : [
              press(
                voice.say('bot.capture.edit', { name: step.title[voice.language] }),
                'capture.open',
                { id, step: String(index) },
              ),
            ],
      ),
      press(voice.say('bot.capture.later'), 'captures.list'),
      capture.history.length === 0
        ? press(voice.say('bot.capture.discard'), 'capture.ask-discard', { id })
        : null,
    ],
  });
}

/** Out by itself, or first to a reviewer. */
const outButton = ({ id, path }: Capture, voice: Voice): Element =>
  path === 'peer'
    ? press(voice.say('reviewing.send.button'), 'capture.ask-send', { id }, { style: 'positive' })
    : press(voice.say('bot.capture.publish'), 'capture.publish', { id }, { style: 'positive' });

const WITH_REVIEWER: ReadonlySet<Capture['state']> = new Set(['reviewing', 'approved']);

/** A record that is no draft any more. */
export function statusCard({ capture, template }: Sheet, readBy: ReadBy, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say(`bot.capture.status.${capture.state}`),
    body: [
      heading(template.name[voice.language]),
      title(captureTitle(capture, template, voice)),
      sentence(voice.say(`bot.capture.status.${capture.state}`)),
      ...(capture.state === 'publishing' && capture.trouble
        ? [
            sentence(voice.say(`reviewing.held.${capture.trouble.why}`)),
            sentence(voice.say('reviewing.held.kept')),
          ]
        : []),
      readBy ? readersLine(readBy, true, voice) : null,
    ],
    actions: [
      readBy ? press(voice.say('bot.capture.who-button'), 'capture.who', { id: capture.id }) : null,
      WITH_REVIEWER.has(capture.state)
        ? press(voice.say('reviewing.see'), 'capture.review', { id: capture.id })
        : null,
      capture.state === 'published' ? link(voice.say('bot.capture.see'), capture.webUrl) : null,
      capture.state === 'published'
        ? press(voice.say('reviewing.letters.button'), 'capture.ask-letters', { id: capture.id })
        : null,
      capture.state === 'published' && template.becomes !== 'gap'
        ? press(voice.say('bot.capture.retract'), 'capture.ask-retract', { id: capture.id })
        : null,
      capture.state === 'retracted'
        ? press(voice.say('bot.capture.anew'), 'capture.reopen', { id: capture.id })
        : null,
      press(voice.say('bot.help.buttons.my-captures'), 'captures.list'),
    ],
  });
}
