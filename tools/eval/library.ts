import { createBm25f } from '../../src/adapters/search/bm25f.ts';
import { loadProducts, type Product as Seed } from '../../src/adapters/tenant/seed/products.ts';
import { createTextAnalysis } from '../../src/adapters/text/analysis.ts';
import type { Tally } from '../../src/features/knowledge/choices.ts';
import { meaningOf } from '../../src/features/knowledge/meaning.ts';
import { type Product, toIndexed } from '../../src/features/knowledge/model.ts';
import { vocabulary } from '../../src/features/taxonomy/model.ts';
import type { Audience } from '../../src/kernel/audience.ts';
import { asId, type CommunityId } from '../../src/kernel/ids.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { aProduct, knowledgeOf } from '../../tests/features/knowledge/library.ts';
import type { Collection } from './sets.ts';
import { type Discussion, loadDiscussions } from './truth.ts';

/** The reader is of all communities, and may open everything but what is confidential. */
export const COMMUNITY = asId<CommunityId>('all-communities');
export const OPEN: ReadonlySet<string> = new Set(['all', `community:${COMMUNITY}`]);

const CONFIDENTIAL: Audience = { kind: 'named', people: [], driveId: 'confidential' };
const REVIEWED_AFTER_YEARS = 3;

function audienceOf({ audience }: Seed): Audience {
  if (audience === 'all') return { kind: 'all' };
  return audience === 'named' ? CONFIDENTIAL : { kind: 'community', community: COMMUNITY };
}

/** A seeded document as the catalogue has it after its file was read; its id is its seed key. */
function toProduct(seed: Seed): Product {
  const { title, type, abstract, language, topics, countries, region, unit, date } = seed;
  const year = Number(date.slice(0, 4)) + REVIEWED_AFTER_YEARS;
  const body = seed.sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]);
  return aProduct(seed.key, {
    name: `${title}.${seed.format}`,
    title,
    type,
    abstract,
    body: body.join('\n'),
    language,
    topics,
    countries,
    region,
    unit,
    publishedOn: date,
    reviewOn: `${year}${date.slice(4).replace('-02-29', '-02-28')}`,
    audience: audienceOf(seed),
  });
}

export const libraryProducts = (): Product[] => loadProducts().map(toProduct);

/** Keys of what the reader may open. */
export const openKeys = (products: readonly Product[]): ReadonlySet<string> =>
  new Set(products.filter(({ audience }) => audience.kind !== 'named').map(({ id }) => id));

const text = createTextAnalysis();

/**
 * The index alone, for the same reader: with topics on the items and their names in other languages in the query, or
 * without both. @returns ids, best first
 */
export function indexOver(products: readonly Product[], bridged: boolean) {
  const index = createBm25f(text);
  for (const product of products)
    index.put({ ...toIndexed(product), topics: bridged ? product.topics : [] });
  return (words: string, limit: number): readonly string[] => {
    const topics = vocabulary.topicsIn(words);
    const need = { text: words, topics, language: text.detect(words, 'en') };
    const also = bridged ? meaningOf(need, text, vocabulary) : [];
    return index.query({ text: words, also, audiences: OPEN, limit }).map(({ id }) => id);
  };
}

/** The product's own search over these, for somebody who may not be asked about one by one. */
export const searchOver = (products: readonly Product[], tallies: readonly Tally[] = []) =>
  knowledgeOf(
    products,
    [{ kind: 'all' }, CONFIDENTIAL],
    { readable: async () => new Set() },
    tallies,
  );

/**
 * The seeded library as a test collection for each language: openings of discussions as queries, with the judged items
 * of that language.
 */
export function libraryCollections(): Collection[] {
  const seeds = loadProducts();
  return LANGUAGES.map((lang) => {
    const docs = seeds.filter(({ language }) => language === lang);
    const keys = new Set(docs.map(({ key }) => key));
    const asked = loadDiscussions()
      .filter(({ language }) => language === lang)
      .map((one) => ({
        id: one.id,
        text: openingOf(one),
        relevant: one.relevant.filter((key) => keys.has(key)),
      }));
    return {
      name: `library-${lang}`,
      lang,
      docs: docs.map(toProduct).map(({ id, title, abstract, body }) => ({
        id,
        title,
        text: `${abstract}\n${body}`,
      })),
      queries: asked.map(({ id, text }) => ({ id, text })),
      qrels: Object.fromEntries(
        asked.map(({ id, relevant }) => [id, Object.fromEntries(relevant.map((key) => [key, 1]))]),
      ),
    };
  });
}

/** As the words are put together when a discussion opens. */
export const openingOf = ({ title, background, questions }: Discussion): string =>
  [title, background, ...questions].join('. ');
