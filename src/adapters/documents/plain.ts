const REPLACEMENT = '\ufffd';
/** Windows' western charset is what files without a mark that are not UTF-8 nearly always are; it contains Latin 1. */
const WESTERN = 'windows-1252';

/**
 * Text of a file without markup, its charset guessed: by its byte order mark, by its zero bytes, by being valid UTF-8. Reads
 * `most` bytes at most.
 */
export function decode(all: Uint8Array, most: number): string {
  const bytes = all.subarray(0, most);
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return as('utf-8', bytes);
  if (first === 0xff && second === 0xfe) return as('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return as('utf-16be', bytes);
  const guess = byZeroBytes(bytes.subarray(0, 4_000));
  if (guess) return as(guess, bytes);
  // A cut may have split the last character (`stream` leaves it out): that alone does not make it western.
  const unicode = new TextDecoder('utf-8').decode(bytes, { stream: bytes.length < all.length });
  return unicode.includes(REPLACEMENT) ? as(WESTERN, bytes) : unicode;
}

const as = (charset: string, bytes: Uint8Array): string => new TextDecoder(charset).decode(bytes);

/** Western text in UTF-16 has a zero in every other byte. */
function byZeroBytes(start: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0;
  let odd = 0;
  for (const [at, byte] of start.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = start.length / 4;
  if (odd > many && even < many / 10) return 'utf-16le';
  return even > many && odd < many / 10 ? 'utf-16be' : null;
}

/** Runs of blanks become one, paragraphs stay apart by one line break, control characters go. */
export const tidy = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\f\v]/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\ufeff\ufffe\uffff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
