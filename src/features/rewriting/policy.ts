import type { WordingDraft } from '../../kernel/wording.ts';
import type { Rewriting } from './model.ts';

/**
 * Why a draft may not be given to a language model now, for the log and for the person; null where it may. Who works on
 * a draft its own feature decides.
 */
export function mayAsk(
  { open }: Pick<WordingDraft, 'open'>,
  last: Pick<Rewriting, 'endedAt'> | null,
): readonly [why: string, params: Readonly<Record<string, string>>] | null {
  if (!open) return ['it was let go: its words stay', {}];
  if (last && last.endedAt === null) {
    return ['another is under way', { context: 'rewriting' }];
  }
  return null;
}
