import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { createBm25f } from '../src/adapters/search/bm25f.ts';
import { createTextAnalysis } from '../src/adapters/text/analysis.ts';
import { asId, type ProductId } from '../src/kernel/ids.ts';
import { LANGUAGES } from '../src/kernel/language.ts';
import type { IndexedProduct } from '../src/ports/search.ts';

/**
 * Measures the search on public test collections: `node tools/bench-retrieval.ts [folder] [--large]`. Prints one JSON
 * object a line: {name, value, unit}. `--large` adds the build time, memory and latency at 60,000 documents.
 */
const FOLDER = new URL('../../shared/bench/retrieval/', import.meta.url);
const LARGE = 60_000;
const DEPTH = 10;
const ALL = new Set(['all']);

const Collection = z.object({
  name: z.string(),
  lang: z.enum(LANGUAGES),
  docs: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      text: z.string(),
      comments: z.array(z.string()).optional(),
    }),
  ),
  queries: z.array(z.object({ id: z.string(), text: z.string() })),
  qrels: z.record(z.string(), z.record(z.string(), z.number())),
});
type Collection = z.infer<typeof Collection>;

const print = (name: string, value: number, unit: string): void => {
  process.stdout.write(`${JSON.stringify({ name, value: Number(value.toFixed(4)), unit })}\n`);
};
const now = (): number => performance.now();

function read(folder: URL): Collection[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => Collection.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
  } catch (error) {
    // The collections are not part of the project; without them there is nothing to measure, and that is said.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    process.stdout.write(
      `${JSON.stringify({ skipped: `no collections in ${folder.pathname}` })}\n`,
    );
    return [];
  }
}

/** With replies, the question is what the item is about and the replies are its body. */
function toProduct({ lang }: Collection, doc: Collection['docs'][number]): IndexedProduct {
  return {
    id: asId<ProductId>(doc.id),
    audience: 'all',
    language: lang,
    title: doc.title,
    abstract: doc.comments ? doc.text : '',
    body: doc.comments ? doc.comments.join('\n') : doc.text,
    topics: [],
    countries: [],
  };
}

function gainOf(grades: readonly number[]): number {
  return grades.slice(0, DEPTH).reduce((sum, grade, rank) => sum + grade / Math.log2(rank + 2), 0);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function measure(collection: Collection): void {
  const index = createBm25f(createTextAnalysis());
  const started = now();
  for (const doc of collection.docs) index.put(toProduct(collection, doc));
  const built = now() - started;
  const gains: number[] = [];
  const recalls: number[] = [];
  const times: number[] = [];
  for (const { id, text } of collection.queries) {
    const relevant = collection.qrels[id] ?? {};
    const ideal = gainOf(Object.values(relevant).sort((a, b) => b - a));
    if (ideal <= 0) continue;
    const from = now();
    const hits = index.query({ text, audiences: ALL, limit: 100 });
    times.push(now() - from);
    gains.push(gainOf(hits.map((hit) => relevant[hit.id] ?? 0)) / ideal);
    const wanted = Object.entries(relevant).filter(([, grade]) => grade > 0);
    const got = new Set<string>(hits.map((hit) => hit.id));
    recalls.push(wanted.filter(([doc]) => got.has(doc)).length / wanted.length);
  }
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  print(`${collection.name}.ndcg@10`, mean(gains), 'ratio');
  print(`${collection.name}.recall@100`, mean(recalls), 'ratio');
  print(`${collection.name}.build`, built, 'ms');
  print(`${collection.name}.query.p50`, percentile(times, 0.5), 'ms');
  print(`${collection.name}.query.p95`, percentile(times, 0.95), 'ms');
}

/** All collections again and again, each copy with its own ids, until there are 60,000 documents. */
function measureLarge(collections: readonly Collection[]): void {
  const all = collections.flatMap((collection) =>
    collection.docs.map((doc) => toProduct(collection, doc)),
  );
  const queries = collections.flatMap(({ queries: asked }) => asked.slice(0, 100));
  const index = createBm25f(createTextAnalysis());
  globalThis.gc?.();
  const before = process.memoryUsage();
  const started = now();
  for (let number = 0; number < LARGE; number += 1) {
    const product = all[number % all.length];
    if (product) index.put({ ...product, id: asId<ProductId>(`${number}`) });
  }
  print('large.build', now() - started, 'ms');
  globalThis.gc?.();
  const after = process.memoryUsage();
  const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  print('large.memory', grown / 2 ** 20, globalThis.gc ? 'MiB' : 'MiB, garbage included');
  print('large.postings', index.footprint().bytes / 2 ** 20, 'MiB');
  const times = queries.map(({ text }) => {
    const from = now();
    index.query({ text, audiences: ALL, limit: 40 });
    return now() - from;
  });
  print('large.query.p50', percentile(times, 0.5), 'ms');
  print('large.query.p95', percentile(times, 0.95), 'ms');
}

const [given] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const collections = read(given ? new URL(`${given}/`, `file://${process.cwd()}/`) : FOLDER);
for (const collection of collections) measure(collection);
if (collections.length > 0 && process.argv.includes('--large')) measureLarge(collections);
