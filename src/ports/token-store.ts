/** `ready`: tokens are kept and were good. `sign-in`, `consent`: as in `Unable`. */
export type KeptState = 'ready' | 'sign-in' | 'consent';

/** What is kept of one partition: a person, or the application itself. */
export interface KeptTokens {
  /** MSAL's cache as JSON; null where nothing is kept or what is kept cannot be read any more. */
  readonly content: string | null;
  readonly state: KeptState;
  /** Rights on Graph that Entra gave last, by name, without the API's address. */
  readonly scopes: readonly string[];
  /** Grows with every change. */
  readonly version: number;
  readonly changedAt: Date;
}

export type TokensToKeep = Pick<KeptTokens, 'content' | 'state' | 'scopes'>;

/** Where tokens are kept, encrypted, for all instances. */
export interface TokenStore {
  read(partition: string): Promise<KeptTokens | null>;
  /**
   * Writes where nobody wrote since the version was read. @param version null where there was no row
   * @returns false where somebody has, or has taken the row away
   */
  write(partition: string, tokens: TokensToKeep, version: number | null): Promise<boolean>;
  remove(partition: string): Promise<void>;
}
