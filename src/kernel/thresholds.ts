/**
 * Numbers by which features decide what is due and what may be shown, as long as administrators set no others. They are
 * read where they decide, in the same transaction: what is set holds from the next moment on.
 */
export const THRESHOLDS = {
  /** Days without a first word after which those who lead a discussion are told. A Monday's launch gets its first posts
   *  on Thursday (practice of facilitators). */
  'discussions.silent-start-days': 3,
  /** Days before its end from which on a discussion is closing: "three days left" (practice of facilitators). */
  'discussions.closing-days': 3,
  /** Days after its end by which its synthesis is due: it is there within ten to fifteen (practice of facilitators). */
  'discussions.summary-days': 10,
  /** Days after its posting by which a question's consolidated reply is due (practice: 10 to 15). */
  'queries.consolidated-days': 10,
  /** How many colleagues are asked to reply to one question at a time. */
  'queries.asked-at-once': 2,
  /** Fewer people than that are never shown as a group: they could be told apart. */
  'groups.smallest': 5,
} as const;

export type Threshold = keyof typeof THRESHOLDS;

/** The numbers in force. */
export type Thresholds = Readonly<Record<Threshold, number>>;

/** What a feature's stores need of them. */
export interface ThresholdReader {
  now(): Promise<Thresholds>;
}
