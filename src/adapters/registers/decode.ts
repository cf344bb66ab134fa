import { RegisterError } from '../../ports/reading.ts';

export type TextForm = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const has = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, index) => bytes[index] === byte);

/** Workbooks (new and old) and PDFs begin so; letters could be made of them, too. */
const FORMATS = [
  [0x50, 0x4b, 3, 4],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
] as const;

const SAMPLE = 4_096;

/** Every other byte of Latin text in UTF-16 is a zero: which half tells the order of bytes. */
function withoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = sample.length / 5;
  if (odd > many && even < odd / 4) return 'utf-16le';
  return even > many && odd < even / 4 ? 'utf-16be' : null;
}

/**
 * How a file is written, as far as its beginning tells; null: UTF-8 without a mark, or Windows-1252.
 * @throws RegisterError `unreadable` for what is no text
 */
export function textForm(bytes: Uint8Array): TextForm | null {
  if (FORMATS.some((first) => has(bytes, ...first)))
    throw new RegisterError('unreadable', { line: 1 });
  if (has(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (has(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (has(bytes, 0xfe, 0xff)) return 'utf-16be';
  const wide = withoutMark(bytes);
  if (wide) return wide;
  // A picture or a database: Windows-1252 would make letters of anything.
  if (bytes.subarray(0, SAMPLE).includes(0)) throw new RegisterError('unreadable', { line: 1 });
  return null;
}

/**
 * The text of a file as spreadsheets write it: UTF-8, UTF-16 or Windows-1252, with or without a byte order mark.
 * @throws RegisterError `unreadable` for what is no text
 */
export function decode(bytes: Uint8Array): string {
  const told = textForm(bytes);
  if (told) return text(bytes, told);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    // That it is no UTF-8 is how older spreadsheets are known.
    if (error instanceof TypeError || (error as Error).name === 'TypeError') {
      return text(bytes, 'windows-1252');
    }
    throw error;
  }
}

const text = (bytes: Uint8Array, encoding: string): string =>
  new TextDecoder(encoding).decode(bytes);
