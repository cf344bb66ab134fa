import { createHash } from 'node:crypto';
import type { Product } from '../../src/adapters/tenant/seed/products.ts';
import type { Language } from '../../src/kernel/language.ts';
import type { Template, Translation } from './truth.ts';

/** What a detector of duplicates sees of an item; dates are `YYYY-MM-DD`. */
export interface Candidate {
  readonly id: string;
  readonly language: Language;
  readonly type: string;
  readonly title: string;
  readonly abstract: string;
  readonly body: string;
  readonly publishedOn: string;
  readonly countries: readonly string[];
  readonly topics: readonly string[];
}

/** Two items and, sorted, how they hang together. */
export type Copying = 're-saved' | 'edited' | 're-titled' | 'versioned';
export type Likeness = 'translation' | 'sibling' | 'template';
export type IdPair = readonly [string, string];

export interface Planted {
  readonly products: readonly Candidate[];
  /** All pairs that are one document: a document with its copies, and copies of one document among each other. */
  readonly duplicates: ReadonlyMap<string, Copying>;
  /** Pairs that look alike and are not duplicates. Every other pair is none either. */
  readonly lookalikes: ReadonlyMap<string, Likeness>;
}

export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** A number in [0, 1) that depends on the words alone: the same set on every machine. */
function chance(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join(' ')).digest().readUInt32BE(0) / 2 ** 32;
}
const pick = <Item>(from: readonly Item[], ...words: readonly (string | number)[]): Item => {
  const item = from[Math.floor(chance(...words) * from.length)];
  if (item === undefined) throw new Error(`nothing to pick from for ${words.join(' ')}`);
  return item;
};

const KINDS: readonly Copying[] = ['re-saved', 'edited', 're-titled', 'versioned'];
/** Of all documents: those with a copy, of these those with a second one, and those with a sibling. */
const COPIED = 0.55;
const TWICE = 0.15;
const SIBLING = 0.2;

export const toCandidate = (product: Product): Candidate => ({
  id: product.key,
  language: product.language,
  type: product.type,
  title: product.title,
  abstract: product.abstract,
  body: product.sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]).join('\n'),
  publishedOn: product.date,
  countries: product.countries,
  topics: product.topics,
});

