import {
  actionOf,
  type CardAction,
  type CardInput,
  inputOf,
  isJson,
  type Json,
  objects,
  plain,
  type Scope,
  text,
} from './card-parts.ts';

export type { CardAction, CardInput } from './card-parts.ts';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** A card as somebody without a screen reads it. */
export interface CardView {
  /** Lines of text; actions stand in them as `[1] Title`, inputs as `<id> Label: value`. */
  readonly lines: readonly string[];
  readonly inputs: readonly CardInput[];
  /** In the order of their numbers, the first being 1. */
  readonly actions: readonly CardAction[];
}

/** What an action was given does not fit the card; the message says what would. */
export class CardError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CardError';
  }
}

interface Pen {
  readonly lines: string[];
  readonly inputs: CardInput[];
  readonly actions: CardAction[];
  readonly scope: Scope;
  readonly indent: string;
}

const put = (pen: Pen, line: string): void => {
  for (const part of line.split('\n')) pen.lines.push(`${pen.indent}${part}`.trimEnd());
};

const deeper = (pen: Pen, scope: Scope = pen.scope): Pen => ({
  ...pen,
  scope,
  indent: `${pen.indent}  `,
});

/** Reads a card for people and scripts: its words, inputs and numbered actions. */
export function readCard(card: unknown): CardView {
  const pen: Pen = {
    lines: [],
    inputs: [],
    actions: [],
    scope: { inputs: [], outer: null },
    indent: '',
  };
  if (isJson(card)) drawCard(card, pen);
  return { lines: pen.lines, inputs: pen.inputs, actions: pen.actions };
}

export const renderCard = (card: unknown): string => readCard(card).lines.join('\n');

function drawCard(card: Json, pen: Pen): void {
  for (const element of objects(card.body)) draw(element, pen);
  drawActions(objects(card.actions), pen);
}

const DRAWERS: Readonly<Record<string, (element: Json, pen: Pen) => void>> = {
  TextBlock: (element, pen) => {
    const words = plain(text(element.text));
    put(pen, element.style === 'heading' ? `# ${words}` : words);
  },
  // Runs know no Markdown: what stands there is what was written.
  RichTextBlock: (element, pen) => put(pen, inlines(element)),
  Image: (element, pen) => put(pen, `(image: ${text(element.altText)})`),
  FactSet: (element, pen) => {
    for (const fact of objects(element.facts))
      put(pen, `${plain(text(fact.title))}: ${plain(text(fact.value))}`);
  },
  ColumnSet: (element, pen) => drawSideBySide(objects(element.columns), pen),
  Table: (element, pen) => {
    for (const row of objects(element.rows)) drawSideBySide(objects(row.cells), pen);
  },
  ActionSet: (element, pen) => drawActions(objects(element.actions), pen),
};

function draw(element: Json, pen: Pen): void {
  if (element.isVisible === false) return;
  const drawer = DRAWERS[text(element.type)];
  const input = inputOf(element);
  if (drawer) drawer(element, pen);
  else if (input) drawInput(input, pen);
  else for (const item of objects(element.items)) draw(item, pen);
  if (isJson(element.selectAction)) {
    const title = plain(text(element.altText)) || firstWords(element);
    drawActions([element.selectAction], pen, title);
  }
}

function inlines(element: Json): string {
  const runs: unknown[] = Array.isArray(element.inlines) ? element.inlines : [];
  return runs.map((run) => (isJson(run) ? text(run.text) : text(run))).join('');
}

function firstWords(element: Json): string {
  const inside = readCard({ body: [{ ...element, selectAction: undefined }] }).lines;
  return inside.find((line) => line.trim() !== '')?.trim() ?? '';
}

/** Columns and cells of one line each share a line; anything longer goes one below the other. */
function drawSideBySide(cells: readonly Json[], pen: Pen): void {
  const shown = cells.filter((cell) => cell.isVisible !== false);
  const drawn = shown.map((cell) => readCard({ body: [cell] }));
  const simple = drawn.every(({ lines, inputs, actions }) => {
    return lines.length <= 1 && inputs.length === 0 && actions.length === 0;
  });
  if (simple) put(pen, drawn.map(({ lines }) => lines[0] ?? '').join(' | '));
  else for (const cell of shown) draw(cell, pen);
}

function drawInput(input: CardInput, pen: Pen): void {
  pen.inputs.push(input);
  pen.scope.inputs.push(input);
  const { id, label, required } = input;
  put(pen, `<${id}> ${label}${required ? ' *' : ''}: ${shownValue(input)}`);
  for (const { title, value } of input.choices)
    put(deeper(pen), title === value ? `- ${title}` : `- ${title} (${value})`);
}

function shownValue(input: CardInput): string {
  if (input.kind === 'toggle') return input.value === input.on ? 'yes' : 'no';
  if (input.kind === 'choice')
    return input.choices.find(({ value }) => value === input.value)?.title ?? '…';
  return input.value || '…';
}

