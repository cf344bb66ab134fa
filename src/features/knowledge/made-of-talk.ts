import type { Outline } from './model.ts';

/** Of several documents of one discussion, what a file is. */
interface MadeOfTalk {
  /** The same for all that was made of one discussion. */
  readonly key: string;
  readonly kind: string;
  readonly isPdf: boolean;
}

type Named = Pick<Outline, 'name'>;

const SYNTHESIS = 'synthesis';

/** Eight signs of an id end the name of what is published of a record; further documents add what they are, and a language. */
const NAME = /^(.+-[0-9a-f]{8})(?:-([a-z]+)-(?:en|fr|es))?\.(docx|pdf)$/;

/** Null for what was not published of a record by its name. */
export function madeOfTalk({ name }: Named): MadeOfTalk | null {
  const [, key, kind = SYNTHESIS, ending] = NAME.exec(name.toLowerCase()) ?? [];
  return key === undefined ? null : { key, kind, isPdf: ending === 'pdf' };
}

/** Which of them stands for all: the synthesis, as the document that can be worked on. Any other file is as good as these. */
export function standsForAll(file: Named): number {
  const made = madeOfTalk(file);
  if (made === null) return 2;
  return (made.kind === SYNTHESIS ? 1 : 0) + (made.isPdf ? 0 : 1);
}

/** Pairs of places of documents that were made of one discussion. */
export function madeOfOne(items: readonly Named[]): (readonly [number, number])[] {
  const first = new Map<string, number>();
  const pairs: (readonly [number, number])[] = [];
  for (const [at, item] of items.entries()) {
    const key = madeOfTalk(item)?.key;
    if (key === undefined) continue;
    const before = first.get(key);
    if (before === undefined) first.set(key, at);
    else pairs.push([before, at]);
  }
  return pairs;
}

/** Whether two are different documents of one discussion, in whatever languages. */
export function areVersions(a: Named, b: Named): boolean {
  const [one, other] = [madeOfTalk(a), madeOfTalk(b)];
  return one !== null && one.key === other?.key && one.kind !== other.kind;
}

/**
 * Beside `head` those that say something else to its reader: what is only another file of the same, or a further document in
 * another language, is come to from these.
 */
export function besideHead<T extends { readonly outline: Named & Pick<Outline, 'language'> }>(
  head: T,
  others: readonly T[],
): readonly T[] {
  const own = madeOfTalk(head.outline);
  if (own === null) return others;
  const told = new Set([`${own.kind} ${head.outline.language}`]);
  return others.filter(({ outline }) => {
    const made = madeOfTalk(outline);
    if (made?.key !== own.key) return true;
    if (made.kind !== own.kind && outline.language !== head.outline.language) return false;
    const what = `${made.kind} ${outline.language}`;
    if (told.has(what)) return false;
    told.add(what);
    return true;
  });
}
