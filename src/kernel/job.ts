/**
 * Work that the clock brings. It is called with the `ref` of its due row, at least once, and decides from the
 * state of the moment whether there is still anything to do.
 */
export interface Job {
  readonly name: string;
  run(ref: string): Promise<void>;
}
