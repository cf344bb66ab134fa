import type { PublishTrouble } from '../../ports/library.ts';

/** Why SharePoint has not taken a record that its author let go. */
export interface Held {
  readonly why: PublishTrouble;
  /** ISO: when it was first tried and held up. */
  readonly since: string;
  /** Its author was told of this. */
  readonly told: boolean;
}

/** What ends by nobody's doing is told at once. */
const LASTING: ReadonlySet<PublishTrouble> = new Set([
  'read-only',
  'full',
  'refused',
  'no-library',
]);
/** What mostly passes by itself is told only when it has not. */
const PATIENCE_MS = 15 * 60_000;

/** After another try that failed; `told` turns true where its author is to hear of it now. */
export function heldUp(before: Held | null, why: PublishTrouble, now: Date): Held {
  const since = before?.since ?? now.toISOString();
  const known = before?.told === true && before.why === why;
  const late = now.getTime() - Date.parse(since) >= PATIENCE_MS;
  return { why, since, told: known || LASTING.has(why) || late };
}
