import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../../ports/secrets.ts';

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A plain hash will do: what is hashed is random, so that nothing can be guessed from it. */
export const systemSecrets = (): Secrets => ({
  next: () => randomBytes(32).toString('base64url'),
  hash: (secret) => digest(secret).toString('base64url'),
  matches(secret, hash) {
    const kept = Buffer.from(hash, 'base64url');
    const given = digest(secret);
    return kept.length === given.length && timingSafeEqual(kept, given);
  },
});
