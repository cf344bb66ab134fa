/**
 * The words of a Teams message without its markup. Channel messages carry mentions as `<at>…</at>` and entities even
 * where they call themselves plain; what a person typed as `<b>` arrives as `&lt;b&gt;` and stays what they typed.
 * Pure and total: any string gives a string.
 */

/** Only what Teams itself writes: an unknown tag was typed by a person and is kept as they typed it. */
const BREAKS = /<(?:br|hr)\b[^<>]*>|<\/(?:p|div|li|h[1-6]|tr|blockquote|pre)\s*>/gi;
const TAGS =
  /<\/?(?:at|p|div|span|b|strong|i|em|u|s|strike|del|a|ul|ol|li|h[1-6]|pre|code|blockquote|table|tbody|thead|tr|td|th|img|emoji|attachment|font|systemeventmessage)(?:\s[^<>]*)?\/?>/gi;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  euro: '€',
};

const MAX_CODE_POINT = 0x10ffff;

function entity(whole: string, body: string): string {
  if (!body.startsWith('#')) return NAMED[body.toLowerCase()] ?? whole;
  const hexadecimal = body[1] === 'x' || body[1] === 'X';
  const code = Number.parseInt(body.slice(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
  if (!Number.isInteger(code) || code === 0 || code > MAX_CODE_POINT) return whole;
  return code >= 0xd800 && code <= 0xdfff ? whole : String.fromCodePoint(code);
}

const ENTITIES = /&(#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z]{2,8});/g;
/** Controls that no text needs, and the two that turn the reading direction of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202d\u202e]/g;

export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '');
}

/** @param mentions the exact markup of the mentions of the bot, as the activity's entities name them */
export function plainText(markup: string, mentions: readonly string[] = []): string {
  const unmentioned = mentions
    .filter((mention) => mention.startsWith('<at'))
    .reduce((text, mention) => text.replaceAll(mention, ' '), markup);
  const text = unmentioned.replace(BREAKS, '\n').replace(TAGS, '').replace(ENTITIES, entity);
  return withoutControls(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\t ]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
