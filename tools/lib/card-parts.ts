/** Any JSON object: cards are read loosely, as clients do. */
export type Json = Readonly<Record<string, unknown>>;

export interface CardInput {
  readonly id: string;
  readonly kind: 'text' | 'number' | 'date' | 'time' | 'toggle' | 'choice';
  readonly label: string;
  /** What is already entered; for a toggle its on or off value. */
  readonly value: string;
  readonly required: boolean;
  /** What the card says when the value is missing or wrong. */
  readonly complaint: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly several: boolean;
  readonly on: string;
  readonly off: string;
  readonly maxLength: number | null;
}

export interface CardAction {
  readonly title: string;
  readonly kind: 'execute' | 'submit' | 'url' | 'toggle' | 'unknown';
  /** Action.Execute only. */
  readonly verb: string;
  readonly data: unknown;
  readonly url: string;
  /** Elements shown or hidden; Action.ToggleVisibility only. */
  readonly targets: readonly string[];
  /** False where the card does not send along what was entered. */
  readonly takesInputs: boolean;
  readonly enabled: boolean;
  readonly scope: Scope;
}

/** The inputs an action sends: those of its card, and of the cards around it. */
export interface Scope {
  readonly inputs: CardInput[];
  readonly outer: Scope | null;
}

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const objects = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter(isJson) : isJson(value) ? [value] : [];
export const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** Card Markdown as plain words. */
export function plain(markdown: string): string {
  return markdown
    .replaceAll(/(?<!\\)\*\*(.+?)(?<!\\)\*\*/g, '$1')
    .replaceAll(/(?<!\\)\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const KINDS: Readonly<Record<string, CardInput['kind']>> = {
  'Input.Text': 'text',
  'Input.Number': 'number',
  'Input.Date': 'date',
  'Input.Time': 'time',
  'Input.Toggle': 'toggle',
  'Input.ChoiceSet': 'choice',
};

/** @returns null when the element is no input */
export function inputOf(element: Json): CardInput | null {
  const kind = KINDS[text(element.type)];
  if (!kind) return null;
  const off = text(element.valueOff) || 'false';
  return {
    id: text(element.id),
    kind,
    label: plain(text(element.label) || text(element.title) || text(element.placeholder)),
    value: text(element.value) || (kind === 'toggle' ? off : ''),
    required: element.isRequired === true,
    complaint: plain(text(element.errorMessage)),
    choices: objects(element.choices).map(({ title, value }) => ({
      title: plain(text(title)),
      value: text(value),
    })),
    several: element.isMultiSelect === true,
    on: text(element.valueOn) || 'true',
    off,
    maxLength: typeof element.maxLength === 'number' ? element.maxLength : null,
  };
}

const ACTIONS: Readonly<Record<string, CardAction['kind']>> = {
  'Action.Execute': 'execute',
  'Action.Submit': 'submit',
  'Action.OpenUrl': 'url',
  'Action.ToggleVisibility': 'toggle',
};

/** @param fallbackTitle what it is called when the card gives it no title, as with a selectable row */
export function actionOf(element: Json, scope: Scope, fallbackTitle = ''): CardAction {
  const targets = Array.isArray(element.targetElements) ? element.targetElements : [];
  return {
    title: plain(text(element.title) || text(element.tooltip) || fallbackTitle),
    kind: ACTIONS[text(element.type)] ?? 'unknown',
    verb: text(element.verb),
    data: element.data,
    url: text(element.url),
    targets: targets.map((target) => text(isJson(target) ? target.elementId : target)),
    takesInputs: text(element.associatedInputs).toLowerCase() !== 'none',
    enabled: element.isEnabled !== false,
    scope,
  };
}
