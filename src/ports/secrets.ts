/** Words that only we and whom we told them to know. */
export interface Secrets {
  /** 256 random bits, fit for an address. */
  next(): string;
  /** What may be kept of one. */
  hash(secret: string): string;
  /** Is this the secret of that hash? Takes the same time whatever differs. */
  matches(secret: string, hash: string): boolean;
}
