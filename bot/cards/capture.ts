import { readersOf, suggestedIn } from '../../src/features/capture/handover/contents.ts';
import type { Handover } from '../../src/features/capture/handover/model.ts';
import type { Capture, Problems } from '../../src/features/capture/model.ts';
import type { Template, TemplateField } from '../../src/features/capture/template.ts';
import { fieldsOf } from '../../src/features/capture/template.ts';
import type { ConsentView } from '../../src/views/consents.ts';
import type { LabelPage } from '../../src/views/labels.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
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
import { askedElement } from './consents.ts';
import { copyElements } from './copies.ts';
import { choiceInput, link, press, textInput } from './inputs.ts';
import type { Hit } from './knowledge.ts';
import { labelButton, labelElements } from './labels.ts';
import { recordLine, recordListCard } from './records.ts';

/** What the capture's feature answers about one record. */
export interface Sheet {
  readonly capture: Capture;
  readonly template: Template;
  readonly problems: Problems;
  /** The handover that it is the answers of. */
  readonly handover: Handover | null;
}

const EXCERPT = 300;
const MOST_LISTED = 8;

export const captureTitle = ({ answers }: Capture, template: Template, voice: Voice): string =>
  answers[template.titleField]?.trim() || template.name[voice.language];

/** A draft may be saved with gaps, so that nothing is demanded here: what is needed is named in the label. */
export function fieldInput(
  field: TemplateField,
  value: string | undefined,
  needed: boolean,
  voice: Voice,
): Element {
  const label = field.label[voice.language];
  const shared = {
    id: field.id,
    label: needed ? voice.say('bot.capture.needed', { label }) : label,
    error: voice.say('bot.capture.too-long', { limit: field.maxLength }),
    value,
  };
  if (field.kind === 'choice') {
    return choiceInput({
      ...shared,
      choices: (field.choices ?? []).map((choice) => ({
        value: choice.value,
        title: choice.label[voice.language],
      })),
    });
  }
  return textInput({ ...shared, multiline: field.kind === 'text', maxLength: field.maxLength });
}

export interface StepData extends Sheet {
  readonly step: number;
  /** What was typed on a card that could not be saved; goes before what is stored. */
  readonly entered: CardData;
  /** Labels of the vocabulary, shown where topics are asked for. */
  readonly topics: readonly string[];
}

function fieldElements(
  field: TemplateField,
  { capture, template, entered, topics }: StepData,
  voice: Voice,
): Element[] {
  const value = entered[field.id] ?? capture.answers[field.id];
  return [
    fieldInput(field, value, field.required && template.publishes, voice),
    sentence(field.help[voice.language], true),
    suggestedIn(template, capture).includes(field.id)
      ? sentence(voice.say('bot.capture.suggested'), true)
      : null,
    field.kind === 'topics' && topics.length > 0
      ? line(run(voice.say('bot.capture.topics', { topics: topics.join(', ') }), { subtle: true }))
      : null,
  ].filter((element) => element !== null);
}

/** Every button that leaves a step saves it first, but for the one that only asks. */
function stepButtons({ capture, step, handover }: StepData, voice: Voice): (Element | null)[] {
  const here = { id: capture.id, step: String(step) };
  return [
    press(
      voice.say('bot.capture.next'),
      'capture.save',
      { ...here, go: 'on' },
      {
        style: 'positive',
        inputs: true,
      },
    ),
    step > 0
      ? press(
          voice.say('bot.pages.back'),
          'capture.save',
          { ...here, go: 'back' },
          { inputs: true },
        )
      : null,
    press(
      voice.say('bot.capture.later'),
      'capture.save',
      { ...here, go: 'later' },
      { inputs: true },
    ),
    handover
      ? press(voice.say('bot.handover.who'), 'handover.who', {
          id: handover.id,
          step: String(step),
        })
      : null,
  ];
}

