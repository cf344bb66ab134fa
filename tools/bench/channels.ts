import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Tenant } from '../../src/adapters/tenant/tenant.ts';
import { everything, postsIn } from '../kill/seen.ts';
import { wholeThread } from '../lib/thread.ts';
import { until } from '../lib/wait.ts';
import { tell } from './figures.ts';
import { type Caller, callerOf, comesToRest, opens, says } from './people.ts';
import { type Product, startProduct } from './product.ts';

/** A busy hour in ten channels, with the services' documented limits on. */

const CHANNELS = 10;
/** In each of them, at once: more than a thread takes in a second. */
const REPLIES = 20;
const ADMINISTRATOR = 'samuel.boateng';
const SECOND_MS = 1_000;
const MADE_MS = 300_000;
const POSTED_MS = 600_000;

const making = z.object({ id: z.string(), state: z.string(), community: z.string().nullable() });

/** A community of the administrator's own, as anybody makes one. @returns its id */
async function makes(caller: Caller, number: number): Promise<string> {
  const { value } = await caller.ask(making, 'POST', '/communities', {
    nonce: `bench-community-${number}`,
    name: `Ten channels, the ${number}th`,
    purpose: 'Where a busy hour is measured.',
    topics: [],
    region: null,
    gtt: '',
    outcomes: [],
    languages: ['en'],
    moderators: ['mei.tanaka@org.example'],
    audience: 'staff',
    audienceReason: '',
    joining: 'open',
    bounded: false,
    endsOn: null,
    plan: '',
  });
  const ready = async () => {
    const now = await caller.ask(making, 'GET', `/community-makings/${value.id}`);
    return now.value.state === 'ready' ? now.value.community : null;
  };
  return until(`the ${number}th community`, ready, MADE_MS, 250);
}

interface Said {
  readonly conversation: string;
  readonly root_id: string | null;
  readonly created: string;
}

/** The most that was written to one place within any such stretch of time. */
function busiest(all: readonly Said[], placeOf: (one: Said) => string, ms: number): number {
  const byPlace = Map.groupBy(all, placeOf);
  let most = 0;
  for (const said of byPlace.values()) {
    const times = said.map(({ created }) => Date.parse(created)).sort((a, b) => a - b);
    for (let first = 0, last = 0; last < times.length; last += 1) {
      while ((times[last] ?? 0) - (times[first] ?? 0) >= ms) first += 1;
      most = Math.max(most, last - first + 1);
    }
  }
  return most;
}

const written = (tenant: Tenant): Said[] =>
  tenant.db.all<Said>(
    "SELECT conversation, root_id, created FROM messages WHERE from_kind = 'bot' AND conversation IN (SELECT id FROM channels)",
  );

/** Lost or doubled by their keys: an opening post for each discussion, and a post for each contribution. */
async function counted(product: Product, caller: Caller, discussions: readonly string[]) {
  const keys = new Map<string, number>();
  for (const { key, inChannel } of everything(product.tenant.tenant)) {
    if (inChannel) keys.set(key, (keys.get(key) ?? 0) + 1);
  }
  const wanted: string[] = [];
  for (const id of discussions) {
    const get = async (path: string) => (await caller.ask(z.unknown(), 'GET', path)).value;
    const thread = await wholeThread(get, id);
    wanted.push(`discussion:${id}`, ...thread.map((one) => `contribution:${one.id}`));
  }
  return {
    wanted: wanted.length,
    lost: wanted.filter((key) => !keys.has(key)).length,
    doubled: [...keys.values()].filter((count) => count > 1).length,
  };
}

async function busyHour(product: Product, name: string): Promise<void> {
  const { tenant } = product.tenant;
  const caller = await callerOf(product, ADMINISTRATOR);
  const communities: string[] = [];
  for (let number = 1; number <= CHANNELS; number += 1) {
    communities.push(await makes(caller, number));
  }
  await comesToRest(product);
  tell(`${name}.made`, communities.length, 'communities');
  tenant.throttle.forget();
  const before = written(tenant).length;
  const from = performance.now();
  const discussions = await Promise.all(communities.map((id) => opens(product, caller, id)));
  const opened = async () => discussions.every((id) => postsIn(tenant, `discussion:${id}`)[0]);
  await until('ten opening posts', opened, POSTED_MS);
  tell(`${name}.opened-after`, performance.now() - from, 'ms');
  const spoken = performance.now();
  await Promise.all(
    discussions.map(async (id, place) => {
      for (let n = 0; n < REPLIES; n += 1) await says(caller, id, place * REPLIES + n);
    }),
  );
  tell(`${name}.said-after`, performance.now() - spoken, 'ms');
  await comesToRest(product);
  tell(`${name}.posted-after`, performance.now() - spoken, 'ms');
  const all = written(tenant).slice(before);
  const threads = ({ conversation, root_id }: Said): string => `${conversation} ${root_id}`;
  tell(`${name}.most-in-a-thread`, busiest(all, threads, SECOND_MS), 'posts in a second', 7);
  for (const [limit, count] of Object.entries(tenant.throttle.refusals())) {
    tell(`${name}.refused: ${limit}`, count, 'calls');
  }
  const { wanted, lost, doubled } = await counted(product, caller, discussions);
  tell(`${name}.lost`, lost, `of ${wanted} posts`);
  tell(`${name}.doubled`, doubled, `of ${wanted} posts`);
  if (lost + doubled > 0) process.exitCode = 1;
}

/** Ten discussions opened at once, each in a channel of its own, and twenty contributions to each at once. */
export async function benchChannels(name: string, databaseUrl?: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'praxis-channels-'));
  const product = await startProduct({ folder, databaseUrl, documents: 12, limits: 'documented' });
  try {
    await product.settled();
    await busyHour(product, `${name}.ten-channels`);
  } finally {
    await product.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
