import type { ElsewhereHit } from '../../ports/elsewhere.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import {
  type ElsewhereAnswer,
  type ElsewhereItem,
  fits,
  type Vocabulary,
  type Wide,
} from './answers.ts';
import { type Found, type Need, PUSHED_AT_MOST, type Reason } from './model.ts';

/** Beyond these a question says the same again. */
const MOST_WORDS = 12;
const MOST_PHRASES = 12;
const MOST_REASONS = 4;
/** Shorter words seldom say what a text is about. */
const SHORTEST_SHOWN = 5;
/** More are seldom read, and Microsoft's own page is one click away. */
export const MOST_ELSEWHERE = 10;

type Terms = Pick<TextAnalysis, 'stems'>;

/** The words that carry a need, each once and as the person wrote it, and other names for what it is about. */
export function termsOf(need: Need, text: Terms, vocabulary: Pick<Vocabulary, 'labels'>) {
  const seen = new Set<string>();
  const words = (need.text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => {
    const [stem] = text.stems(word, need.language);
    if (stem === undefined || word.length < 2 || seen.has(stem)) return false;
    seen.add(stem);
    return true;
  });
  const phrases = need.topics.flatMap((topic) => vocabulary.labels(topic));
  return { words: words.slice(0, MOST_WORDS), phrases: phrases.slice(0, MOST_PHRASES) };
}

export const titleOf = (name: string): string => name.replace(/\.[a-z0-9]{1,5}$/i, '') || name;
export const typeOf = (name: string): string =>
  (/\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? '').toLowerCase();

/** Words of the need that stand in what another engine shows of a document. */
export function wordsSeen(
  need: Need,
  words: readonly string[],
  hit: Pick<ElsewhereHit, 'name' | 'summary'>,
  text: Terms,
): readonly string[] {
  const held = new Set(text.stems(`${titleOf(hit.name)} ${hit.summary}`, need.language));
  return words.filter((word) => text.stems(word, need.language).some((stem) => held.has(stem)));
}

/** Why it is shown, as far as its name and the words around what was found can tell; null where it does not fit. */
function reasonsOf(
  need: Need,
  words: readonly string[],
  hit: ElsewhereHit,
  { text, vocabulary }: { readonly text: Terms; readonly vocabulary: Vocabulary },
): readonly Reason[] | null {
  const said = `${titleOf(hit.name)}. ${hit.summary}`;
  const topics = vocabulary.topicsIn(said).filter((topic) => need.topics.includes(topic));
  const countries = vocabulary.countriesIn(said).filter((one) => need.countries.includes(one));
  const seen = wordsSeen(need, words, hit, text);
  if (!fits(need, words.length, { topics, countries }, seen)) return null;
  const long = seen.filter(({ length }) => length >= SHORTEST_SHOWN);
  const reasons: readonly Reason[] = [
    { kind: 'topic', values: topics },
    { kind: 'country', values: countries },
    { kind: 'words', values: (long.length > 0 ? long : seen).slice(0, MOST_REASONS) },
  ];
  return reasons.filter(({ values }) => values.length > 0);
}

/** The words that another engine saw in an item of ours, where nothing else says which they are. */
export function seenToo(
  reasons: readonly Reason[],
  seen: readonly string[] = [],
): readonly Reason[] {
  if (seen.length === 0 || reasons.some(({ kind }) => kind === 'words')) return reasons;
  const about = reasons.filter(({ kind }) => kind === 'topic' || kind === 'country');
  const rest = reasons.filter((one) => !about.includes(one));
  return [...about, { kind: 'words', values: seen.slice(0, MOST_REASONS) }, ...rest];
}

/** Null where nobody can say: then it is a copy of nothing. */
const bytesOf = ({ hash, name, size }: ElsewhereHit): string | null =>
  hash ?? (size === null ? null : `${name.toLowerCase()} ${size}`);

/** What fits, in the other engine's order, each file once. */
export function itemsOf(
  need: Need,
  words: readonly string[],
  hits: readonly ElsewhereHit[],
  known: { readonly text: Terms; readonly vocabulary: Vocabulary },
): readonly ElsewhereItem[] {
  const fitting = hits.flatMap((hit) => {
    const reasons = reasonsOf(need, words, hit, known);
    return reasons ? [{ hit, reasons }] : [];
  });
  const groups = Map.groupBy(fitting, ({ hit }) => bytesOf(hit) ?? `${hit.driveId}/${hit.itemId}`);
  return [...groups.values()].flatMap(([first, ...copies]) => {
    if (!first) return [];
    const { hit, reasons } = first;
    const { driveId, itemId, name, webUrl, site, modifiedAt } = hit;
    const named = { title: titleOf(name), type: typeOf(name) };
    const place = { driveId, itemId, webUrl, site, modifiedAt };
    return [{ ...place, ...named, reasons, copies: copies.length, namesake: null }];
  });
}

/** Says of what has the name of one of ours whose name that is, and puts it behind what has not. */
export function besideOurs(
  items: readonly ElsewhereItem[],
  found: readonly Found[],
): readonly ElsewhereItem[] {
  const shown = found.flatMap(({ product, alike }) => [
    product,
    ...alike.map(({ outline }) => outline),
  ]);
  const ours = new Map(shown.map(({ name, title }) => [name.toLowerCase(), title]));
  const named = items.map((item) => {
    const name = item.type === '' ? item.title : `${item.title}.${item.type}`;
    return { ...item, namesake: ours.get(name.toLowerCase()) ?? null };
  });
  return [
    ...named.filter(({ namesake }) => namesake === null),
    ...named.filter(({ namesake }) => namesake !== null),
  ];
}

/** How many of what is pushed may lie elsewhere, where ours would fill all places; more where ours do not answer. */
const KEPT = { good: 1, notGood: 3 };

/** An answer as it is pushed at somebody: never more than five together. */
export interface PushedWide extends Pick<Wide, 'found' | 'more' | 'unable' | 'good'> {
  /** `more`: how many more lie elsewhere. */
  readonly elsewhere: (ElsewhereAnswer & { readonly more: number }) | null;
}

/** Ours first, which say what they are, and then what lies elsewhere. */
export function pushedTogether({ found, more, unable, good, elsewhere }: Wide): PushedWide {
  const others = elsewhere?.items ?? [];
  const kept = Math.min(others.length, good ? KEPT.good : KEPT.notGood);
  const ours = found.slice(0, PUSHED_AT_MOST - kept);
  const items = others.slice(0, PUSHED_AT_MOST - ours.length);
  return {
    found: ours,
    more: more + found.length - ours.length,
    unable,
    good,
    elsewhere: elsewhere && { ...elsewhere, items, more: others.length - items.length },
  };
}
