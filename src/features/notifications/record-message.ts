import type { CaptureId, RoundId } from '../../kernel/ids.ts';
import type { DutyMessage } from './duty-message.ts';
import type { FocalMessage } from './focal-message.ts';
import type { PracticeMessage } from './practice-message.ts';
import type { ShowcaseMessage } from './showcase-message.ts';

/** `asked` and `waiting`: to the reviewer; the others to the author. */
export type PeerReviewNews =
  | 'asked'
  | 'waiting'
  | 'overdue'
  | 'approved'
  | 'changes'
  | 'declined'
  | 'left';

/** What comes of a record on its way out, and who is sent it. */
export type RecordMessage =
  /** Why it is not out yet: as it is when this is sent. */
  | { readonly kind: 'capture-held'; readonly capture: CaptureId }
  /** Its author sends it, by mail. */
  | { readonly kind: 'capture-sent'; readonly capture: CaptureId }
  | {
      readonly kind: 'peer-review';
      readonly about: PeerReviewNews;
      readonly capture: CaptureId;
      readonly round: RoundId;
    };

/** Of what is written down, all that one person is told. */
export type WrittenMessage =
  | RecordMessage
  | PracticeMessage
  | DutyMessage
  | FocalMessage
  | ShowcaseMessage;
