/**
 * Lengths of fields in one byte, as Lucene keeps them: exact up to 63 stems, and within four per cent from there to
 * 400,000. The same numbers make the means, so that no answer depends on what was rounded away.
 */
const EXACT = 64;
const STEP = 1.0465;

/** By code. */
export const LENGTHS: Readonly<Uint32Array> = Uint32Array.from({ length: 256 }, (_, code) =>
  code < EXACT ? code : Math.round((EXACT - 1) * STEP ** (code - EXACT + 1)),
);

/** The nearest code. */
export function lengthCode(length: number): number {
  if (length < EXACT) return length;
  const code = EXACT - 1 + Math.round(Math.log(length / (EXACT - 1)) / Math.log(STEP));
  return Math.min(255, code);
}
