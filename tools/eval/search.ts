import { performance } from 'node:perf_hooks';
import {
  createEngine,
  type Doc,
  ENGINES,
  type Engine,
  type EngineName,
  missing,
} from './engines.ts';
import { libraryCollections } from './library.ts';
import { mean, ndcg, percentile, recall, reciprocalRank, tell } from './metrics.ts';
import { type Collection, readCollections } from './sets.ts';

const ALL = new Set(['all']);
const DEPTH = 100;
/** In the place of a file. */
const LIBRARY = 'library';
/** Queries that are asked before any is timed. */
const WARMED_BY = 20;

/** One way for all sets: a title, a text, and what others said to it. */
export const toDoc = ({ lang }: Collection, doc: Collection['docs'][number]): Doc => ({
  id: doc.id,
  audience: 'all',
  language: lang,
  title: doc.title,
  abstract: '',
  body: doc.text,
  replies: (doc.comments ?? []).join('\n'),
  tags: '',
});

function measure(set: Collection, engine: Engine) {
  for (const doc of set.docs) engine.put(toDoc(set, doc));
  const asked = set.queries.filter(({ id }) =>
    Object.values(set.qrels[id] ?? {}).some((grade) => grade > 0),
  );
  for (const { text } of asked.slice(0, WARMED_BY)) engine.query(text, ALL, DEPTH);
  const results = asked.map(({ id, text }) => {
    const from = performance.now();
    const ranked = engine.query(text, ALL, DEPTH);
    return { ms: performance.now() - from, ranked, grades: set.qrels[id] ?? {} };
  });
  const times = results.map(({ ms }) => ms);
  return {
    ndcg10: mean(results.map(({ ranked, grades }) => ndcg(ranked, grades, 10))),
    mrr10: mean(results.map(({ ranked, grades }) => reciprocalRank(ranked, grades, 10))),
    recall100: mean(results.map(({ ranked, grades }) => recall(ranked, grades, DEPTH))),
    p50ms: percentile(times, 0.5),
    p95ms: percentile(times, 0.95),
    queries: asked.length,
  };
}

/** A line per set for ours, and one for each rival that is here, in the same run. */
export async function evalSearch(
  places: readonly string[],
  only: readonly EngineName[],
): Promise<void> {
  const files = places.filter((place) => place !== LIBRARY);
  const seeded = places.includes(LIBRARY) ? libraryCollections() : [];
  const sets = [...readCollections(files), ...seeded];
  const names = ENGINES.filter((name) => only.length === 0 || only.includes(name));
  for (const name of names) {
    const why = missing(name);
    if (why !== null) tell({ engine: name, skipped: why });
  }
  for (const set of sets) {
    for (const name of names.filter((one) => missing(one) === null)) {
      const figures = measure(set, await createEngine(name, [set.lang]));
      tell({ set: set.name, ...(name === 'ours' ? {} : { engine: name }), ...figures });
    }
  }
}
