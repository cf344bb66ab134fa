import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A key by which tokens are sealed. */
export interface TokenKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

export interface Sealed {
  readonly keyId: string;
  /** base64url of nonce, tag and ciphertext. */
  readonly sealed: string;
}

/** Seals with the first key and opens with any. */
export interface Seal {
  readonly current: string;
  /** @param place what it may be opened for: moved to another row it stays shut */
  close(text: string, place: string): Sealed;
  /** Null where the key is not among ours, or the text or its place was changed. */
  open(sealed: Sealed, place: string): string | null;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM. The nonce is random: at one row a person and a change an hour a key stays far below the 2^32 sealings
 * after which random nonces of 96 bits would be a risk.
 * @throws RangeError without a key, or for one that is not 32 bytes long
 */
export function createSeal(keys: readonly TokenKey[]): Seal {
  const [first] = keys;
  if (!first) throw new RangeError('at least one key is needed');
  for (const { id, key } of keys) {
    if (key.length !== 32) throw new RangeError(`the key ${id} has ${key.length} bytes, not 32`);
  }
  const byId = new Map(keys.map((one) => [one.id, one.key]));
  const bound = (keyId: string, place: string): Buffer =>
    Buffer.from(JSON.stringify(['praxis-tokens', keyId, place]));
  return {
    current: first.id,
    close(text, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', first.key, nonce);
      cipher.setAAD(bound(first.id, place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
      return { keyId: first.id, sealed };
    },
    open({ keyId, sealed }, place) {
      const key = byId.get(keyId);
      const bytes = Buffer.from(sealed, 'base64url');
      if (!key || bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      const options = { authTagLength: TAG_BYTES };
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), options);
      cipher.setAAD(bound(keyId, place));
      cipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        const text = [cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()];
        return Buffer.concat(text).toString('utf8');
      } catch {
        // Changed, or of another row: as good as nothing, and what was wrong with it helps nobody.
        return null;
      }
    },
  };
}
