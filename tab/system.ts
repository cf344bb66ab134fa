/**
 * The tab's one door to chance and time. A nonce makes one form one submission however often it is sent.
 * @returns 32 hexadecimal digits
 */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const now = (): Date => new Date();
