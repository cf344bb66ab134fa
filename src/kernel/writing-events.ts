import type {
  CaptureId,
  FocalPointId,
  HandoverId,
  HandoverQuestionId,
  PersonId,
  PracticeId,
  ProductId,
  PromptId,
  RoundId,
} from './ids.ts';

/** What can have happened to what people are asked for and write down. */
export interface WritingEvents {
  'prompt.due': { prompt: PromptId; person: PersonId; step: number };
  /** To her, before anybody learns that she has not answered: whom it will be told. */
  'prompt.warned': {
    prompt: PromptId;
    person: PersonId;
    to: PersonId;
    stage: 'focal' | 'supervisor';
    warning: string;
  };
  'prompt.escalated': {
    prompt: PromptId;
    person: PersonId;
    to: PersonId;
    stage: 'focal' | 'supervisor';
  };
  'prompt.handed-over': { prompt: PromptId; from: PersonId; to: PersonId };
  'prompt.declined': { prompt: PromptId };
  'handover.reminded': { handover: HandoverId; person: PersonId; days: number };
  'handover.finalised': { handover: HandoverId };
  'handover.called-back': { handover: HandoverId };
  'handover.successor-named': { handover: HandoverId; successor: PersonId };
  'handover.delivered': { handover: HandoverId };
  'handover.acknowledged': { handover: HandoverId };
  'handover.lessons-shared': { handover: HandoverId };
  'handover.missed': { handover: HandoverId };
  'handover.asked': { handover: HandoverId; question: HandoverQuestionId };
  'handover.answered': { handover: HandoverId; question: HandoverQuestionId };
  /** Whoever was given it has had it for a week. */
  'handover.week-on': { handover: HandoverId; person: PersonId };
  'handover.filled': { handover: HandoverId };
  'focal.named': { point: FocalPointId };
  /** Their last day was set, or they are none after all. */
  'focal.ended': { point: FocalPointId };
  'duty.moved': { handover: HandoverId; kind: string; ref: string; offeredTo: PersonId | null };
  'capture.started': { capture: CaptureId; person: PersonId };
  'capture.submitted': { capture: CaptureId };
  'capture.retracted': { capture: CaptureId };
  'capture.narrowed': { capture: CaptureId };
  /** Let go, and not out: SharePoint does not take it for this reason. */
  'capture.held': {
    capture: CaptureId;
    person: PersonId;
    why: 'read-only' | 'locked' | 'full' | 'refused' | 'busy' | 'away' | 'no-library';
  };
  'capture.distributed': { capture: CaptureId; edition: number; person: PersonId };
  'capture.review-asked': { capture: CaptureId; person: PersonId; round: RoundId };
  /** To its author. */
  'capture.review-settled': {
    capture: CaptureId;
    person: PersonId;
    round: RoundId;
    verdict: 'approved' | 'changes' | 'declined' | 'left';
  };
  /** To its reviewer, or after longer to its author: nothing came yet. */
  'capture.review-due': {
    capture: CaptureId;
    person: PersonId;
    round: RoundId;
    about: 'waiting' | 'overdue';
  };
  'practice.decided': { practice: PracticeId; decision: string };
  'capture.taken-over': { capture: CaptureId; person: PersonId; product: ProductId };
  'capture.published': { capture: CaptureId; person: PersonId; product: ProductId | null };
}
