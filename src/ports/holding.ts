/**
 * Work that is this process's alone for a lease. The lease is short, so that others soon go on with what a process that
 * died had in hand, and is kept for as long as the work lasts, so that nobody takes it from one that lives.
 */
export interface Hold {
  /** Real time. */
  readonly leaseMs: number;
  /** Makes it last for a whole lease from now. A failure costs one of several tries within the lease. */
  keep(): Promise<void>;
}

/** Does the work and keeps what it holds meanwhile. Answers and throws what the work does. */
export type Holding = <T>(hold: Hold, work: () => Promise<T>) => Promise<T>;
