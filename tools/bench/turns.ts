import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { anyPort } from '../lib/ports.ts';
import { ROOT } from '../lib/where.ts';
import type { Activities } from './activities.ts';
import type { MockConnector } from './connector.ts';
import { tell } from './figures.ts';
import { type Measured, measure, median } from './load.ts';

export interface Peer {
  readonly url: string;
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
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

export interface Comparison {
  readonly name: string;
  readonly url: string;
  readonly peer: Peer;
  readonly connector: MockConnector;
  readonly activities: Activities;
  readonly inFlight: number;
  readonly rounds: number;
  readonly forMs: number;
}

const WARM_UP_MS = 1_500;

const of = (runs: readonly Measured[], what: 'perSecond' | 'p50' | 'p95' | 'p99'): number =>
  median(runs.map((run) => run[what]));

/** Ours and the peer in turn, so that both meet the same neighbours on the machine; medians over the rounds. */
export async function compare(comparison: Comparison): Promise<void> {
  const { name, url, peer, connector, activities: body, inFlight, rounds, forMs } = comparison;
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  const run = async (target: string, ms: number): Promise<Measured> => {
    const before = connector.taken();
    const measured = await measure({ url: target, body, inFlight, forMs: ms });
    const answers = connector.taken() - before;
    if (answers < measured.count) {
      throw new Error(`${target}: ${measured.count} turns, but only ${answers} answers`);
    }
    return measured;
  };
  await run(url, WARM_UP_MS);
  await run(peer.url, WARM_UP_MS);
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await run(url, forMs));
    theirs.push(await run(peer.url, forMs));
  }
  const at = `${name}.${inFlight}-in-flight`;
  tell(`${at}.throughput`, of(ours, 'perSecond'), 'turns/s', of(theirs, 'perSecond'));
  for (const part of ['p50', 'p95', 'p99'] as const) {
    tell(`${at}.${part}`, of(ours, part), 'ms', of(theirs, part));
  }
}
