import type { CaptureId, PersonId, RoundId } from '../../../kernel/ids.ts';
import type { DueItem } from '../../../ports/unit-of-work.ts';
import type { Capture } from '../model.ts';

/** `declined` by the reviewer, `left` where they are gone, `recalled` by the author. */
export const VERDICTS = ['approved', 'changes', 'declined', 'left', 'recalled'] as const;
export type Verdict = (typeof VERDICTS)[number];

type Answers = Readonly<Record<string, string>>;

/** One look by one reviewer, from the asking to what they said. */
export interface Round {
  readonly id: RoundId;
  readonly version: number;
  readonly capture: CaptureId;
  /** The first is 1. */
  readonly number: number;
  readonly reviewer: PersonId;
  readonly askedAt: Date;
  /** As it was sent to them: they say what they say of these words. */
  readonly answers: Answers;
  /** Null while it waits. */
  readonly verdict: Verdict | null;
  readonly settledAt: Date | null;
  readonly note: string;
  /** What the reviewer says of single fields, by field id. */
  readonly comments: Answers;
}

/** Fields that say otherwise now. */
export const changedFields = (before: Answers, after: Answers): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => (before[field] ?? '') !== (after[field] ?? ''),
  );

export const REVIEW_JOB = 'capture.review';

const DAY_MS = 86_400_000;
/** Days after the asking: the reviewer is reminded, then the author is told that nothing came. */
export const REVIEW_STEPS = { reviewer: 7, author: 14 } as const;

export const dueOf = ({ id, state }: Pick<Capture, 'id' | 'state'>, round: Round): DueItem[] =>
  state === 'reviewing'
    ? Object.values(REVIEW_STEPS).map((days) => ({
        job: REVIEW_JOB,
        slot: `${round.id}:${days}`,
        at: new Date(round.askedAt.getTime() + days * DAY_MS),
        ref: id,
      }))
    : [];

/** Who hears that a look is still waited for; null while it is too early. */
export function reminded({ askedAt }: Round, now: Date): 'reviewer' | 'author' | null {
  const days = (now.getTime() - askedAt.getTime()) / DAY_MS;
  if (days >= REVIEW_STEPS.author) return 'author';
  return days >= REVIEW_STEPS.reviewer ? 'reviewer' : null;
}
