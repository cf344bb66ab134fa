import type { Surface } from './events.ts';
import type { PersonId } from './ids.ts';

/** What somebody said in a thread, wherever it is kept. */
export interface Said {
  readonly author: PersonId;
  readonly text: string;
  readonly surface: Surface;
  readonly createdAt: Date;
}

/** What one person said between two moments, both included. */
export interface Stretch {
  readonly author: PersonId;
  readonly from: Date;
  readonly to: Date;
}

/** Teams sends a message it believes lost a third time under a new id, within a minute of the first. */
const RESENT_WITHIN_MS = 120_000;

/** Whose words, in which stretch of time, a message that came again can be found among; null where none comes again. */
export const resentAmong = (again: Omit<Said, 'createdAt' | 'text'>, at: Date): Stretch | null =>
  again.surface === 'channel'
    ? {
        author: again.author,
        from: new Date(at.getTime() - RESENT_WITHIN_MS),
        to: new Date(at.getTime() + RESENT_WITHIN_MS),
      }
    : null;

/**
 * The same words of the same person in the same channel thread at about this time: the same message under another id.
 * @param at when it was said; what is read later is no newer for it
 */
export function resentOf<T extends Said>(
  thread: readonly T[],
  again: Omit<Said, 'createdAt'>,
  at: Date,
): T | undefined {
  if (again.surface !== 'channel') return undefined;
  return thread.find(
    ({ author, text, surface, createdAt }) =>
      author === again.author &&
      surface === 'channel' &&
      sameWords(text, again.text) &&
      Math.abs(createdAt.getTime() - at.getTime()) <= RESENT_WITHIN_MS,
  );
}

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A message comes as plain text and as markup, by different ways: they part its lines differently. */
export const sameWords = (one: string, other: string): boolean =>
  one === other || spaced(one) === spaced(other);

/** What was said is not said later than it is read, whatever another machine's clock says. */
export const earliest = (said: Date | undefined, now: Date): Date =>
  said && said < now ? said : now;
