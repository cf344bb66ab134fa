import type { Surface } from './events.ts';
import type { PersonId } from './ids.ts';

/** What somebody said in a thread, wherever it is kept. */
export interface Said {
  readonly author: PersonId;
  readonly text: string;
  readonly surface: Surface;
  readonly createdAt: Date;
}

/** Teams sends a message it believes lost a third time under a new id, within a minute of the first. */
const RESENT_WITHIN_MS = 120_000;

/** The same words of the same person in the same channel thread just now: the same message under another id. */
export function resentOf<T extends Said>(
  thread: readonly T[],
  again: Omit<Said, 'createdAt'>,
  now: Date,
): T | undefined {
  if (again.surface !== 'channel') return undefined;
  const since = now.getTime() - RESENT_WITHIN_MS;
  return thread.find(
    ({ author, text, surface, createdAt }) =>
      author === again.author &&
      surface === 'channel' &&
      text === again.text &&
      createdAt.getTime() >= since,
  );
}
