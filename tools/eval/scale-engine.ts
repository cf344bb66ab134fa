import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { createEngine, ENGINES, type Engine } from './engines.ts';
import { inventedDoc, inventedQuery } from './invented.ts';
import { percentile, tell } from './metrics.ts';

/** `scale-engine.ts <engine> <docs>`: one engine over invented records; run by `eval scale` with `--expose-gc`. */
const WARMED_BY = 50;
const QUERIES = 500;
/** Every so many queries a record is written, and the query waits for it. */
const BETWEEN_UPDATES = 5;
const DEPTH = 10;
const MB = 2 ** 20;
/** Share of the records that are replaced before it is tidied. */
const REPLACED = 0.4;

function memory(): { readonly resident: number; readonly own: number } {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss, own: heapUsed + external };
}

/** @returns milliseconds spent in the engine */
function build(engine: Engine, docs: number): number {
  let spent = 0;
  const putAll = (): void => {
    for (let number = 0; number < docs; number += 1) {
      const doc = inventedDoc(number);
      const from = performance.now();
      engine.put(doc);
      spent += performance.now() - from;
    }
  };
  if (engine.bulk) engine.bulk(putAll);
  else putAll();
  return spent;
}

/** Milliseconds that this process has computed. */
function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function ask(engine: Engine, docs: number) {
  const times: number[] = [];
  const writes: number[] = [];
  const computing: number[] = [];
  const short: number[] = [];
  let found = 0;
  for (let number = 0; number < WARMED_BY + QUERIES; number += 1) {
    const { text, audiences, long } = inventedQuery(number, docs);
    const update = number % BETWEEN_UPDATES === 0;
    const doc = update ? inventedDoc((number * 7_919) % docs, 1) : null;
    const before = computed();
    const from = performance.now();
    if (doc) engine.put(doc);
    const written = performance.now();
    const hits = engine.query(text, audiences, DEPTH);
    if (number >= WARMED_BY) {
      times.push(performance.now() - from);
      computing.push(computed() - before);
      if (!long) short.push(computing.at(-1) ?? 0);
      if (doc) writes.push(written - from);
      found += hits.length > 0 ? 1 : 0;
    }
    // Some clean up behind themselves when nobody asks.
    await turn();
  }
  return { times, writes, computing, short, found: found / times.length };
}

/** Longest time that nobody else would have been answered, in milliseconds, while the index is written to be kept. */
async function longestStep(engine: Engine): Promise<{ wallMs: number; cpuMs: number } | null> {
  if (!engine.upkeep) return null;
  const steps = engine.upkeep.keep();
  let [wallMs, cpuMs] = [0, 0];
  for (let done = false; !done; ) {
    const before = computed();
    const from = performance.now();
    done = steps.next().done === true;
    wallMs = Math.max(wallMs, performance.now() - from);
    cpuMs = Math.max(cpuMs, computed() - before);
    await turn();
  }
  return { wallMs, cpuMs };
}

/** Milliseconds that this thread alone has computed. */
function computedHere(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** The same while it is tidied, after so many records were replaced that it is worth it. */
async function longestWhileTidied(
  engine: Engine,
  docs: number,
): Promise<{ wallMs: number; cpuMs: number } | null> {
  if (!engine.upkeep) return null;
  for (let number = 0; number < docs * REPLACED; number += 1) engine.put(inventedDoc(number, 2));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let tidying = true;
  const over = engine.upkeep.tidy().finally(() => {
    tidying = false;
  });
  let cpuMs = 0;
  while (tidying) {
    const before = computedHere();
    await turn();
    cpuMs = Math.max(cpuMs, computedHere() - before);
  }
  await over;
  delay.disable();
  return { wallMs: delay.max / 1e6, cpuMs };
}

const [given, count = '100000'] = process.argv.slice(2);
const name = ENGINES.find((one) => one === given);
if (!name) throw new Error(`no engine ${given}`);
const docs = Number(count);
const engine = await createEngine(name);
inventedQuery(0, docs);
const before = memory();
const began = computed();
const buildMs = build(engine, docs);
// With the making of the records, which is the same for all.
const buildCpuMs = computed() - began;
const after = memory();
const { times, writes, computing, short, found } = await ask(engine, docs);
const kept = await longestStep(engine);
const tidied = await longestWhileTidied(engine, docs);
tell({
  set: 'scale',
  engine: name,
  docs,
  p50ms: percentile(times, 0.5),
  p95ms: percentile(times, 0.95),
  p99ms: percentile(times, 0.99),
  // The same in processor time: what the machine did besides is not in it.
  p50cpuMs: percentile(computing, 0.5),
  p95cpuMs: percentile(computing, 0.95),
  shortP95cpuMs: percentile(short, 0.95),
  updateP95ms: percentile(writes, 0.95),
  // Objects, strings and buffers of JavaScript; what SQLite holds is only in the process's.
  ownMb: (after.own - before.own) / MB,
  residentMb: (after.resident - before.resident) / MB,
  buildSeconds: buildMs / 1_000,
  buildCpuSeconds: buildCpuMs / 1_000,
  // Of the event loop, at a stretch.
  ...(kept ? { keepingHoldsUpMs: kept.wallMs, keepingHoldsUpCpuMs: kept.cpuMs } : {}),
  ...(tidied ? { tidyingHoldsUpMs: tidied.wallMs, tidyingHoldsUpCpuMs: tidied.cpuMs } : {}),
  found,
});
