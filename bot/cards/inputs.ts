import type { CardData } from '../turn.ts';
import { cut, type Element } from './card.ts';

/** What a button shows on a narrow card; what is longer is clipped there without a sign. */
const LONGEST_TITLE = 40;

interface Pressing {
  readonly style?: 'positive' | 'destructive';
  /** Whether what was entered on the card goes with it; a button that only leads on must not demand it. */
  readonly inputs?: boolean;
}

/** A button. Clients that know no Universal Actions send the same as a message. */
export function press(
  title: string,
  verb: string,
  data: CardData = {},
  { style, inputs = false }: Pressing = {},
): Element {
  const common = {
    title: cut(title, LONGEST_TITLE),
    ...(style ? { style } : {}),
    associatedInputs: inputs ? 'auto' : 'none',
  };
  return {
    type: 'Action.Execute',
    ...common,
    verb,
    data: { verb, ...data },
    fallback: { type: 'Action.Submit', ...common, data: { verb, ...data } },
  };
}

/** A link that leaves the card; null for an address that no browser should be sent to. */
export function link(title: string, url: string | null | undefined): Element | null {
  const parsed = url && URL.canParse(url) ? new URL(url) : null;
  if (!parsed || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return null;
  return { type: 'Action.OpenUrl', title: cut(title, LONGEST_TITLE), url: parsed.href };
}

interface Labelled {
  readonly id: string;
  readonly label: string;
  readonly error: string;
  readonly required?: boolean;
}

const labelled = ({ id, label, error, required = false }: Labelled) => ({
  id,
  label,
  isRequired: required,
  errorMessage: error,
});

interface TextInput extends Labelled {
  readonly value?: string | undefined;
  readonly placeholder?: string;
  readonly maxLength: number;
  readonly multiline?: boolean;
}

export const textInput = (input: TextInput): Element => ({
  type: 'Input.Text',
  ...labelled(input),
  isMultiline: input.multiline ?? false,
  maxLength: input.maxLength,
  ...(input.value ? { value: input.value } : {}),
  ...(input.placeholder ? { placeholder: input.placeholder } : {}),
});

interface DateInput extends Labelled {
  /** `YYYY-MM-DD` */
  readonly value?: string | undefined;
  readonly min?: string;
}

export const dateInput = (input: DateInput): Element => ({
  type: 'Input.Date',
  ...labelled(input),
  ...(input.value ? { value: input.value } : {}),
  ...(input.min ? { min: input.min } : {}),
});

export interface Choice {
  readonly value: string;
  readonly title: string;
}

interface ChoiceInput extends Labelled {
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
  /** More than one may be chosen; they come back with commas between them. */
  readonly several?: boolean;
}

const LONGEST_CHOICE = 150;

/** Compact on purpose: the titles of a list that is opened are text; those of radio buttons are Markdown. */
export const choiceInput = (input: ChoiceInput): Element => ({
  type: 'Input.ChoiceSet',
  ...labelled(input),
  style: 'compact',
  wrap: true,
  ...(input.several ? { isMultiSelect: true } : {}),
  choices: input.choices.map(({ value, title }) => ({ value, title: cut(title, LONGEST_CHOICE) })),
  ...(input.value ? { value: input.value } : {}),
});

interface ToggleInput {
  readonly id: string;
  readonly label: string;
  /** What is agreed to by switching it on. */
  readonly title: string;
  readonly error: string;
  readonly on?: boolean;
}

export const toggleInput = ({ id, label, title, error, on = false }: ToggleInput): Element => ({
  type: 'Input.Toggle',
  ...labelled({ id, label, error }),
  title,
  wrap: true,
  value: String(on),
  valueOn: 'true',
  valueOff: 'false',
});
