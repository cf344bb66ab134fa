import { withoutControls } from '../plain-text.ts';
import type { Voice } from '../voice.ts';

/** Adaptive Card 1.5 as JSON: the newest that Universal Actions need and every Teams client draws. */
export interface Element {
  readonly type: string;
  readonly [property: string]: unknown;
}

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly lang: string;
  /** What a client without cards shows, and the notification says. */
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Element[];
  /** Our own id of an unasked message: a post that may have happened is found again by it. */
  readonly praxisKey?: string;
}

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** Teams refuses about 100 KB, counted in UTF-16; what is around the card needs room too. */
export const MOST_BYTES = 80 * 1024;

export const sizeOf = (value: unknown): number => JSON.stringify(value).length * 2;

const MOST_BUTTONS_IN_A_ROW = 5;
const ROW = 4;

interface Parts {
  readonly lang: string;
  readonly fallback: string;
  readonly body: readonly (Element | null)[];
  readonly actions?: readonly (Element | null)[];
}

/** Absent parts may be given as null. Many buttons become rows, since Teams hides those past the sixth. */
export function card({ lang, fallback, body, actions = [] }: Parts): Card {
  const shown = body.filter((element) => element !== null);
  const buttons = actions.filter((action) => action !== null);
  const many = buttons.length > MOST_BUTTONS_IN_A_ROW;
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang,
    fallbackText: cut(withoutControls(fallback), 1_000),
    body: many ? [...shown, ...rows(buttons)] : shown,
    ...(buttons.length > 0 && !many ? { actions: buttons } : {}),
  };
}

function rows(buttons: readonly Element[]): Element[] {
  const count = Math.ceil(buttons.length / ROW);
  return Array.from({ length: count }, (_, index) =>
    row(buttons.slice(index * ROW, (index + 1) * ROW)),
  );
}

export const row = (actions: readonly Element[]): Element => ({ type: 'ActionSet', actions });

/** The same card with a sentence at its top: what has just happened, or why it did not. */
export function withNotice(drawn: Card, sentence: string, kind: 'good' | 'attention'): Card {
  const notice: Element = {
    type: 'Container',
    style: kind,
    items: prose(sentence, { weight: 'Bolder' }),
  };
  return {
    ...drawn,
    fallbackText: cut(`${sentence} ${drawn.fallbackText}`, 1_000),
    body: [notice, ...drawn.body],
  };
}

/** At most `most` characters, whole code points, the end marked. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const points = Array.from(text.slice(0, most + 1));
  while (points.join('').length > most - 1) points.pop();
  return `${points.join('').trimEnd()}…`;
}

export const isCut = (text: string, most: number): boolean => text.length > most;

/** `{{DATE(…)}}` is a function to card renderers, whoever wrote it. */
const inert = (text: string): string => withoutControls(text).replaceAll('{{', '{\u200b{');

export interface Style {
  readonly weight?: 'Bolder' | 'Default';
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly subtle?: boolean;
  readonly italic?: boolean;
}

export const run = (text: string, style: Style = {}): Element => ({
  type: 'TextRun',
  text: inert(text),
  ...(style.weight ? { weight: style.weight } : {}),
  ...(style.size ? { size: style.size } : {}),
  ...(style.subtle ? { isSubtle: true } : {}),
  ...(style.italic ? { italic: true } : {}),
});

const rich = (inlines: readonly Element[], spacing?: 'None' | 'Small'): Element => ({
  type: 'RichTextBlock',
  inlines,
  ...(spacing ? { spacing } : {}),
});

const MOST_PARAGRAPHS = 40;

/**
 * Whatever a person may have written. Text runs know no Markdown, so that a link, HTML or asterisks are shown as
 * they were typed and lead nowhere; escaping instead would depend on each client's own Markdown.
 */
export function prose(text: string, style: Style = {}): Element[] {
  const paragraphs = text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');
  const head = paragraphs.slice(0, MOST_PARAGRAPHS - 1);
  const rest = paragraphs.slice(MOST_PARAGRAPHS - 1).join(' ');
  return [...head, ...(rest ? [rest] : [])].map((paragraph) => rich([run(paragraph, style)]));
}

/** One line of several runs. */
export const line = (...runs: readonly Element[]): Element => rich(runs, 'Small');

/** `label: value`, the label in bold. The colon is a word too: French puts a space before it. */
export const fact = (label: string, value: string, voice: Voice): Element =>
  line(
    run(label.endsWith('?') ? `${label} ` : `${label}${voice.say('bot.colon')}`, {
      weight: 'Bolder',
    }),
    run(value),
  );

/** The card's name, in our words only: headings are Markdown to a renderer. */
export const heading = (text: string): Element => ({
  type: 'TextBlock',
  style: 'heading',
  size: 'Large',
  weight: 'Bolder',
  wrap: true,
  text,
});

export const subheading = (text: string): Element => ({
  type: 'TextBlock',
  weight: 'Bolder',
  wrap: true,
  spacing: 'Medium',
  text,
});

/** A title that somebody gave. */
export const title = (text: string): Element =>
  rich([run(text, { size: 'Medium', weight: 'Bolder' })]);

/** A sentence of ours that nobody else's words are in. */
export const sentence = (text: string, subtle = false): Element => ({
  type: 'TextBlock',
  wrap: true,
  text,
  ...(subtle ? { isSubtle: true, size: 'Small' } : {}),
});

export const group = (items: readonly (Element | null)[]): Element => ({
  type: 'Container',
  separator: true,
  spacing: 'Medium',
  items: items.filter((item) => item !== null),
});
