/**
 * What is pointed out before something is posted. A hint is a question to whoever writes ("do you mean to say this
 * here?"), never a refusal: the rules are words and patterns, and they are sometimes wrong.
 */
export const HINT_KINDS = [
  'mail',
  'phone',
  'identity',
  'bank',
  'birth',
  'money',
  'person',
] as const;
export type HintKind = (typeof HINT_KINDS)[number];

/** A part of the text: UTF-16 offsets, `end` exclusive. */
export interface Hint {
  readonly kind: HintKind;
  readonly start: number;
  readonly end: number;
}

/** What concerns somebody who can be found by it, rather than what something cost. */
export const PERSONAL: ReadonlySet<HintKind> = new Set([
  'mail',
  'phone',
  'identity',
  'bank',
  'birth',
  'person',
]);

/** In the order of the text; of two that overlap, the earlier kind in the list stays. */
export function settled(found: readonly Hint[]): Hint[] {
  const rank = ({ kind }: Hint) => HINT_KINDS.indexOf(kind);
  const kept: Hint[] = [];
  for (const hint of [...found].sort((a, b) => rank(a) - rank(b) || a.start - b.start)) {
    if (!kept.some(({ start, end }) => hint.start < end && start < hint.end)) kept.push(hint);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Every match of a global pattern, at its first group where it has one, otherwise whole. */
export function* matches(
  text: string,
  pattern: RegExp,
): Generator<{ start: number; end: number; words: string }> {
  for (const found of text.matchAll(pattern)) {
    const whole = found[0];
    const words = found[1] ?? whole;
    const start = found.index + whole.lastIndexOf(words);
    yield { start, end: start + words.length, words };
  }
}
