import { loadProducts } from '../../src/adapters/tenant/seed/products.ts';
import type { Product } from '../../src/features/knowledge/model.ts';
import type { Language } from '../../src/kernel/language.ts';
import { aProduct } from '../../tests/features/knowledge/library.ts';
import { libraryProducts, OPEN, openKeys, searchOver } from './library.ts';
import { mean, separation, tell } from './metrics.ts';
import { type Collection, readCollections } from './sets.ts';
import { isHeldOut, loadPairs } from './truth.ts';

interface Question {
  readonly id: string;
  readonly text: string;
  readonly language: Language;
  /** Ids of what answers it. */
  readonly answers: readonly string[];
}

/** Questions of a set: more say nothing new and take long. */
const MOST = 400;

/** Nothing good was found: said by the product, or because nothing was found at all where it does not say. */
const saysNothing = (answer: { readonly found: readonly unknown[]; readonly good?: boolean }) =>
  answer.found.length === 0 || answer.good === false;

/** The half by which the threshold was chosen: another half than that whose answers are taken out. */
const isTuned = (id: string): boolean => !isHeldOut(`noresult ${id}`);

/**
 * The answers to half of the questions are taken out of the set; of the other half those are asked that still have
 * one. Of both only the half is asked that is not tuned by; with `tune` the other one.
 * @returns the share of the first told "nothing good", and the share of the second told so wrongly
 */
async function measure(
  set: string,
  products: readonly Product[],
  { questions, tune }: { readonly questions: readonly Question[]; readonly tune: boolean },
): Promise<void> {
  const gone = new Set(
    questions.filter(({ id }) => isHeldOut(id)).flatMap(({ answers }) => answers),
  );
  const asked = questions.filter(({ id }) => isTuned(id) === tune);
  const orphaned = asked.filter(({ id }) => isHeldOut(id)).slice(0, MOST);
  const answerable = asked
    .filter(({ id, answers }) => !isHeldOut(id) && answers.some((answer) => !gone.has(answer)))
    .slice(0, MOST);
  const knowledge = searchOver(products.filter(({ id }) => !gone.has(id)));
  const ask = async (all: readonly Question[]) => {
    const results: { nothing: number; best: number }[] = [];
    for (const { text, language } of all) {
      const answer = await knowledge.searchFor(OPEN, text, { language, limit: 5 });
      const best = answer.found[0]?.score ?? 0;
      results.push({ nothing: saysNothing(answer) ? 1 : 0, best });
    }
    return results;
  };
  const without = await ask(orphaned);
  const withAnswer = await ask(answerable);
  tell({
    set: `noresult ${set}`,
    half: tune ? 'tune' : 'held-out',
    saidNothing: mean(without.map(({ nothing }) => nothing)),
    wronglySaidNothing: mean(withAnswer.map(({ nothing }) => nothing)),
    // How well the best score alone would tell them apart: .5 is chance.
    scoreSeparates: separation(
      withAnswer.map(({ best }) => best),
      without.map(({ best }) => best),
    ),
    unanswerable: without.length,
    answerable: withAnswer.length,
    documents: products.length - gone.size,
  });
}

/** As `OPEN` reads: every question of a set is asked by somebody who may open all of it. */
function fromCollection({ lang, docs, queries, qrels }: Collection): [Product[], Question[]] {
  const products = docs.map(({ id, title, text, comments }) =>
    aProduct(id, { title, body: [text, ...(comments ?? [])].join('\n'), language: lang }),
  );
  const questions = queries.flatMap(({ id, text }) => {
    const answers = Object.entries(qrels[id] ?? {}).filter(([, grade]) => grade > 0);
    return answers.length === 0
      ? []
      : [{ id, text, language: lang, answers: answers.map(([doc]) => doc) }];
  });
  return [products, questions];
}

/** Over the seeded library, facts in a document's language and questions in another; and over sets of files. */
export async function evalNoResult(places: readonly string[], tune: boolean): Promise<void> {
  const products = libraryProducts();
  const open = openKeys(products);
  const facts = loadProducts().flatMap(({ key, language, facts: known }) =>
    known.map(({ query }, at) => ({ id: `${key}/${at}`, text: query, language, answers: [key] })),
  );
  const questions = loadPairs().map(({ id, text, language, item }) => ({
    id,
    text,
    language,
    answers: [item],
  }));
  const askable = ({ answers }: Question): boolean => answers.every((answer) => open.has(answer));
  await measure('library, facts', products, { questions: facts.filter(askable), tune });
  await measure('library, questions', products, { questions: questions.filter(askable), tune });
  for (const set of readCollections(places)) {
    const [all, asked] = fromCollection(set);
    await measure(set.name, all, { questions: asked, tune });
  }
}
