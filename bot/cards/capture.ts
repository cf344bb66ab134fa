import { readersOf, suggestedIn } from '../../src/features/capture/handover/contents.ts';
import { shownIn } from '../../src/features/capture/model.ts';
import type { TemplateField } from '../../src/features/capture/template.ts';
import { shownFields } from '../../src/features/capture/template.ts';
import { answerText } from '../../src/views/captured.ts';
import type { LabelPage } from '../../src/views/labels.ts';
import type { Voice } from '../voice.ts';
import { stepButtons } from './capture-buttons.ts';
import { fieldInputs, problemSaid } from './capture-fields.ts';
import { captureTitle, type Sheet, type StepData } from './capture-sheet.ts';
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

const relatedElements = (related: readonly Hit[], voice: Voice): Element[] =>
  related.length === 0
    ? []
    : [
        sentence(voice.say('forms.related')),
        ...related.map((hit) => hitElement(hit, voice, false)),
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
        ? sentence(voice.say(`bot.handover.reads.${readersOf(current)}`), true)
        : null,
      ...relatedElements(data.related, voice),
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
export function reviewCard(sheet: Sheet, { labels, copies, hints }: Beside, voice: Voice): Card {
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
      ...shownFields(template, answers).flatMap((field) => {
        const answer = answers[field.id];
        if (!answer) return [];
        const shown = cut(answerText(field, answer, voice), EXCERPT);
        return [fact(field.label[voice.language], shown, voice)];
      }),
      ...(labels ? labelElements(labels, voice) : []),
      ...copyElements(copies, voice),
      ...hintElements(hints, voice),
      sentence(
        voice.say(template.becomes === 'gap' ? 'bot.capture.who-gap' : 'bot.capture.who'),
        true,
      ),
    ],
    actions: [
      complete
        ? press(voice.say('bot.capture.publish'), 'capture.publish', { id }, { style: 'positive' })
        : null,
      labels ? labelButton('capture', id, voice) : null,
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

/** A record that is no draft any more. */
export function statusCard({ capture, template }: Sheet, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say(`bot.capture.status.${capture.state}`),
    body: [
      heading(template.name[voice.language]),
      title(captureTitle(capture, template, voice)),
      sentence(voice.say(`bot.capture.status.${capture.state}`)),
    ],
    actions: [
      capture.state === 'published' ? link(voice.say('bot.capture.see'), capture.webUrl) : null,
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
