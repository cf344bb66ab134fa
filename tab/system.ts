/**
 * The tab's one door to chance and time. A nonce makes one form one submission however often it is sent.
 * @returns 32 hexadecimal digits
 */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** @returns a secret of 160 random bits in base 32, in groups that can be read and copied by hand */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const letters = Array.from({ length: 32 }, (_, place) => {
    const index = Number((bits >> BigInt(5 * (31 - place))) & 31n);
    return LETTERS.charAt(index);
  }).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

export const now = (): Date => new Date();
