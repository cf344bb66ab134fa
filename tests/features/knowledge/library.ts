import { createBm25f } from '../../../src/adapters/search/bm25f.ts';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { knowledgeActions } from '../../../src/features/knowledge/actions.ts';
import type { Proof, Tally } from '../../../src/features/knowledge/choices.ts';
import { isChosen } from '../../../src/features/knowledge/facets.ts';
import { type Product, toIndexed } from '../../../src/features/knowledge/model.ts';
import type {
  KnowledgeStores,
  ProductStore,
  SketchStore,
} from '../../../src/features/knowledge/store.ts';
import type { LibrarySync } from '../../../src/features/knowledge/sync.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import type { Audience } from '../../../src/kernel/audience.ts';
import { asId, type ProductId } from '../../../src/kernel/ids.ts';
import { THRESHOLDS } from '../../../src/kernel/thresholds.ts';
import type { Elsewhere } from '../../../src/ports/elsewhere.ts';
import type { Library } from '../../../src/ports/library.ts';
import type { PersonalRights } from '../../../src/ports/personal.ts';
import type { UnitOfWork } from '../../../src/ports/unit-of-work.ts';

export const text = createTextAnalysis();
const NOW = new Date('2026-03-02T09:00:00Z');

export const aProduct = (key: string, given: Partial<Omit<Product, 'id'>> = {}): Product => {
  const driveId =
    given.audience && 'driveId' in given.audience ? given.audience.driveId : 'drive-of-ours';
  return {
    id: asId<ProductId>(key),
    driveId,
    itemId: `item-${key}`,
    name: `${key}.docx`,
    title: key,
    type: '',
    abstract: '',
    body: '',
    language: 'en',
    topics: [],
    countries: [],
    region: null,
    unit: null,
    ownerId: null,
    publishedOn: null,
    reviewOn: null,
    audience: { kind: 'all' },
    webUrl: `https://sharepoint.example/${key}.docx`,
    contentTag: null,
    unreadable: null,
    ...given,
  };
};

/** Nobody has said anything of any item. */
export const NOTHING_SAID = {
  contradictions: { of: async () => [] },
  marks: { standings: async () => new Map() },
  thresholds: { now: async () => THRESHOLDS },
  choices: {
    tally: async (): Promise<readonly Tally[]> => [],
    proofs: async (): Promise<readonly Proof[]> => [],
  },
};

/** Nothing is kept: every text is sketched when it is met. */
export const sketchesOf = (kept: ReadonlyMap<ProductId, Product>): SketchStore => ({
  of: async () => new Map(),
  unsketched: async (ids) =>
    ids.flatMap((id) => {
      const product = kept.get(id);
      return product ? [{ id, revision: 1, body: product.body }] : [];
    }),
  save: async () => {},
});

/** The product's own search over these files: the real index, the catalogue in memory. */
export function knowledgeOf(
  products: readonly Product[],
  audiences: readonly Audience[],
  personal: Pick<PersonalRights, 'readable'>,
  tallies: readonly Tally[] = [],
  elsewhere?: Elsewhere,
) {
  const kept = new Map(products.map((product) => [product.id, product]));
  const index = createBm25f(text);
  for (const product of products) index.put(toIndexed(product));
  const many = async (ids: readonly ProductId[]) => ids.flatMap((id) => kept.get(id) ?? []);
  const store: Pick<ProductStore, 'get' | 'many' | 'outlines' | 'narrowed'> = {
    get: async (id) => kept.get(id) ?? null,
    many,
    outlines: many,
    narrowed: async (chosen) =>
      new Set(products.filter((one) => isChosen(one, chosen)).map(({ id }) => id)),
  };
  const tx = {
    products: store,
    sketches: sketchesOf(kept),
    catalogue: {
      known: async (driveId: string, itemIds: readonly string[]) =>
        new Map(
          products
            .filter((one) => one.driveId === driveId && itemIds.includes(one.itemId))
            .map((one) => [one.itemId, one]),
        ),
    },
    ...NOTHING_SAID,
    choices: { ...NOTHING_SAID.choices, tally: async () => tallies },
  } as unknown as Parameters<Parameters<UnitOfWork<KnowledgeStores>['run']>[0]>[0];
  const libraries: readonly Library[] = audiences.map((audience, number) => ({
    driveId: 'driveId' in audience ? audience.driveId : `drive-${number}`,
    name: audience.kind,
    audience,
  }));
  const sync = {
    libraries: () => libraries,
    records: () => [],
    indexing: () => null,
    namedAudiences: () => audiences.filter(({ kind }) => kind === 'named'),
  } as unknown as LibrarySync;
  return knowledgeActions({
    work: { run: (use) => use(tx) },
    index,
    text,
    clock: { now: () => NOW },
    ids: { next: () => 'an-id' },
    themeOf: async () => null,
    hasGuests: async () => false,
    differing: async () => new Map(),
    present: async (people) => new Set(people),
    sync,
    personal,
    ...(elsewhere ? { elsewhere } : {}),
    vocabulary,
  });
}
