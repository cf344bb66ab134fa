import {
  constants,
  createDecipheriv,
  createHmac,
  privateDecrypt,
  timingSafeEqual,
} from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { ChannelMessage } from '../../ports/feed.ts';
import type { Encrypted } from '../../ports/notices.ts';
import { messageSchema, toChannelMessage } from './messages.ts';

/** The application by which Graph itself sends notifications, the same in every organization. */
export const PUBLISHER = '0bf30f3b-4a52-48df-9a82-234910c4a086';

export interface SenderOptions {
  /** The keys that the sender's tokens are signed with. */
  readonly jwksUrl: string;
  readonly tenantId: string;
  /** Our own registration: for whom the token must be. */
  readonly appId: string;
}

/** False for any token that does not prove it. @throws AppError `unavailable` where the keys could not be had */
export type SenderCheck = (tokens: readonly string[], receivedAt: Date) => Promise<boolean>;

const CLOCK_TOLERANCE = 300;
const JWKS_TIMEOUT_MS = 5_000;
/** The sender's token is the same for an hour of notifications. */
const MOST_REMEMBERED = 64;

const claimsSchema = z.object({ appid: z.literal(PUBLISHER), exp: z.number() });

/**
 * Is it Graph that sends this? Each token of a POST must be signed, for us, by our organization's issuer and from
 * Graph's own publisher. It is judged by the moment at which it came: what waited in the queue is no worse for it.
 */
export function createSenderCheck({ jwksUrl, tenantId, appId }: SenderOptions): SenderCheck {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: JWKS_TIMEOUT_MS });
  /** Tokens that were good, with the end of their lives in seconds. */
  const good = new Map<string, number>();

  async function proves(token: string, receivedAt: Date): Promise<boolean> {
    const until = good.get(token);
    if (until !== undefined && receivedAt.getTime() / 1_000 < until) return true;
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: `https://sts.windows.net/${tenantId}/`,
        audience: appId,
        algorithms: ['RS256'],
        clockTolerance: CLOCK_TOLERANCE,
        currentDate: receivedAt,
        requiredClaims: ['exp'],
      });
      const claims = claimsSchema.safeParse(payload);
      if (!claims.success) return false;
      if (good.size >= MOST_REMEMBERED) good.clear();
      good.set(token, claims.data.exp);
      return true;
    } catch (error) {
      if (isTokensFault(error)) return false;
      throw new AppError('unavailable', 'signing keys could not be read', {}, { cause: error });
    }
  }

  return async (tokens, receivedAt) => {
    if (tokens.length === 0) return false;
    for (const token of tokens) if (!(await proves(token, receivedAt))) return false;
    return true;
  };
}

/** The token's fault, or ours? By code: classes differ over a test runner's module boundary. */
function isTokensFault(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const ours: readonly unknown[] = [
    errors.JWKSTimeout.code,
    errors.JWKSInvalid.code,
    errors.JOSEError.code,
  ];
  return String(error.code).startsWith('ERR_J') && !ours.includes(error.code);
}

const KEY_BYTES = 32;
const IV_BYTES = 16;

/**
 * The content as text; null where it is not what its sender signed, or not for this key. The signature is compared
 * before anything is decrypted, so that nobody learns from how decrypting fails.
 */
export function decrypted(
  { data, dataSignature, dataKey }: Omit<Encrypted, 'encryptionCertificateId'>,
  privateKey: string,
): string | null {
  try {
    const key = privateDecrypt(
      { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
      Buffer.from(dataKey, 'base64'),
    );
    const sealed = Buffer.from(data, 'base64');
    const signature = createHmac('sha256', key).update(sealed).digest();
    const claimed = Buffer.from(dataSignature, 'base64');
    if (claimed.length !== signature.length || !timingSafeEqual(claimed, signature)) return null;
    if (key.length !== KEY_BYTES) return null;
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, IV_BYTES));
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  } catch {
    // Not encrypted for this key, or not encrypted at all: to us the same, and no word of it gets out.
    return null;
  }
}

/** The message that was encrypted for us; null where it is none. */
export function messageIn(
  text: string,
  channelId: string,
  appIds: ReadonlySet<string>,
): ChannelMessage | null {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    // Signed and yet no JSON: nothing that could be read.
    if (error instanceof Error && error.name === 'SyntaxError') return null;
    throw error;
  }
  const parsed = messageSchema.safeParse(content);
  if (!parsed.success) return null;
  // A subscription tells of its own channel only.
  const told = parsed.data.channelIdentity?.channelId;
  if (told && told !== channelId) return null;
  return toChannelMessage(parsed.data, channelId, appIds);
}
