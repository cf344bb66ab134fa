/** The only source of the current time for rules, jobs and texts. A set clock tests three weeks in a millisecond. */
export interface Clock {
  now(): Date;
}

/** Where the local mode's movable clock keeps how many milliseconds it was moved. */
export interface ClockOffset {
  load(): Promise<number>;
  save(offsetMs: number): Promise<void>;
}
