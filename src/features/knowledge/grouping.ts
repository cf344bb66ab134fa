import type { ProductId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import { areVersions, besideHead, madeOfOne, standsForAll } from './made-of-talk.ts';
import type { Alike, Outline } from './model.ts';
import { sameReports } from './same-report.ts';

/**
 * The smallest hashes of a text's shingles, ascending (a bottom-k sketch; Broder, "On the resemblance and containment of
 * documents", 1997). It is made from one text alone, so that what it is compared with decides nothing but the comparison.
 */
export type Sketch = Uint32Array;

/** Hashes kept: a text of up to so many shingles is compared exactly, a longer one within about three per cent. */
const KEPT = 256;
/** Words in a row. Three outlive the change of a word here and there, and seldom meet by chance. */
const SHINGLE = 3;
/** Fewer say too little to be called the same. */
const FEWEST = 12;
/** Resemblance from which two texts are one: a light edit stays above, another country's report stays below. */
const SAME_TEXT = 0.5;

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

const wordsIn = (text: string): readonly string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** FNV-1a with a last mixing, so that small differences reach every bit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** The sketch of a text; empty where it is too short to be told from others. */
export function sketchOf(text: string): Sketch {
  const words = wordsIn(text);
  const hashes = new Set<number>();
  for (let at = 0; at + SHINGLE <= words.length; at += 1) {
    hashes.add(hash(words.slice(at, at + SHINGLE).join(' ')));
  }
  if (hashes.size < FEWEST) return new Uint32Array(0);
  return Uint32Array.from(hashes).sort().slice(0, KEPT);
}

/** Share of common shingles (Jaccard) of two texts, from 0 to 1. */
export function resemblance(a: Sketch, b: Sketch): number {
  if (a.length === 0 || b.length === 0) return 0;
  // A sketch that is not full holds its whole text; two such are compared exactly.
  const room = a.length < KEPT && b.length < KEPT ? 2 * KEPT : KEPT;
  let [atA, atB, union, both] = [0, 0, 0, 0];
  while (union < room && (atA < a.length || atB < b.length)) {
    const left = a[atA] ?? Number.POSITIVE_INFINITY;
    const right = b[atB] ?? Number.POSITIVE_INFINITY;
    if (left === right) both += 1;
    if (left <= right) atA += 1;
    if (right <= left) atB += 1;
    union += 1;
  }
  return both / union;
}

/** What grouping looks at. */
export interface Groupable {
  readonly outline: Pick<
    Outline,
    'id' | 'title' | 'name' | 'language' | 'countries' | 'webUrl' | 'publishedOn' | 'reviewOn'
  > &
    Partial<Pick<Outline, 'origin'>>;
  readonly sketch: Sketch;
}

const years = (title: string): string => (title.match(/\b(?:19|20)\d{2}\b/g) ?? []).sort().join();

const NAME = /^\p{Lu}|\d/u;

/** Words of one title that the other has not, and how many they share. */
function apart(title: string, other: string) {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  const known = new Set(wordsIn(other));
  const own = words.filter((word) => !known.has(folded(word)));
  return { own, shared: words.length - own.length };
}

/** Titles of one form filled in twice: mostly the same, with another name or number in each. */
function filledAgain(a: string, b: string): boolean {
  const [before, after] = [years(a), years(b)];
  if (before !== '' && after !== '' && before !== after) return true;
  const [one, other] = [apart(a, b), apart(b, a)];
  const named = (words: readonly string[]): boolean => words.some((word) => NAME.test(word));
  const mostly = Math.max(one.own.length, other.own.length) <= Math.min(one.shared, other.shared);
  return mostly && named(one.own) && named(other.own);
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value) => b.includes(value));

/** The same form about another country, year or person is another document, however alike the words are. */
function speakOfOthers({ outline: a }: Groupable, { outline: b }: Groupable): boolean {
  if (a.countries.length > 0 && b.countries.length > 0 && !same(a.countries, b.countries))
    return true;
  return filledAgain(a.title, b.title);
}

/** What is known by its metadata alone has no text to compare. */
const hasText = ({ outline }: Groupable): boolean => outline.origin === undefined;

/** Nearly the same text, for the same place and time. */
export const isCopy = (a: Groupable, b: Groupable): boolean =>
  hasText(a) &&
  hasText(b) &&
  a.outline.language === b.outline.language &&
  resemblance(a.sketch, b.sketch) >= SAME_TEXT &&
  !speakOfOthers(a, b);

const LANGUAGE_WORDS: Readonly<Record<Language, string>> = {
  en: 'en|eng|english|anglais|ingles',
  fr: 'fr|fra|fre|french|francais|frances',
  es: 'es|esp|spa|spanish|espagnol|espanol',
};
const ANY = Object.values(LANGUAGE_WORDS).join('|');
const AT_END = new RegExp(`[\\s._()\\[\\]-]+(?:${ANY})[)\\]\\s]*$`);
const AS_FOLDER = new RegExp(`^(?:${ANY})$`);

