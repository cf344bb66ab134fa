import type { Outline } from './model.ts';

/** What is compared of two items where one is known by its metadata alone. */
export type Catalogued = Pick<Outline, 'title' | 'publishedOn' | 'webUrl' | 'language'> &
  Partial<Pick<Outline, 'origin'>>;

/** Fewer words are a series, a heading, "Annual report". */
const FEWEST_WORDS = 4;

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const numbers = ({ origin }: Catalogued): readonly string[] =>
  (origin?.numbers ?? []).map((number) => folded(number).replace(/[^a-z0-9]/g, '')).filter(Boolean);

const SHORTEST_NUMBER = 8;

/** Keys of which two items share one where they are the same report: number, address, title with year. */
export function reportKeys(item: Catalogued): readonly string[] {
  const title = folded(item.title);
  const year = item.publishedOn?.slice(0, 4);
  return [
    ...numbers(item)
      .filter((number) => number.length >= SHORTEST_NUMBER)
      .map((number) => `number ${number}`),
    `address ${item.webUrl.toLowerCase()}`,
    ...(year && title.split(' ').length >= FEWEST_WORDS ? [`title ${year} ${title}`] : []),
  ];
}

/** Pairs of places of items that are the same report, at least one of each known from outside; lessons never are. */
export function sameReports(items: readonly Catalogued[]): (readonly [number, number])[] {
  const holders = new Map<string, number[]>();
  const pairs: (readonly [number, number])[] = [];
  for (const [at, item] of items.entries()) {
    if (item.origin?.kind === 'lessons') continue;
    for (const key of reportKeys(item)) {
      const before = holders.get(key) ?? [];
      for (const other of before) {
        if (item.origin || items[other]?.origin) pairs.push([other, at]);
      }
      holders.set(key, [...before, at]);
    }
  }
  return pairs;
}
