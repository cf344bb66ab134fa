import { parentPort } from 'node:worker_threads';
import { createBm25f } from '../adapters/search/bm25f.ts';
import type { BuildOrder } from '../adapters/search/build-messages.ts';
import { encode } from '../adapters/search/snapshot.ts';
import { createTextAnalysis } from '../adapters/text/analysis.ts';

/** Builds an index on a thread of its own, since a hundred thousand items are a minute's work. */
const index = createBm25f(createTextAnalysis());

parentPort?.on('message', (order: BuildOrder) => {
  // A thread that took another's place must not answer with half an index.
  if (order.held !== index.size()) throw new Error('the beginning was another thread’s');
  if (order.kind === 'put') {
    for (const { product, revision } of order.items) index.put(product, revision);
    parentPort?.postMessage({ held: index.size() });
    return;
  }
  const bytes = encode(index.contents(), order);
  parentPort?.postMessage({ held: index.size(), bytes }, [bytes.buffer]);
});
