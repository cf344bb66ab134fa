import type { LabelField, LabelValue } from '../../src/features/taxonomy/labels.ts';
import { labelOf, nameIn } from '../../src/features/taxonomy/term.ts';
import type { Labelled, LabelPage } from '../../src/views/labels.ts';
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
} from './card.ts';
import { press, textInput } from './inputs.ts';

/** What people write of a record, each in one line. */
export const WRITTEN = ['topics', 'geography', 'unit', 'goals', 'drivers'] as const;
export type WrittenField = (typeof WRITTEN)[number];
export const LONGEST_LINE = 500;
const LONGEST_MEANING = 300;
/** Of what is offered; a card that is full cannot be sent. */
const MOST_EXPLAINED = 3;

const nameOf = (field: LabelField, voice: Voice): string =>
  voice.say(`taxonomy.labels.fields.${field}`);

export const valueLabel = ({ term, text }: LabelValue, voice: Voice): string =>
  term ? labelOf(term, voice.language) : text;

function said(field: LabelField, value: LabelValue, voice: Voice): string {
  const { how, words, text } = value;
  const label = field === 'date' ? voice.day(new Date(text)) : valueLabel(value, voice);
  if (how !== 'suggested') return label;
  return words.length === 0
    ? voice.say('taxonomy.labels.line', { label })
    : voice.say('taxonomy.labels.line-by', { label, words: words.join(', ') });
}

/** What a term means, with an example; nothing where nobody said it, or there is no term. */
function meaning({ term }: LabelValue, voice: Voice, named = false): Element[] {
  const definition = (term && nameIn(term.definition, voice.language)) ?? '';
  const example = (term && nameIn(term.example, voice.language)) ?? '';
  const text = [definition, example && voice.say('taxonomy.example', { example })]
    .filter(Boolean)
    .join(' ');
  if (!term || text === '') return [];
  const name = named ? `${labelOf(term, voice.language)}${voice.say('bot.colon')}` : '';
  return [line(run(`${name}${cut(text, LONGEST_MEANING)}`, { subtle: true }))];
}

/** What a record says of itself, before it is let go: for the card that publishes it. */
export function labelElements({ sheet }: LabelPage, voice: Voice): Element[] {
  const { lines, missing, unknown, proposals } = sheet;
  const needed = missing.map((field) => nameOf(field, voice)).join(', ');
  return [
    subheading(voice.say('taxonomy.labels.title')),
    ...lines
      .filter(({ values }) => values.length > 0)
      .flatMap(({ field, values }) => [
        fact(
          nameOf(field, voice),
          values.map((value) => said(field, value, voice)).join('; '),
          voice,
        ),
        ...(field === 'type' ? values.flatMap((value) => meaning(value, voice)) : []),
      ]),
    ...proposals.map(({ word, state, reason }) =>
      line(
        run(
          voice.say(`taxonomy.labels.proposed.${state}`, { word, reason: reason ?? '', label: '' }),
        ),
      ),
    ),
    ...(unknown.length > 0
      ? [line(run(voice.say('taxonomy.labels.unknown', { words: unknown.join(', ') })))]
      : []),
    needed === ''
      ? sentence(voice.say('taxonomy.labels.by-publishing'), true)
      : sentence(`${voice.say('taxonomy.labels.missing')} ${needed}`),
  ];
}

export const labelButton = (kind: Labelled, id: string, voice: Voice): Element =>
  press(voice.say('taxonomy.labels.change'), 'labels.form', { kind, id });

/** Where each is published from. */
const BACK: Readonly<Record<Labelled, { readonly verb: string; readonly step?: string }>> = {
  capture: { verb: 'capture.open', step: '50' },
  synthesis: { verb: 'synthesis.read' },
  consolidated: { verb: 'consolidated.read' },
  lessons: { verb: 'handover.ask-share' },
};

const backButton = ({ kind, id }: LabelPage, voice: Voice): Element => {
  const { verb, ...step } = BACK[kind];
  return press(voice.say('taxonomy.labels.back'), verb, { id, ...step });
};

function fieldElements(
  field: WrittenField,
  { sheet }: LabelPage,
  entered: Readonly<Record<string, string | undefined>>,
  voice: Voice,
): Element[] {
  const known = sheet.lines.find((one) => one.field === field);
  const values = known?.values.map((value) => valueLabel(value, voice)) ?? [];
  const offered = known?.offered.map((value) => said(field, value, voice)) ?? [];
  return [
    textInput({
      id: field,
      label: nameOf(field, voice),
      error: voice.say('taxonomy.labels.too-long', { limit: LONGEST_LINE }),
      value: entered[field] ?? values.join(', '),
      maxLength: LONGEST_LINE,
    }),
    ...(offered.length > 0
      ? [
          line(
            run(voice.say('taxonomy.labels.offered', { words: offered.join('; ') }), {
              subtle: true,
            }),
          ),
          ...(known?.offered ?? [])
            .slice(0, MOST_EXPLAINED)
            .flatMap((value) => meaning(value, voice, true)),
        ]
      : []),
  ];
}

/** The tags to be changed as words; what they became is said when they are saved. */
export function labelForm(
  page: LabelPage,
  entered: Readonly<Record<string, string | undefined>>,
  voice: Voice,
): Card {
  const { kind, id } = page;
  return card({
    lang: voice.language,
    fallback: voice.say('taxonomy.labels.title'),
    body: [
      heading(voice.say('taxonomy.labels.title')),
      sentence(voice.say('taxonomy.labels.separate'), true),
      ...WRITTEN.flatMap((field) => fieldElements(field, page, entered, voice)),
    ],
    actions: [
      press(
        voice.say('taxonomy.labels.save'),
        'labels.save',
        { kind, id },
        { style: 'positive', inputs: true },
      ),
      backButton(page, voice),
    ],
  });
}

/** What was saved: each word with what it became. */
export function labelsCard(page: LabelPage, notes: readonly string[], voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('taxonomy.labels.kept'),
    body: [
      heading(voice.say('taxonomy.labels.kept')),
      ...notes.map((note) => line(run(note))),
      ...labelElements(page, voice),
    ],
    actions: [backButton(page, voice), labelButton(page.kind, page.id, voice)],
  });
}