/** One step of the form per card. Every button that leaves it saves it first. */
export function stepCard(data: StepData, voice: Voice): Card {
  const { template, step, handover } = data;
  const current = template.steps[step];
  const fields = current?.fields ?? [];
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
      ...fields.flatMap((field) => fieldElements(field, data, voice)),
      sentence(voice.say('bot.capture.saved-each'), true),
    ],
    actions: stepButtons(data, voice),
  });
}

const shownAnswer = (field: TemplateField, answer: string, voice: Voice): string =>
  field.choices?.find(({ value }) => value === answer)?.label[voice.language] ??
  cut(answer, EXCERPT);

/** Everything before it goes: what is missing by name, and what was written. */
export function reviewCard(
  { capture, template, problems }: Sheet,
  { labels, copies }: { readonly labels: LabelPage | null; readonly copies: readonly Hit[] },
  voice: Voice,
): Card {
  const open = fieldsOf(template).filter(({ id }) => problems[id]);
  const { id } = capture;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.capture.review'),
    body: [
      heading(voice.say('bot.capture.review')),
      title(captureTitle(capture, template, voice)),
      ...(open.length > 0
        ? [
            subheading(voice.say('bot.capture.open')),
            ...open.map((field) =>
              fact(
                field.label[voice.language],
                voice.say(`bot.capture.problems.${problems[field.id]}`, { limit: field.maxLength }),
                voice,
              ),
            ),
          ]
        : [sentence(voice.say('bot.capture.complete'))]),
      ...fieldsOf(template).flatMap((field) => {
        const answer = capture.answers[field.id];
        return answer
          ? [fact(field.label[voice.language], shownAnswer(field, answer, voice), voice)]
          : [];
      }),
      ...(labels ? labelElements(labels, voice) : []),
      ...copyElements(copies, voice),
      sentence(voice.say('bot.capture.who'), true),
    ],
    actions: [
      open.length === 0
        ? press(voice.say('bot.capture.publish'), 'capture.publish', { id }, { style: 'positive' })
        : null,
      labels ? labelButton('capture', id, voice) : null,
      ...template.steps.map((step, index) =>
        press(voice.say('bot.capture.edit', { name: step.title[voice.language] }), 'capture.open', {
          id,
          step: String(index),
        }),
      ),
      press(voice.say('bot.capture.later'), 'captures.list'),
      press(voice.say('bot.capture.discard'), 'capture.ask-discard', { id }),
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
      link(voice.say('bot.capture.see'), capture.webUrl),
      press(voice.say('bot.help.buttons.my-captures'), 'captures.list'),
    ],
  });
}

export interface CaptureList {
  readonly captures: readonly { readonly capture: Capture; readonly template: Template }[];
  /** Messages of colleagues that may become records, if their authors agree. */
  readonly waiting: readonly ConsentView[];
  /** For the button that begins another: pressed twice it begins one. */
  readonly nonce: string;
}

export const captureListCard = ({ captures, waiting, nonce }: CaptureList, voice: Voice): Card =>
  recordListCard(
    {
      title: voice.say('bot.captures.title'),
      none: voice.say('bot.captures.none'),
      before: waiting.map((view) => askedElement(view, voice)),
      items: captures,
      isDraft: ({ capture }) => capture.state === 'draft',
      most: MOST_LISTED,
      draw: (item) => listed(item, voice),
      begin: press(voice.say('bot.captures.begin'), 'capture.begin', { nonce }),
    },
    voice,
  );

function listed({ capture, template }: CaptureList['captures'][number], voice: Voice): Element {
  const { id } = capture;
  const see = link(voice.say('bot.capture.see'), capture.webUrl);
  const buttons =
    capture.state === 'draft'
      ? [
          press(voice.say('bot.capture.resume'), 'capture.open', { id }),
          press(voice.say('bot.capture.discard'), 'capture.ask-discard', { id }),
        ]
      : see
        ? [see]
        : [];
  const about = [
    template.name[voice.language],
    voice.say(`common.states.capture.${capture.state}`),
    voice.say('bot.captures.touched', { date: voice.dateTime(capture.updatedAt) }),
  ];
  return recordLine(captureTitle(capture, template, voice), about, buttons);
}
