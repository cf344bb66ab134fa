import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import { asId, type PersonId } from '../../kernel/ids.ts';

export interface TokenVerifierOptions {
  /** For Microsoft Entra `https://login.microsoftonline.com/<tenant id>/v2.0`. */
  readonly issuer: string;
  /** The app id and `api://…`: which of them Entra puts depends on the registration's token version. */
  readonly audience: string | readonly string[];
  readonly jwksUrl: string;
  /** The `tid` that tokens must carry: tokens of other organizations are refused. */
  readonly tenantId: string;
  /** The scope that our own clients ask for; default `access_as_user`. */
  readonly scope?: string;
}

/** Who a request comes from, as the token proves it. */
export interface VerifiedPerson {
  readonly personId: PersonId;
  readonly name: string;
}

/**
 * @throws AppError `unauthenticated` for a token that does not prove a person of the organization, `unavailable`
 * where the keys to check it could not be had
 */
export type TokenVerifier = (token: string) => Promise<VerifiedPerson>;

const claimsSchema = z.object({
  oid: z.string().min(1),
  tid: z.string().min(1),
  scp: z.string(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
});

/** Clocks of machines differ by this much at most, in seconds. */
const CLOCK_TOLERANCE = 60;
const JWKS_TIMEOUT_MS = 5_000;

/**
 * Checks bearer tokens of our own API: signature (RS256 only), issuer, audience, lifetime, tenant, scope, person.
 * Lifetime is by the machine's own time, whatever the product's clock is set to.
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const keys = createRemoteJWKSet(new URL(options.jwksUrl), { timeoutDuration: JWKS_TIMEOUT_MS });
  const scope = options.scope ?? 'access_as_user';
  const expected = {
    issuer: options.issuer,
    audience: typeof options.audience === 'string' ? options.audience : [...options.audience],
    algorithms: ['RS256'],
    clockTolerance: CLOCK_TOLERANCE,
    requiredClaims: ['exp'],
  };

  async function payloadOf(token: string): Promise<JWTPayload> {
    try {
      return (await jwtVerify(token, keys, expected)).payload;
    } catch (error) {
      if (isTokensFault(error)) {
        throw new AppError('unauthenticated', 'the token was refused', {}, { cause: error });
      }
      throw new AppError('unavailable', 'signing keys could not be read', {}, { cause: error });
    }
  }

  return async (token) => {
    const claims = claimsSchema.safeParse(await payloadOf(token));
    // A token of an app alone has no scope: it speaks for nobody.
    if (!claims.success) throw new AppError('unauthenticated', 'the token names no person');
    const { oid, tid, scp, name, preferred_username: signIn } = claims.data;
    if (tid !== options.tenantId) {
      throw new AppError('unauthenticated', 'the token is of another organization');
    }
    if (!scp.split(' ').includes(scope)) {
      throw new AppError('unauthenticated', `the token lacks the scope ${scope}`);
    }
    return { personId: asId<PersonId>(oid), name: name ?? signIn ?? oid };
  };
}

/** The token's fault, or ours? By code: classes differ over a test runner's module boundary. */
function isTokensFault(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const ours: readonly unknown[] = [
    errors.JWKSTimeout.code,
    errors.JWKSInvalid.code,
    // The key set's host answered, but not with keys.
    errors.JOSEError.code,
  ];
  return String(error.code).startsWith('ERR_J') && !ours.includes(error.code);
}
