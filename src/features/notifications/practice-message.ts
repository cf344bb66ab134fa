import type { PracticeId } from '../../kernel/ids.ts';

/** What was decided about a good practice: to whoever wrote it down, sponsors or follows it. `asked`: to its new sponsor. */
export interface PracticeMessage {
  readonly kind: 'practice';
  readonly about: 'asked' | 'decided';
  readonly practice: PracticeId;
  readonly decision: string;
}
