import { stepCard } from '../../bot/cards/capture.ts';
import type { Sheet } from '../../bot/cards/capture-sheet.ts';
import type { Card } from '../../bot/cards/card.ts';
import { departureCard } from '../../bot/cards/departure.ts';
import { declineCard, handCard, promptCard, whenAsked } from '../../bot/cards/prompts.ts';
import { readCard } from '../../bot/cards/reading.ts';
import { createVoice, type Voice } from '../../bot/voice.ts';
import { builtInTemplates } from '../../src/adapters/templates/folder.ts';
import { createWords } from '../../src/adapters/words/words.ts';
import { type Capture, shownIn } from '../../src/features/capture/model.ts';
import {
  ASKS_FOR,
  PROMPT_KINDS,
  type Prompt,
  type PromptKind,
} from '../../src/features/capture/prompting/model.ts';
import { ALL_STAFF } from '../../src/features/capture/readers.ts';
import {
  fieldsOf,
  readTemplates,
  type Template,
  type TemplateColumn,
  type TemplateField,
} from '../../src/features/capture/template.ts';
import { asId, type CaptureId, type PersonId, type PromptId } from '../../src/kernel/ids.ts';
import { audienceOf } from '../../src/views/handover.ts';
import { tell } from './metrics.ts';

/**
 * What it costs to write something down: cards, taps, required fields and words of each template, counted on the cards
 * that the chat draws; what a register fills in counts as typed, since nobody knows what it has. Words are what a template
 * says that a usual answer has, or the figure of its kind below.
 */

const WORDS_A_MINUTE = 40;
const SECONDS_A_TAP = 3;
/** A lesson within five minutes, a mission report within fifteen, a prompt within three taps. */
const LIMITS: Readonly<Record<string, number>> = { lesson: 5, 'mission-report': 15 };
const MOST_TAPS = 3;

/** Words of a usual answer, by kind; 0: it is chosen and not typed. */
const USUAL: Readonly<Record<TemplateField['kind'], number>> = {
  line: 8,
  text: 25,
  choice: 0,
  topics: 2,
  countries: 1,
  date: 0,
  'date-range': 0,
  number: 1,
  people: 2,
  link: 1,
  files: 1,
  'yes-no': 0,
  rows: 0,
};
/** To open a list or a calendar, and to choose. */
const CHOOSING = 2;
const USUAL_ROWS = 2;

const isChosen = (kind: TemplateField['kind'] | TemplateColumn['kind']): boolean =>
  kind === 'choice' || kind === 'date' || kind === 'yes-no';

interface Cost {
  readonly words: number;
  readonly taps: number;
}

const rowsOf = ({ least = 0 }: TemplateField): number => Math.max(least, USUAL_ROWS);

/** Of one required field; every further row is saved with a tap of its own. */
function costOf(field: TemplateField): Cost {
  const usual = field.usual ?? USUAL[field.kind];
  if (field.kind === 'date-range') return { words: 0, taps: 2 * CHOOSING };
  if (field.kind !== 'rows') return { words: usual, taps: isChosen(field.kind) ? CHOOSING : 0 };
  const needed = (field.columns ?? []).filter(({ required }) => required);
  const rows = rowsOf(field);
  const words = needed.reduce((sum, { kind }) => sum + (isChosen(kind) ? 0 : USUAL[kind]), 0);
  const chosen = needed.filter(({ kind }) => isChosen(kind)).length;
  return { words: rows * words, taps: rows * chosen * CHOOSING + (rows - 1) };
}

const at = new Date('2026-03-02T09:00:00Z');

const sheetOf = (template: Template, answers: Readonly<Record<string, string>>): Sheet => ({
  capture: {
    id: asId<CaptureId>('c'),
    version: 1,
    template: template.id,
    templateVersion: template.version,
    owner: asId<PersonId>('p'),
    readers: ALL_STAFF,
    language: 'en',
    project: null,
    prompt: null,
    answers,
    answeredAt: {},
    state: 'draft',
    path: 'light',
    reviewer: null,
    checklist: null,
    trouble: null,
    product: null,
    webUrl: null,
    history: [],
    createdAt: at,
    updatedAt: at,
  } satisfies Capture,
  template,
  problems: {},
  vague: [],
  conflicts: [],
  handover: null,
});

/** The shortest way through: of each choice on which something depends, the answer that asks for least. */
function answersOf(template: Template): Readonly<Record<string, string>> {
  const answers: Record<string, string> = {};
  const asked = (): number =>
    template.steps.reduce((sum, _, step) => sum + shownIn(template, step, answers).length, 0);
  for (const { id, kind, choices } of fieldsOf(template)) {
    const possible = kind === 'yes-no' ? ['yes', 'no'] : (choices ?? []).map(({ value }) => value);
    const counted = possible.map((value) => {
      answers[id] = value;
      return { value, asked: asked() };
    });
    const [least] = counted.toSorted((a, b) => a.asked - b.asked);
    if (least) answers[id] = least.value;
  }
  return answers;
}

/** @throws Error where a card lacks what a required field is answered in, or the way on */
function check(card: Card, fields: readonly TemplateField[]): void {
  const { inputs, buttons } = readCard(card);
  const missing = fields.filter(({ id }) =>
    inputs.every((input) => input.id !== id && !input.id.startsWith(`${id}.`)),
  );
  const on = buttons.some((one) => one.kind === 'execute' && one.verb === 'capture.save');
  if (missing.length > 0 || !on) {
    throw new Error(`a card cannot be answered: ${missing.map(({ id }) => id).join(', ')}`);
  }
}

