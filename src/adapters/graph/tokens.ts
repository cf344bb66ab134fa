/** A bearer token for one identity, asked for at every call and kept while it is good. */
export interface AccessToken {
  get(): Promise<string>;
  /** The service refused this token: the next `get` brings another. */
  reject(token: string): void;
}

/** Tokens for Graph by the app's own rights. */
export interface TokenProvider {
  readonly app: AccessToken;
}

export interface IssuedToken {
  readonly token: string;
  /** Milliseconds, on the clock given to `keptToken`. */
  readonly expiresAt: number;
}

/** Who issues the app's own tokens. */
export interface TokenSource {
  /** @param fresh another than the one that instances share: that one was refused */
  forApp(fresh?: boolean): Promise<IssuedToken>;
}

export interface CacheOptions {
  /** Milliseconds of the machine's own clock: tokens live by it, however the product's clock is set. */
  readonly now: () => number;
  /** How long before its end a token is no longer used. */
  readonly marginMs?: number;
}

/** Entra's libraries call a token old five minutes before its end: ours is given up when they would renew it. */
const MARGIN_MS = 300_000;

/** The app's token, kept in memory until shortly before its end. */
export const cachedTokens = (source: TokenSource, options: CacheOptions): TokenProvider => ({
  app: keptToken((fresh) => source.forApp(fresh), options),
});

/** A token kept until shortly before its end; asked for once however many calls wait for it. */
export function keptToken(
  issue: (fresh: boolean) => Promise<IssuedToken>,
  { now, marginMs = MARGIN_MS }: CacheOptions,
): AccessToken {
  let current: IssuedToken | null = null;
  let coming: Promise<IssuedToken> | null = null;
  let refused = false;
  return {
    async get() {
      if (current && now() < current.expiresAt - marginMs) return current.token;
      coming ??= issue(refused).finally(() => {
        coming = null;
      });
      current = await coming;
      refused = false;
      return current.token;
    },
    reject(token) {
      if (current?.token !== token) return;
      current = null;
      refused = true;
    },
  };
}
