import type { Section } from '../features/capture/handover/contents.ts';
import type { Capture } from '../features/capture/model.ts';

/** What `known` fills in from the register of projects, by field id. */
const FROM_PROJECTS: ReadonlySet<string> = new Set(['activities', 'commitments']);

/**
 * As of when the register of projects was known that these sections were filled in from, where it is read too seldom.
 * What the leaver has confirmed is their own word, however old the register is.
 * @param readOn when the register was read last, where that is too long ago; else null
 */
export function filledAsOf(
  sections: readonly Section[],
  { createdAt }: Pick<Capture, 'createdAt'>,
  readOn: Date | null,
): Date | null {
  const filled = sections.some(({ entries }) =>
    entries.some(({ field, suggested }) => suggested && FROM_PROJECTS.has(field)),
  );
  if (!filled || readOn === null) return null;
  // Read again after it was filled in: what stands here is as old as the filling.
  return readOn < createdAt ? readOn : createdAt;
}
