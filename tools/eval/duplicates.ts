import { createHash } from 'node:crypto';
import { loadProducts } from '../../src/adapters/tenant/seed/products.ts';
import { findDuplicates, sketchOf } from '../../src/features/knowledge/grouping.ts';
import { asId, type ProductId } from '../../src/kernel/ids.ts';
import { pairScores, tell } from './metrics.ts';
import { type Candidate, type IdPair, pairKey, plant } from './planted.ts';
import { loadTemplates, loadTranslations } from './truth.ts';

/** What can be measured here: all pairs that are one document, in any order. */
export interface Detector {
  findDuplicates(products: readonly Candidate[]): readonly IdPair[];
}

/** The product's own, as its search groups what it found. */
const ours: Detector = {
  findDuplicates(products) {
    const items = products.map(({ id, title, language, countries, publishedOn, body }) => ({
      outline: {
        id: asId<ProductId>(id),
        title,
        name: `${title}.docx`,
        language,
        countries,
        webUrl: `https://sharepoint.example/${id}.docx`,
        publishedOn,
        reviewOn: null,
      },
      sketch: sketchOf(body),
    }));
    return findDuplicates(items).map(({ one, other }) => [one, other]);
  },
};

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The least that can be done: the same words in the same order. */
const sameWords: Detector = {
  findDuplicates(products) {
    const first = new Map<string, string[]>();
    for (const { id, body } of products) {
      const key = createHash('sha256').update(wordsOf(body).join(' ')).digest('base64');
      first.set(key, [...(first.get(key) ?? []), id]);
    }
    return [...first.values()].flatMap((ids) =>
      ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other] as const)),
    );
  },
};

const SHINGLE = 3;
const SHARED = 0.5;

/** A yardstick: half of all runs of three words in common, compared pair by pair, nothing else looked at. */
const sameShingles: Detector = {
  findDuplicates(products) {
    const sets = products.map(({ id, language, body }) => {
      const words = wordsOf(body);
      const runs = words.map((_, at) => words.slice(at, at + SHINGLE).join(' '));
      return { id, language, runs: new Set(runs) };
    });
    return sets.flatMap((one, at) =>
      sets.slice(at + 1).flatMap((other) => {
        if (one.language !== other.language) return [];
        const both = [...one.runs].filter((run) => other.runs.has(run)).length;
        const all = one.runs.size + other.runs.size - both;
        return both / all >= SHARED ? [[one.id, other.id] as const] : [];
      }),
    );
  },
};

const DETECTORS: Readonly<Record<string, Detector>> = {
  ours,
  'same words': sameWords,
  'same shingles': sameShingles,
};

/** Planted copies among the seeded documents: precision and recall of the pairs, and which kinds were missed or taken. */
export function evalDuplicates(detectors: Readonly<Record<string, Detector>> = DETECTORS): void {
  const { products, duplicates, lookalikes } = plant(
    loadProducts(),
    loadTranslations(),
    loadTemplates(),
  );
  const wanted = new Set(duplicates.keys());
  for (const [detector, { findDuplicates }] of Object.entries(detectors)) {
    const pairs = findDuplicates(products);
    const found = new Set(pairs.map(([one, other]) => pairKey(one, other)));
    const set = { set: 'duplicates', detector };
    tell({ ...set, ...pairScores(found, wanted), products: products.length, pairs: wanted.size });
    for (const kind of new Set(duplicates.values())) {
      const those = [...duplicates].filter(([, one]) => one === kind).map(([key]) => key);
      const caught = those.filter((key) => found.has(key)).length;
      tell({ ...set, kind, recall: caught / those.length, pairs: those.length });
    }
    for (const kind of new Set(lookalikes.values())) {
      const those = [...lookalikes].filter(([, one]) => one === kind).map(([key]) => key);
      const wrong = those.filter((key) => found.has(key)).length;
      tell({ ...set, kind, wronglyTaken: wrong / those.length, pairs: those.length });
    }
    const others = [...found].filter((key) => !wanted.has(key) && !lookalikes.has(key)).length;
    tell({ ...set, kind: 'any other', wronglyTaken: others });
  }
}
