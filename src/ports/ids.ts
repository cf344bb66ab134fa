/** New identifiers: time-ordered (UUID version 7), unique over instances. Randomness has no other door. */
export interface Ids {
  next(): string;
}
