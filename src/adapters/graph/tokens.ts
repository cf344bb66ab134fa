import { createHash } from 'node:crypto';

/** A bearer token for one identity, asked for at every call and kept while it is good. */
export interface AccessToken {
  get(): Promise<string>;
  /** The service refused this token: the next `get` brings another. */
  reject(token: string): void;
}

/** Tokens for Graph: the app's own rights, or those of the person who called us. */
export interface TokenProvider {
  readonly app: AccessToken;
  /** @param assertion the token that the person's client sent to us */
  onBehalfOf(assertion: string): AccessToken;
}

export interface IssuedToken {
  readonly token: string;
  /** Milliseconds, on the clock given to `cachedTokens`. */
  readonly expiresAt: number;
}

/** Who issues tokens: Microsoft Entra, or the local tenant. */
export interface TokenSource {
  forApp(): Promise<IssuedToken>;
  onBehalfOf(assertion: string): Promise<IssuedToken>;
}

export interface CacheOptions {
  /** Milliseconds of the machine's own clock: tokens live by it, however the product's clock is set. */
  readonly now: () => number;
  /** How long before its end a token is no longer used. */
  readonly marginMs?: number;
  /** How many people's tokens are kept; the one unused longest goes first. */
  readonly people?: number;
}

/** Keeps tokens in memory until shortly before they end, and asks once however many calls wait for one. */
export function cachedTokens(
  source: TokenSource,
  { now, marginMs = 300_000, people = 1_000 }: CacheOptions,
): TokenProvider {
  const persons = new Map<string, AccessToken>();
  return {
    app: kept(() => source.forApp(), now, marginMs),
    onBehalfOf(assertion) {
      const key = createHash('sha256').update(assertion).digest('base64url');
      const found = persons.get(key) ?? kept(() => source.onBehalfOf(assertion), now, marginMs);
      persons.delete(key);
      persons.set(key, found);
      const oldest = persons.keys().next().value;
      if (persons.size > people && oldest !== undefined) persons.delete(oldest);
      return found;
    },
  };
}

function kept(issue: () => Promise<IssuedToken>, now: () => number, marginMs: number): AccessToken {
  let current: IssuedToken | null = null;
  let coming: Promise<IssuedToken> | null = null;
  return {
    async get() {
      if (current && now() < current.expiresAt - marginMs) return current.token;
      coming ??= issue().finally(() => {
        coming = null;
      });
      current = await coming;
      return current.token;
    },
    reject(token) {
      if (current?.token === token) current = null;
    },
  };
}
