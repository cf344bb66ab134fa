/**
 * The groups that may be shown, where each has `smallest` at least and so have those that are not shown
 * together: one that stands alone among the withheld would be the difference between the whole and the rest.
 * @param count by which the groups are large or small
 * @param smallest as it is in force (`groups.smallest` of `src/kernel/thresholds.ts`)
 */
export function showable<T>(
  groups: readonly T[],
  count: (group: T) => number,
  smallest: number,
): readonly T[] {
  const there = groups.filter((group) => count(group) > 0).sort((a, b) => count(b) - count(a));
  const shown = there.filter((group) => count(group) >= smallest);
  const hidden = there.filter((group) => count(group) < smallest);
  const together = (): number => hidden.reduce((sum, group) => sum + count(group), 0);
  while (hidden.length > 0 && (hidden.length < 2 || together() < smallest)) {
    const last = shown.pop();
    if (!last) break;
    hidden.push(last);
  }
  return shown;
}
