import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { anyPort } from '../lib/ports.ts';
import { ROOT } from '../lib/where.ts';
import type { Activities } from './activities.ts';
import type { MockConnector } from './connector.ts';
import { tell } from './figures.ts';
import { type Measured, measure, median } from './load.ts';
import { processorMs } from './process.ts';

export interface Peer {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The bare bot, in a process of its own. */
export async function startEcho(): Promise<Peer> {
  const port = await anyPort();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join('tools', 'bench', 'echo.ts'), String(port)],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await Promise.race([
    new Promise<void>((resolve) => child.stdout.once('data', () => resolve())),
    ended.then(() => Promise.reject(new Error('the echo bot ended at its start'))),
  ]);
  return {
    url: `http://127.0.0.1:${port}/api/messages`,
    pid: child.pid ?? 0,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

export interface Comparison {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  readonly peer: Peer;
  readonly connector: MockConnector;
  readonly activities: Activities;
  readonly inFlight: number;
  readonly rounds: number;
  readonly forMs: number;
}

const WARM_UP_MS = 1_500;

interface Run extends Measured {
  /** Processor time per turn in milliseconds, which neighbours on the machine do not change; null where unknown. */
  readonly cost: number | null;
}

const of = (runs: readonly Run[], what: 'perSecond' | 'p50' | 'p95' | 'p99' | 'cost'): number =>
  median(runs.map((run) => run[what] ?? Number.NaN));

async function run(
  { connector, activities: body, inFlight }: Comparison,
  { url, pid }: Pick<Peer, 'url' | 'pid'>,
  forMs: number,
): Promise<Run> {
  const before = { taken: connector.taken(), ms: processorMs(pid) };
  const measured = await measure({ url, body, inFlight, forMs });
  const answers = connector.taken() - before.taken;
  if (answers < measured.count) {
    throw new Error(`${url}: ${measured.count} turns, but only ${answers} answers`);
  }
  const ms = processorMs(pid);
  const used = ms === null || before.ms === null ? null : ms - before.ms;
  return { ...measured, cost: used === null ? null : used / measured.count };
}

/** Ours and the peer in turn, so that both meet the same neighbours on the machine; medians over the rounds. */
export async function compare(comparison: Comparison): Promise<void> {
  const { name, peer, inFlight, rounds, forMs } = comparison;
  const ours: Run[] = [];
  const theirs: Run[] = [];
  await run(comparison, comparison, WARM_UP_MS);
  await run(comparison, peer, WARM_UP_MS);
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await run(comparison, comparison, forMs));
    theirs.push(await run(comparison, peer, forMs));
  }
  const at = `${name}.${inFlight}-in-flight`;
  tell(`${at}.throughput`, of(ours, 'perSecond'), 'turns/s', of(theirs, 'perSecond'));
  for (const part of ['p50', 'p95', 'p99'] as const) {
    tell(`${at}.${part}`, of(ours, part), 'ms', of(theirs, part));
  }
  const cost = of(ours, 'cost');
  if (Number.isFinite(cost)) tell(`${at}.processor`, cost, 'ms/turn', of(theirs, 'cost'));
}
