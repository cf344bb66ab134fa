/** An activity as it goes over the wire. */
export type Activity = Record<string, unknown>;

/** A bot's answer to an invoke. */
export interface InvokeAnswer {
  status: number;
  body: unknown;
}
