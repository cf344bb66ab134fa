import type { Card, Element } from './card.ts';

/** A card as somebody without a screen meets it: its texts in order, its inputs and its buttons. */
export interface ReadCard {
  readonly lines: readonly string[];
  readonly inputs: readonly ReadInput[];
  readonly buttons: readonly ReadButton[];
}

export interface ReadInput {
  readonly id: string;
  readonly kind: 'text' | 'date' | 'choice' | 'toggle';
  readonly label: string;
  readonly required: boolean;
  readonly error: string;
  readonly maxLength: number | null;
  readonly choices: readonly { readonly value: string; readonly title: string }[];
  readonly value: string;
}

export type ReadButton =
  | {
      readonly kind: 'execute';
      readonly title: string;
      readonly verb: string;
      readonly data: Readonly<Record<string, string>>;
      /** Whether the inputs of the card go with it. */
      readonly inputs: boolean;
    }
  | { readonly kind: 'link'; readonly title: string; readonly url: string };

const KINDS: Readonly<Record<string, ReadInput['kind']>> = {
  'Input.Text': 'text',
  'Input.Date': 'date',
  'Input.ChoiceSet': 'choice',
  'Input.Toggle': 'toggle',
};

const list = (value: unknown): readonly Element[] =>
  Array.isArray(value) ? (value as readonly Element[]) : [];
const word = (value: unknown): string => (typeof value === 'string' ? value : '');

function walk(
  element: Element,
  found: { lines: string[]; inputs: ReadInput[]; buttons: ReadButton[] },
): void {
  const kind = KINDS[element.type];
  if (kind) found.inputs.push(readInput(element, kind));
  else if (element.type === 'TextBlock') found.lines.push(word(element.text));
  else if (element.type === 'RichTextBlock') {
    found.lines.push(
      list(element.inlines)
        .map(({ text }) => word(text))
        .join(''),
    );
  }
  for (const item of list(element.items)) walk(item, found);
  for (const action of list(element.actions)) {
    const button = readButton(action);
    if (button) found.buttons.push(button);
  }
}

const readInput = (element: Element, kind: ReadInput['kind']): ReadInput => ({
  id: word(element.id),
  kind,
  label: word(element.label),
  required: element.isRequired === true,
  error: word(element.errorMessage),
  maxLength: typeof element.maxLength === 'number' ? element.maxLength : null,
  choices: list(element.choices).map(({ value, title }) => ({
    value: word(value),
    title: word(title),
  })),
  value: word(element.value),
});

function readButton(action: Element): ReadButton | null {
  const title = word(action.title);
  if (action.type === 'Action.OpenUrl') return { kind: 'link', title, url: word(action.url) };
  if (action.type !== 'Action.Execute') return null;
  return {
    kind: 'execute',
    title,
    verb: word(action.verb),
    data: action.data as Readonly<Record<string, string>>,
    inputs: action.associatedInputs !== 'none',
  };
}

export function readCard(card: Card): ReadCard {
  const found = { lines: [], inputs: [], buttons: [] };
  for (const element of card.body) walk(element, found);
  walk({ type: 'actions', actions: card.actions ?? [] }, found);
  return found;
}
