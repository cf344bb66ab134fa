/** A stretch of words that both texts have, or only one of them. */
export interface Stretch {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Words with the blanks behind them, so that the stretches put together are the text. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

/** Longer texts are compared as a whole: the table would have too many cells. */
const MOST_WORDS = 2_000;

/** How many words the rests of both texts share in order, by where the rests begin. */
function sharedFrom(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let a = before.length - 1; a >= 0; a -= 1) {
    const row = rows[a];
    const below = rows[a + 1];
    if (!row || !below) continue;
    for (let b = after.length - 1; b >= 0; b -= 1) {
      row[b] =
        before[a]?.trim() === after[b]?.trim()
          ? (below[b + 1] ?? 0) + 1
          : Math.max(below[b] ?? 0, row[b + 1] ?? 0);
    }
  }
  return rows;
}

/** What became of a text, word by word: the fewest words gone and new. */
export function wordDiff(before: string, after: string): readonly Stretch[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.length > MOST_WORDS || now.length > MOST_WORDS) {
    return joined([
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ]);
  }
  const shared = sharedFrom(old, now);
  const found: Stretch[] = [];
  let a = 0;
  let b = 0;
  while (a < old.length || b < now.length) {
    const [was = '', is = ''] = [old[a], now[b]];
    if (a < old.length && b < now.length && was.trim() === is.trim()) {
      found.push({ kind: 'same', text: is });
      a += 1;
      b += 1;
    } else if (b >= now.length || (shared[a + 1]?.[b] ?? 0) >= (shared[a]?.[b + 1] ?? 0)) {
      if (a < old.length) found.push({ kind: 'gone', text: was });
      else found.push({ kind: 'new', text: is });
      if (a < old.length) a += 1;
      else b += 1;
    } else {
      found.push({ kind: 'new', text: is });
      b += 1;
    }
  }
  return joined(found);
}

/** Neighbours of one kind are one stretch. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const one of stretches) {
    const last = all.at(-1);
    if (last?.kind === one.kind) all[all.length - 1] = { ...last, text: last.text + one.text };
    else if (one.text !== '') all.push(one);
  }
  return all;
}
