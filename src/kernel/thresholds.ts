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
  /** Days before the end of a project at which its manager is asked, first and again, and after it (FR-PRM-1). */
  'prompts.close-first-days': 90,
  'prompts.close-second-days': 30,
  'prompts.close-after-days': 14,
  /** Working days after a mission within which its report is asked for (FR-PRM-2). */
  'prompts.mission-days': 1,
  /** Days before the last day at work at which whoever leaves is asked first; again at 30 (FR-PRM-3). */
  'prompts.departure-days': 60,
  /** Days before the start of a project at which its manager is asked what it shall leave (FR-PRM-6). */
  'prompts.start-days': 30,
  /** Days after a discussion at which whoever led it is asked what came of it (practice: uptake at three months). */
  'prompts.follow-up-days': 90,
  /** Days after a publication at which its author is asked for a dissemination plan (FR-PRM-10). */
  'prompts.publication-days': 5,
  /** Days after a training or event at which who took part is asked what came of it, first and again (FR-PRM-9). */
  'prompts.training-first-days': 90,
  'prompts.training-second-days': 180,
  /** Days between the last question and the next whom silence is told to (FR-PRM-8). */
  'prompts.escalate-days': 7,
  /** How many questions of this kind a person gets in seven days (FR-PRM-4). */
  'prompts.a-week': 3,
} as const;

export type Threshold = keyof typeof THRESHOLDS;

/** The numbers in force. */
export type Thresholds = Readonly<Record<Threshold, number>>;

/** What a feature's stores need of them. */
export interface ThresholdReader {
  now(): Promise<Thresholds>;
}
