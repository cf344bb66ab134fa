import type { CaptureId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { captureMachine } from '../policy.ts';
import type { Checklist } from '../review/checklist.ts';
import type { CaptureDeps } from './deps.ts';
import type { RecordBase } from './record-base.ts';

const LONGEST_NOTE = 1_000;

/** Who is reached: said beside a record, kept, and asked by nothing that lets it go (FR-QUA-7). */
export const marking = (
  { work, clock }: CaptureDeps,
  { existing, sheet, mustPublish }: RecordBase,
) => ({
  /** What was said before is written over. @throws AppError `not-found`, `not-yours`, `illegal-move` */
  async mark(who: Actor, id: CaptureId, { marks, note }: Pick<Checklist, 'marks' | 'note'>) {
    const capture = await work.run(async (tx) => {
      const before = await existing(tx, id, who);
      mustPublish(before);
      const state = decide(captureMachine, before, 'mark', who);
      const at = clock.now().toISOString();
      const checklist = { marks, note: note.trim().slice(0, LONGEST_NOTE), at };
      const after = { ...before, state, checklist };
      await tx.captures.update(after);
      return { ...after, version: after.version + 1 };
    });
    return sheet(capture, who);
  },
});
