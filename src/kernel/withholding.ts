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

/**
 * The same where each stands in several sums that are known, as a cell does in its row and its column: one that is not
 * shown in one of them may not follow from another. Repeated until no sum asks for more.
 * @param sums for each kind of sum, by which name a group belongs to it
 */
export function showableInAll<T>(
  groups: readonly T[],
  sums: readonly ((group: T) => string)[],
  count: (group: T) => number,
  smallest: number,
): ReadonlySet<T> {
  const all = sums.flatMap((sumOf) => [...Map.groupBy(groups, sumOf).values()]);
  const open = new Set(groups);
  const counted = (group: T): number =>
    open.has(group) ? count(group) : Math.min(count(group), smallest - 1);
  let before: number;
  do {
    before = open.size;
    for (const sum of all) {
      const shown = new Set(showable(sum, counted, smallest));
      for (const group of sum) if (!shown.has(group)) open.delete(group);
    }
  } while (open.size < before);
  return open;
}
