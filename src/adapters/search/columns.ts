/** A typed array with room behind its end. */
type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** `array`, or a longer copy of it that has a place `at`. */
export function withRoom<T extends Numbers>(array: T, at: number): T {
  if (at < array.length) return array;
  const Kind = array.constructor as new (length: number) => T;
  const grown = new Kind(Math.ceil((at + 1) * 1.25) + 64);
  grown.set(array);
  return grown;
}
