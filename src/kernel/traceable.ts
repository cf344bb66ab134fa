import { AppError } from './errors.ts';

/** A sentence of a synthesis or a consolidated reply, with the ids of what people wrote that it rests on. */
export interface Traceable<Source extends string> {
  readonly id: string;
  readonly text: string;
  readonly sources: readonly Source[];
}

/**
 * Each sentence says something, and all that it rests on is still to be seen (FR-SYN-2).
 * @param context what the sources are, or the part of a consolidated reply: it chooses the refusal's sentence
 * @throws AppError `statement-without-source`
 */
export function checkTraceable<Source extends string>(
  sentences: readonly Traceable<Source>[],
  supporting: ReadonlySet<Source>,
  context: 'contribution' | 'reply' | 'summary' | 'country' | 'resource' | 'open',
): void {
  for (const { id, text, sources } of sentences) {
    const sound =
      text.trim() !== '' && sources.length > 0 && sources.every((source) => supporting.has(source));
    if (!sound) {
      throw new AppError('statement-without-source', `sentence ${id} rests on no ${context}`, {
        context,
        text: text.slice(0, 120),
      });
    }
  }
}
