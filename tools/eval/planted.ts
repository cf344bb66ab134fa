import type { Product } from '../../src/adapters/tenant/seed/products.ts';
import type { Language } from '../../src/kernel/language.ts';
import { chance, copyOf, sectionsOf, siblingOf } from './copies.ts';
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

const KINDS: readonly Copying[] = ['re-saved', 'edited', 're-titled', 'versioned'];
/** Of all documents: those with a copy, of these those with a second one, and those with a sibling. */
const COPIED = 0.55;
const TWICE = 0.15;
const SIBLING = 0.2;
/** Sections that a sibling has from others, each from another document. */
const BORROWED = 3;

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
      // Metadata is not always filled in.
      countries: at % 2 === 0 ? [fill.country ?? ''] : [],
      topics: [],
    };
  });
}

class Plot implements Planted {
  readonly products: Candidate[];
  readonly duplicates = new Map<string, Copying>();
  readonly lookalikes = new Map<string, Likeness>();

  readonly #lent = new Map<string, number>();

  constructor(seeds: readonly Candidate[]) {
    this.products = [...seeds];
  }

  copies(from: Candidate, other: Candidate): void {
    if (chance(from.id, 'copied') >= COPIED) return;
    const turn = Math.floor(chance(from.id, 'kind') * KINDS.length);
    const many = chance(from.id, 'twice') < TWICE ? 2 : 1;
    for (let number = 0; number < many; number += 1) {
      const kind = KINDS[(turn + number) % KINDS.length] ?? 're-saved';
      const copy = copyOf(from, kind, other, `${from.id}-${kind}`);
      for (const earlier of this.#formsOf(from.id))
        this.duplicates.set(pairKey(earlier, copy.id), kind);
      this.products.push(copy);
    }
  }

  /** After all copies. */
  sibling(from: Candidate, others: readonly Candidate[]): void {
    if (others.length < BORROWED || chance(from.id, 'sibling') >= SIBLING) return;
    const borrowed = others.flatMap((one) => this.#lend(one));
    const sibling = siblingOf(from, borrowed, `sibling-of-${from.id}`);
    for (const { id } of [from, ...others])
      for (const form of this.#formsOf(id))
        this.lookalikes.set(pairKey(form, sibling.id), 'sibling');
    this.products.push(sibling);
  }

  /** Each section once: siblings that borrowed the same would be alike among each other. */
  #lend({ id, body }: Candidate): string[] {
    const lent = this.#lent.get(id) ?? 0;
    this.#lent.set(id, lent + 1);
    return sectionsOf(body).slice(lent, lent + 1);
  }

  forms(template: Template): void {
    const forms = filled(template);
    for (const [at, form] of forms.entries())
      for (const earlier of forms.slice(0, at))
        this.lookalikes.set(pairKey(earlier.id, form.id), 'template');
    this.products.push(...forms);
  }

  translation({ of, language, title, abstract, body }: Translation): void {
    const from = this.products.find(({ id }) => id === of);
    if (!from) throw new Error(`a translation of '${of}', which is not seeded`);
    const id = `${of}-in-${language}`;
    for (const form of this.#formsOf(of)) this.lookalikes.set(pairKey(form, id), 'translation');
    this.products.push({ ...from, id, language, title, abstract, body });
  }

  /** The document and its copies. */
  #formsOf(key: string): string[] {
    return this.products.map(({ id }) => id).filter((id) => id === key || id.startsWith(`${key}-`));
  }
}

/** The seeded documents with copies, siblings, filled forms and translations among them. */
export function plant(
  seeds: readonly Product[],
  translations: readonly Translation[],
  templates: readonly Template[],
): Planted {
  const all = seeds.map(toCandidate);
  const plot = new Plot(all);
  /** Of the same type and language, beginning at another place of the list for each. */
  const likeIt = (from: Candidate): Candidate[] => {
    const same = all.filter(
      (one) => one.language === from.language && one.type === from.type && one.id !== from.id,
    );
    const start = Math.floor(chance(from.id, 'other') * same.length);
    return [...same.slice(start), ...same.slice(0, start)];
  };
  for (const from of all) plot.copies(from, likeIt(from)[0] ?? from);
  for (const from of all) plot.sibling(from, likeIt(from).slice(0, BORROWED));
  for (const template of templates) plot.forms(template);
  for (const translation of translations) plot.translation(translation);
  return plot;
}
