import type { Product } from '../../src/features/knowledge/model.ts';
import { indexOver, libraryProducts, OPEN, searchOver } from './library.ts';
import { mean, ndcg, recall, tell } from './metrics.ts';
import { isHeldOut, loadPairs, type Pair } from './truth.ts';

const DEPTH = 10;

/** Ids, best first. */
type Ask = (pair: Pair) => Promise<readonly string[]>;

function indexAlone(products: readonly Product[], bridged: boolean): Ask {
  const ask = indexOver(products, bridged);
  return async ({ text }) => ask(text, DEPTH);
}

/** All that happens when somebody searches. */
function product(products: readonly Product[]): Ask {
  const knowledge = searchOver(products);
  return async ({ text, language }) => {
    const { found } = await knowledge.searchFor(OPEN, text, { language, limit: DEPTH });
    return found.map(({ product: { id } }) => id);
  };
}

interface Result {
  readonly pair: Pair;
  readonly recall: number;
  readonly gain: number;
}

async function measure(pairs: readonly Pair[], ask: Ask): Promise<Result[]> {
  const results: Result[] = [];
  for (const pair of pairs) {
    const ranked = await ask(pair);
    const grades = { [pair.item]: 1 };
    results.push({
      pair,
      recall: recall(ranked, grades, DEPTH),
      gain: ndcg(ranked, grades, DEPTH),
    });
  }
  return results;
}

const figures = (results: readonly Result[]) => ({
  recall10: mean(results.map((result) => result.recall)),
  ndcg10: mean(results.map((result) => result.gain)),
  pairs: results.length,
});

const directionOf = ({ language, item }: Pair): string => `${language}-${item.slice(0, 2)}`;

/**
 * Questions in one language for an item in another: before the taxonomy bridge, with it, and all that the product does.
 * Only the held-out half; with `tune` the other half, and each question whose item was not found.
 */
export async function evalCrossLanguage(tune: boolean): Promise<void> {
  const products = libraryProducts();
  const pairs = loadPairs().filter(({ id }) => isHeldOut(id) !== tune);
  const half = tune ? 'tune' : 'held-out';
  const stages: readonly (readonly [string, Ask])[] = [
    ['before', indexAlone(products, false)],
    ['after', indexAlone(products, true)],
    ['product', product(products)],
  ];
  for (const [stage, ask] of stages) {
    const results = await measure(pairs, ask);
    tell({ set: 'crosslanguage', half, stage, ...figures(results) });
    if (stage !== 'product') continue;
    for (const direction of new Set(pairs.map(directionOf))) {
      const those = results.filter(({ pair }) => directionOf(pair) === direction);
      tell({ set: 'crosslanguage', half, stage, direction, ...figures(those) });
    }
    if (!tune) continue;
    for (const { pair } of results.filter((result) => result.recall === 0))
      tell({ set: 'crosslanguage', missed: pair.id, text: pair.text, item: pair.item });
  }
}
