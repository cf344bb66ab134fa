import type { PracticeId } from '../../kernel/ids.ts';

/**
 * What was decided about a good practice: to whoever wrote it down, sponsors or follows it. `asked`: to its new sponsor;
 * `replaced`: to whoever sponsored it until then.
 */
export interface PracticeMessage {
  readonly kind: 'practice';
  readonly about: 'asked' | 'decided' | 'replaced';
  readonly practice: PracticeId;
  readonly decision: string;
}
