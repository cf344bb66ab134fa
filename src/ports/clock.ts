/** The only source of the current time for rules, jobs and texts. A set clock tests three weeks in a millisecond. */
export interface Clock {
  now(): Date;
}