/** Of one form, on its cards. @throws Error where one of them cannot be answered */
export function burdenOf(template: Template, voice: Voice) {
  const answers = answersOf(template);
  const sheet = sheetOf(template, answers);
  const steps = template.steps.flatMap((_, step) => {
    const fields = shownIn(template, step, answers);
    return fields.length > 0 ? [{ step, fields }] : [];
  });
  for (const { step, fields } of steps) {
    const drawn = {
      ...sheet,
      step,
      entered: {},
      topics: [],
      related: [],
      startable: new Set<string>(),
      changed: null,
      asked: false,
      readBy: null,
    };
    check(stepCard(drawn, voice), fields);
  }
  const required = steps.flatMap(({ fields }) => fields.filter((field) => field.required));
  const costs = required.map(costOf);
  const words = costs.reduce((sum, cost) => sum + cost.words, 0);
  // On with each card, and once to publish; a handover is finished, and its gaps looked at before.
  const ending = template.publishes ? 1 : 2;
  const taps = costs.reduce((sum, cost) => sum + cost.taps, 0) + steps.length + ending;
  const minutes = words / WORDS_A_MINUTE + (taps * SECONDS_A_TAP) / 60;
  const limit = LIMITS[template.id];
  return {
    template: template.id,
    cards: steps.length + ending,
    taps,
    required: required.length,
    filledIn: required.filter(({ from }) => from !== undefined).length,
    words,
    minutes: Math.round(minutes * 10) / 10,
    ...(limit === undefined ? {} : { limit, within: minutes <= limit }),
  };
}

const promptOf = (kind: PromptKind): Prompt => ({
  id: asId<PromptId>('q'),
  version: 1,
  kind,
  series: `${kind}:P-1`,
  person: asId<PersonId>('p'),
  project: 'P-1',
  title: 'Registration in Peru',
  standsIn: false,
  subject: null,
  knownOn: at,
  askedAt: null,
  escalation: null,
  escalateAt: null,
  warning: null,
  endsOn: at,
  state: 'asked',
  step: 90,
  snoozedUntil: null,
  reason: null,
  handedOverFrom: null,
  capture: null,
});

/** Taps on these cards, each on the one that the tap before leads to. */
function tapsOn(path: readonly { readonly card: Card; readonly verb: string }[]): number {
  for (const { card, verb } of path) {
    const { buttons } = readCard(card);
    const there = buttons.some((one) => one.kind === 'execute' && one.verb === verb);
    if (!there) throw new Error(`no button leads to ${verb}`);
  }
  return path.length;
}

/** The question as it is put to somebody. */
function askedBy(prompt: Prompt, handover: Template, voice: Voice): Card {
  const actions = whenAsked(prompt);
  if (prompt.kind !== 'departure')
    return promptCard({ prompt, actions, from: null, warned: null }, voice);
  const audience = {
    lastDay: '2026-06-30',
    supervisor: null,
    successor: null,
    lines: audienceOf(handover, {}, 'en'),
  };
  return departureCard({ prompt, actions, audience, left: 60, handover: null }, voice);
}

/** Taps to each answer; a departure is passed on to nobody. */
function promptTaps(kind: PromptKind, handover: Template, voice: Voice) {
  const prompt = promptOf(kind);
  const card = askedBy(prompt, handover, voice);
  const taps = {
    begun: tapsOn([{ card, verb: 'prompt.now' }]),
    ...(kind === 'project-close' ? { closed: tapsOn([{ card, verb: 'prompt.close' }]) } : {}),
    snoozed: tapsOn([{ card, verb: 'prompt.snooze' }]),
    ...(kind === 'departure'
      ? {}
      : {
          handed: tapsOn([
            { card, verb: 'prompt.ask-hand' },
            { card: handCard(prompt, undefined, voice), verb: 'prompt.hand' },
          ]),
        }),
    refused: tapsOn([
      { card, verb: 'prompt.ask-decline' },
      { card: declineCard(prompt, undefined, voice), verb: 'prompt.decline' },
    ]),
  };
  const within = Math.max(...Object.values(taps)) <= MOST_TAPS;
  return { prompt: kind, form: ASKS_FOR[kind], ...taps, within };
}

/** Of each form and each prompt. @throws Error where a form that people are asked for is not there to be counted */
export function burdens(voice: Voice) {
  const { all, of } = readTemplates(builtInTemplates());
  const prompted = PROMPT_KINDS.map((kind) => ASKS_FOR[kind]);
  const handover = of(ASKS_FOR.departure);
  const unknown = prompted.filter((id) => !of(id));
  if (!handover || unknown.length > 0) throw new Error(`no form ${unknown.join(', ')}`);
  const counted = all.filter(({ id, publishes }) => publishes || prompted.includes(id));
  return {
    forms: counted.map((template) => burdenOf(template, voice)),
    prompts: PROMPT_KINDS.map((kind) => promptTaps(kind, handover, voice)),
  };
}

export function evalBurden(): void {
  const words = createWords();
  const { forms, prompts } = burdens(
    createVoice({ words, topicLabel: (slug) => slug }, 'en', 'UTC'),
  );
  for (const one of [...forms, ...prompts]) tell(one);
}
