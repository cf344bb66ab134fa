import { expect, test } from '@jest/globals';
import { createSeal, type TokenKey } from '../../../src/adapters/database/token-seal.ts';

/** The same numbers in every run, so that a failure can be looked at again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

const keyOf = (id: string, below: (n: number) => number): TokenKey => ({
  id,
  key: Uint8Array.from({ length: 32 }, () => below(256)),
});

const textOf = (below: (n: number) => number): string =>
  Array.from({ length: below(400) }, () => String.fromCodePoint(below(0xd7ff) + 1)).join('');

test('whatever is sealed opens with any ring that has the key, in its place, through any change of keys', () => {
  const below = numbers(20_260_302);
  for (let round = 0; round < 200; round += 1) {
    const ring = [keyOf('c', below), keyOf('b', below), keyOf('a', below)];
    const text = textOf(below);
    const place = `person:${below(1_000)}`;
    let sealed = createSeal([ring[2] as TokenKey]).close(text, place);
    for (let newest = 1; newest >= 0; newest -= 1) {
      const seal = createSeal(ring.slice(newest));
      expect(seal.open(sealed, place)).toBe(text);
      sealed = seal.close(seal.open(sealed, place) ?? '', place);
      expect(sealed.keyId).toBe(seal.current);
    }
    expect(createSeal(ring.slice(0, 1)).open(sealed, place)).toBe(text);
    expect(createSeal(ring.slice(1)).open(sealed, place)).toBeNull();
  }
});

test('any changed bit, any other place and any other key of the same name opens nothing', () => {
  const below = numbers(7);
  for (let round = 0; round < 200; round += 1) {
    const seal = createSeal([keyOf('a', below)]);
    const sealed = seal.close(textOf(below), 'person:amina');
    const bytes = Buffer.from(sealed.sealed, 'base64url');
    const at = below(bytes.length);
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << below(8)), at);
    expect(
      seal.open({ ...sealed, sealed: bytes.toString('base64url') }, 'person:amina'),
    ).toBeNull();
    expect(seal.open(sealed, 'person:bo')).toBeNull();
    expect(createSeal([keyOf('a', below)]).open(sealed, 'person:amina')).toBeNull();
    const cut = { ...sealed, sealed: sealed.sealed.slice(0, below(sealed.sealed.length)) };
    expect(seal.open(cut, 'person:amina')).toBeNull();
  }
});

test('the same text is never sealed to the same twice', () => {
  const seal = createSeal([keyOf('a', numbers(1))]);
  const made = Array.from({ length: 100 }, () => seal.close('token', 'person:amina').sealed);
  expect(new Set(made).size).toBe(100);
});

test.each([[0], [16], [31], [33]])('a key of %i bytes is refused', (length) => {
  expect(() => createSeal([{ id: 'a', key: new Uint8Array(length) }])).toThrow(RangeError);
});

test('no key at all is refused', () => {
  expect(() => createSeal([])).toThrow(RangeError);
});
