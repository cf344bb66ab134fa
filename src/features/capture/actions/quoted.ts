import type { CaptureId } from '../../../kernel/ids.ts';
import type { Capture } from '../model.ts';
import type { CaptureDeps } from './deps.ts';

/** Still its owner's alone: nothing of it was let go. */
const KEPT: ReadonlySet<Capture['state']> = new Set(['draft', 'changing', 'discarded']);

/**
 * An answer without somebody's words. Where they were changed they are not to be told from their owner's own any more,
 * and an answer that was made of them goes whole.
 */
export const unquoted = (answer: string, words: string): string =>
  answer.includes(words) ? answer.replaceAll(words, '').trim() : '';

/** Records that were begun with somebody else's words. */
export function quoted({ work, clock }: Pick<CaptureDeps, 'work' | 'clock'>) {
  return {
    /** Whether it was let go, so that others may read it. */
    isOut: async (id: CaptureId): Promise<boolean> => {
      const capture = await work.run((tx) => tx.captures.get(id));
      return capture !== null && !KEPT.has(capture.state);
    },

    /**
     * Takes words out of the answers that were begun with them, as long as it is a draft. Idempotent.
     * @param begun by field id, as they were begun
     */
    async unquote(id: CaptureId, begun: Readonly<Record<string, string>>): Promise<void> {
      await work.run(async (tx) => {
        const before = await tx.captures.get(id);
        if (!before || !KEPT.has(before.state)) return;
        const now = clock.now();
        const fields = Object.keys(begun).filter((field) => before.answers[field]);
        const answers = Object.fromEntries(
          fields.map((field) => [field, unquoted(before.answers[field] ?? '', begun[field] ?? '')]),
        );
        await tx.captures.update({
          ...before,
          answers: { ...before.answers, ...answers },
          updatedAt: now,
        });
      });
    },
  };
}