const later = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) + years}${day.slice(4).replace('-02-29', '-02-28')}`;

/** Saved by another program: other quotes, spaces, dashes and line ends; perhaps a word before the title. */
function resaved(from: Candidate): Candidate {
  const plain = (text: string): string =>
    text
      .replace(/[’‘]/g, "'")
      .replace(/[“”]|«\s?|\s?»/g, '"')
      .replace(/[–—]/g, '-')
      .replace(/ ([:;?!%])/g, '\u00a0$1')
      .replace(/\. /g, '.  ');
  const prefix = pick(['Copy of ', '', '', 'FINAL_'], from.id, 'prefix');
  const lines = plain(from.body).replace(/(\S+ \S+ \S+ \S+ \S+ \S+ \S+ \S+ \S+ \S+) /g, '$1\r\n');
  return {
    ...from,
    title: prefix + plain(from.title),
    abstract: plain(from.abstract),
    body: lines,
  };
}

/** A colleague went over it: words left out, swapped or put otherwise, a figure corrected, a sentence gone. */
function edited(from: Candidate): Candidate {
  const sentences = from.body.match(/[^.!?\n]+[.!?]*\s*/g) ?? [];
  const dropped = Math.floor(chance(from.id, 'dropped') * sentences.length);
  const kept = sentences.length > 4 ? sentences.filter((_, at) => at !== dropped) : sentences;
  const words = kept.join('').split(' ');
  const changed = words.flatMap((word, at) => {
    const turn = chance(from.id, 'word', at);
    if (turn < 0.015) return [];
    if (turn < 0.03) return [word, pick(FILLERS[from.language], from.id, at)];
    if (turn < 0.04 && /^\p{Ll}{6,}$/u.test(word)) return [word.slice(0, 3) + word.slice(4)];
    if (turn > 0.97 && /^\d+$/.test(word)) return [String(Number(word) + 1)];
    return [word];
  });
  return { ...from, body: changed.join(' ') };
}
const FILLERS: Record<Language, readonly string[]> = {
  en: ['also', 'however', 'indeed', 'in fact', 'often'],
  fr: ['aussi', 'cependant', 'en effet', 'souvent', 'en fait'],
  es: ['también', 'sin embargo', 'en efecto', 'a menudo', 'de hecho'],
};

/** The same text under another name: the first words of its abstract, which is left out. */
function retitled(from: Candidate): Candidate {
  const title = from.abstract
    .split(' ')
    .slice(0, 9)
    .join(' ')
    .replace(/[,;:.]$/, '');
  return { ...from, title, abstract: '' };
}

/** The next version: what was there, some figures brought up to date, and a section more. */
function versioned(from: Candidate, other: Candidate): Candidate {
  const [added = ''] = other.body.split('\n').slice(-1);
  const heading = { en: 'Update', fr: 'Mise à jour', es: 'Actualización' }[from.language];
  const body = from.body.replace(/\b\d{2,3}\b/g, (number, at: number) =>
    chance(from.id, 'figure', at) < 0.3 ? String(Number(number) + 3) : number,
  );
  const title = `${from.title} (${pick(['v2', 'version 2', 'rev. 1'], from.id, 'version')})`;
  return {
    ...from,
    title,
    body: `${body}\n${heading}\n${added}`,
    publishedOn: later(from.publishedOn, 1),
  };
}

function copyOf(from: Candidate, kind: Copying, other: Candidate, id: string): Candidate {
  const made = {
    're-saved': () => resaved(from),
    edited: () => edited(from),
    're-titled': () => retitled(from),
    versioned: () => versioned(from, other),
  }[kind]();
  return { ...made, id };
}

/**
 * Another document on the same form: title and abstract reworded for another country and year, one section kept with
 * other names and figures, the others from another document of its type and language.
 */
function siblingOf(from: Candidate, other: Candidate, id: string): Candidate {
  const [country = ''] = from.countries;
  const place = pick(
    ELSEWHERE.filter((name) => name !== country),
    from.id,
    'place',
  );
  const year = Number(from.publishedOn.slice(0, 4)) + 1;
  const moved = (text: string): string =>
    text
      // Names of places and people inside a sentence, but not its first word.
      .replace(/(?<=\p{Ll} )\p{Lu}[\p{L}’'-]+/gu, (name) => pick(NAMES, from.id, name))
      .replaceAll(country === '' ? '\u0000' : country, place)
      .replace(/\d[\d.,  ]*\d|\d/g, (number, at: number) =>
        String(2 + Math.floor(chance(from.id, number, at) * 900)),
      );
  const [kept = '', ...rest] = splitSections(from.body);
  const others = splitSections(other.body).slice(1, 1 + rest.length);
  return {
    ...from,
    id,
    title: `${moved(from.title)}, ${place} ${year}`,
    abstract: moved(from.abstract),
    body: [moved(kept), ...others].join('\n'),
    publishedOn: later(from.publishedOn, 1),
    countries: [place],
  };
}
const splitSections = (body: string): string[] =>
  body.split('\n').filter((line) => line.length > 60);
const ELSEWHERE = ['Kenya', 'Peru', 'Tunisia', 'Nepal', 'Chile', 'Senegal', 'Georgia', 'Panama'];
const NAMES = [
  'Marala',
  'Tobén',
  'Kirsa',
  'Ouanda',
  'Pelluco',
  'Zerin',
  'Adlay',
  'Norvika',
  'Bassira',
  'Quilma',
  'Teverne',
  'Ishan',
];

function filled({ key, language, type, title, abstract, body, fills }: Template): Candidate[] {
  return fills.map((fill, at) => {
    const filling = (text: string): string =>
      text.replace(/\{(\w+)\}/g, (_, slot: string) => fill[slot] ?? '');
    return {
      id: `${key}-${at + 1}`,
      language,
      type,
      title: filling(title),
      abstract: filling(abstract),
      body: filling(body),
      publishedOn: `${fill.year ?? '2023'}-12-01`,
      countries: [fill.country ?? ''],
      topics: [],
    };
  });
}

/** The seeded documents with copies, siblings, filled forms and translations among them. */
export function plant(
  seeds: readonly Product[],
  translations: readonly Translation[],
  templates: readonly Template[],
): Planted {
  const products = seeds.map(toCandidate);
  const duplicates = new Map<string, Copying>();
  const lookalikes = new Map<string, Likeness>();
  for (const from of seeds.map(toCandidate)) {
    const same = products.filter(
      ({ id, language, type }) =>
        language === from.language && type === from.type && id !== from.id && /^..-\d{3}$/.test(id),
    );
    const other = same.length > 0 ? pick(same, from.id, 'other') : from;
    const copies: Candidate[] = [];
    if (chance(from.id, 'copied') < COPIED) {
      const turn = Math.floor(chance(from.id, 'kind') * KINDS.length);
      const many = chance(from.id, 'twice') < TWICE ? 2 : 1;
      for (let number = 0; number < many; number += 1) {
        const kind = KINDS[(turn + number) % KINDS.length] ?? 're-saved';
        const copy = copyOf(from, kind, other, `${from.id}-${kind}`);
        for (const earlier of [from, ...copies]) duplicates.set(pairKey(earlier.id, copy.id), kind);
        copies.push(copy);
      }
    }
    products.push(...copies);
    if (other === from || chance(from.id, 'sibling') >= SIBLING) continue;
    const sibling = siblingOf(from, other, `${from.id}-sibling`);
    for (const one of [from, ...copies, other])
      lookalikes.set(pairKey(one.id, sibling.id), 'sibling');
    products.push(sibling);
  }
  for (const template of templates) {
    const forms = filled(template);
    for (const [at, form] of forms.entries())
      for (const earlier of forms.slice(0, at))
        lookalikes.set(pairKey(earlier.id, form.id), 'template');
    products.push(...forms);
  }
  for (const { of, language, title, abstract, body } of translations) {
    const from = products.find(({ id }) => id === of);
    if (!from) throw new Error(`a translation of '${of}', which is not seeded`);
    const id = `${of}-in-${language}`;
    lookalikes.set(pairKey(of, id), 'translation');
    products.push({ ...from, id, language, title, abstract, body });
  }
  return { products, duplicates, lookalikes };
}