/** One line of buttons; what a button unfolds comes below it. */
function drawActions(actions: readonly Json[], pen: Pen, fallbackTitle = ''): void {
  const folded = actions.filter(({ type }) => type === 'Action.ShowCard');
  const row = actions
    .filter((action) => !folded.includes(action))
    .map((action) => {
      const read = actionOf(action, pen.scope, fallbackTitle);
      pen.actions.push(read);
      const link = read.kind === 'url' ? ` ${read.url}` : '';
      return `[${pen.actions.length}] ${read.title}${link}${read.enabled ? '' : ' (not now)'}`;
    });
  if (row.length > 0) put(pen, row.join('   '));
  for (const action of folded) {
    put(pen, `${plain(text(action.title))}:`);
    const scope: Scope = { inputs: [], outer: pen.scope };
    if (isJson(action.card)) drawCard(action.card, deeper(pen, scope));
  }
}

/** The action of this number (from 1) or title; title case and surrounding space do not matter. */
export function actionNamed(view: CardView, key: number | string): CardAction {
  const wanted = String(key).trim().toLowerCase();
  const found =
    view.actions[Number(wanted) - 1] ??
    view.actions.find(({ title }) => title.toLowerCase() === wanted) ??
    view.actions.find(({ verb }) => verb.toLowerCase() === wanted);
  if (found) return found;
  const titles = view.actions.map(({ title }, index) => `${index + 1} ${title}`);
  throw new CardError(
    titles.length === 0
      ? 'This card has no actions.'
      : `There is no action '${key}' here; there is: ${titles.join(', ')}.`,
  );
}

export function inputsOf(action: CardAction): readonly CardInput[] {
  if (!action.takesInputs) return [];
  const all: CardInput[] = [];
  for (let scope: Scope | null = action.scope; scope; scope = scope.outer)
    all.unshift(...scope.inputs);
  return all;
}

/**
 * What the card sends with this action: its inputs' values, those given taking the place of those shown.
 * @param given by input id or label; a choice by title or value, a toggle as yes or no
 * @throws CardError as a client would refuse: unknown or missing fields, no such choice
 */
export function fill(
  action: CardAction,
  given: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const inputs = inputsOf(action);
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(given)) {
    const input =
      inputs.find(({ id }) => id === name) ??
      inputs.find(({ label }) => label.toLowerCase() === name.toLowerCase());
    if (!input) {
      const known = inputs.map(({ id }) => id).join(', ');
      throw new CardError(
        `'${action.title}' takes no '${name}'${known ? `; it takes: ${known}` : ''}.`,
      );
    }
    values.set(input.id, accepted(input, value));
  }
  return Object.fromEntries(
    inputs.map((input) => {
      const value = values.get(input.id) ?? input.value;
      if (input.required && (value === '' || (input.kind === 'toggle' && value !== input.on)))
        throw new CardError(`${input.id}: ${input.complaint || `${input.label} is needed.`}`);
      return [input.id, value];
    }),
  );
}

function accepted(input: CardInput, value: string): string {
  if (input.kind === 'toggle')
    return /^(yes|on|true|1|oui|sí|si)$/i.test(value) || value === input.on ? input.on : input.off;
  if (input.maxLength !== null && value.length > input.maxLength)
    throw new CardError(`${input.id}: at most ${input.maxLength} characters.`);
  if (input.kind === 'date' && value !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(value))
    throw new CardError(`${input.id}: a date like 2026-11-30.`);
  if (input.kind === 'number' && value !== '' && !Number.isFinite(Number(value)))
    throw new CardError(`${input.id}: a number.`);
  if (input.kind !== 'choice' || value === '') return value;
  const parts = input.several ? value.split(',') : [value];
  return parts.map((part) => choiceNamed(input, part.trim())).join(',');
}

function choiceNamed(input: CardInput, name: string): string {
  const found =
    input.choices.find(({ value }) => value === name) ??
    input.choices.find(({ title }) => title.toLowerCase() === name.toLowerCase());
  if (found) return found.value;
  throw new CardError(
    `${input.id}: '${name}' is no choice; there is: ${input.choices.map(({ title }) => title).join(', ')}.`,
  );
}

/** The card after its Action.ToggleVisibility was pressed; clients do this by themselves. */
export function toggled(card: unknown, targets: readonly string[]): unknown {
  if (Array.isArray(card)) return card.map((item) => toggled(item, targets));
  if (!isJson(card)) return card;
  const copy = Object.fromEntries(
    Object.entries(card).map(([key, value]) => [key, toggled(value, targets)]),
  );
  return typeof card.id === 'string' && targets.includes(card.id)
    ? { ...copy, isVisible: card.isVisible === false }
    : copy;
}