const decoded = (address: string): string => {
  try {
    return decodeURI(address);
  } catch {
    // A per cent sign that encodes nothing stands for itself.
    return address;
  }
};

/**
 * What translations of one file have in common: its folder and its name without the mark of a language, as in
 * `Guide_FR.docx`, `guide (en).pdf` or `fr/Guide.docx`. Null where neither name nor folder has such a mark.
 */
export function translationKey({ name, webUrl }: Pick<Outline, 'name' | 'webUrl'>): string | null {
  const stem = folded(name).replace(/\.[a-z0-9]{1,5}$/, '');
  const base = stem.replace(AT_END, '');
  const folders = folded(decoded(webUrl)).split('/').slice(0, -1);
  const plain = folders.filter((folder) => !AS_FOLDER.test(folder));
  if (base === stem && plain.length === folders.length) return null;
  return base === '' ? null : `${plain.join('/')}/${base}`;
}

export const isTranslation = ({ outline: a }: Groupable, { outline: b }: Groupable): boolean => {
  if (a.language === b.language) return false;
  const key = translationKey(a);
  return key !== null && key === translationKey(b);
};

export interface Pair {
  readonly one: ProductId;
  readonly other: ProductId;
}

/** Pairs that share part of their sketch: the only ones worth comparing. */
function likely(items: readonly Groupable[]): readonly (readonly [number, number])[] {
  const holders = new Map<number, number[]>();
  const shared = new Map<number, number>();
  for (const [at, { sketch }] of items.entries()) {
    for (const value of sketch) {
      const before = holders.get(value) ?? [];
      for (const other of before) {
        const key = other * items.length + at;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
      before.push(at);
      holders.set(value, before);
    }
  }
  return [...shared].flatMap(([key, count]) =>
    count * 4 < FEWEST ? [] : [[Math.floor(key / items.length), key % items.length] as const],
  );
}

const copiesAmong = (items: readonly Groupable[]): readonly (readonly [number, number])[] =>
  likely(items).filter(([a, b]) => {
    const [one, other] = [items[a], items[b]];
    return one !== undefined && other !== undefined && isCopy(one, other);
  });

/** All pairs of near-duplicates. */
export const findDuplicates = (items: readonly Groupable[]): readonly Pair[] =>
  copiesAmong(items).flatMap(([a, b]) => {
    const [one, other] = [items[a]?.outline.id, items[b]?.outline.id];
    return one && other ? [{ one, other }] : [];
  });

function translationsAmong(items: readonly Groupable[]): (readonly [number, number])[] {
  const first = new Map<string, number[]>();
  const pairs: (readonly [number, number])[] = [];
  for (const [at, item] of items.entries()) {
    const key = translationKey(item.outline);
    if (key === null) continue;
    const before = first.get(key) ?? [];
    for (const other of before) {
      const known = items[other];
      if (known && isTranslation(known, item)) pairs.push([other, at]);
    }
    first.set(key, [...before, at]);
  }
  return pairs;
}

/** `version`: another document that was made of the same discussion. */
export type Kinship = Alike['how'];

export function kinshipOf(a: Compared, b: Compared): Kinship {
  if (areVersions(a, b)) return 'version';
  return a.language === b.language ? 'copy' : 'translation';
}

type Compared = Pick<Outline, 'name' | 'language'>;

export interface Group<T> {
  /** The one to show. */
  readonly head: T;
  /** The others, in their order. */
  readonly others: readonly { readonly item: T; readonly how: Kinship }[];
}

/** The reader's language first, then the synthesis of what was made of one discussion, then what lies with us, then the newest, then as they stood. */
function headOf<T extends Groupable>(members: readonly T[], language: Language): T | undefined {
  const rank = ({ outline }: T): string =>
    [
      outline.language === language ? 1 : 0,
      standsForAll(outline),
      outline.origin ? 0 : 1,
      outline.publishedOn ?? '',
    ].join();
  return [...members].sort((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0))[0];
}

/**
 * Copies, translations and what was made of one discussion as one, in the place of the best of them. Made from the given items alone: what the reader
 * may not open must not be among them.
 */
export function grouped<T extends Groupable>(
  items: readonly T[],
  language: Language,
): readonly Group<T>[] {
  const parent = items.map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] ?? top;
    return top;
  };
  const reports = sameReports(items.map(({ outline }) => outline));
  const talks = madeOfOne(items.map(({ outline }) => outline));
  const alike = [...copiesAmong(items), ...translationsAmong(items), ...reports, ...talks];
  for (const [a, b] of alike) {
    const [one, other] = [root(a), root(b)];
    parent[Math.max(one, other)] = Math.min(one, other);
  }
  const members = new Map<number, T[]>();
  for (const [at, item] of items.entries()) {
    const top = root(at);
    members.set(top, [...(members.get(top) ?? []), item]);
  }
  return [...members.values()].flatMap((all) => {
    const head = headOf(all, language);
    if (!head) return [];
    const rest = all.filter((item) => item !== head);
    const others = besideHead(head, rest).map((item) => ({
      item,
      how: kinshipOf(head.outline, item.outline),
    }));
    return [{ head, others }];
  });
}
