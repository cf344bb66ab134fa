import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { discussionList, discussionPage, threadPart } from '../../src/contract/discussions.ts';
import { queue } from '../../src/contract/moderation.ts';
import { onPostgres } from '../lib/postgres.ts';
import { wholeThread } from '../lib/thread.ts';
import { benchChannels } from './channels.ts';
import { addCrowd, crowdId } from './crowd.ts';
import { tell } from './figures.ts';
import { saidInBulk } from './in-bulk.ts';
import { quantile } from './load.ts';
import { type Caller, callerOf, comesToRest, opens, says, timed } from './people.ts';
import { processorMs } from './process.ts';
import { type Product, startProduct } from './product.ts';

export interface DiscussionsBench {
  /** People of the community. */
  readonly members: number;
  readonly contributions: number;
  /** Items that wait for its moderator. */
  readonly waiting: number;
  readonly only: 'embedded' | 'postgres' | null;
  /** For the server's process. */
  readonly nodeOptions: readonly string[];
}

const OPEN = { community: 'formalization', moderator: 'thandiwe.mokoena' };
/** What is written there waits for a moderator. */
const LOOKED_AT = {
  community: 'social-protection',
  moderator: 'lena.okafor',
  member: 'mei.tanaka',
};
const AT_ONCE = 6;
const SPEAKERS = 200;
/** Said through the API; what is said beyond that is put into the database. */
const FIRST = 100;
const READS = 60;
const POSTS = 60;
/** Nobody waits longer than this for a page. */
const WANTED_MS = 200;

/** Said by many, some at a time, as in a busy week. */
async function fill(callers: readonly Caller[], discussion: string, from: number, to: number) {
  let next = from;
  const one = async (): Promise<void> => {
    while (next < to) {
      const n = next;
      next += 1;
      await says(callers[n % callers.length] as Caller, discussion, n);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** p50 and p95, this beside what is wanted, and what a request took of the server's processor time. */
async function measured(
  product: Product,
  name: string,
  count: number,
  ask: (n: number) => Promise<{ readonly ms: number; readonly bytes: number }>,
): Promise<void> {
  let bytes = 0;
  const before = processorMs(product.server.pid);
  const took = await timed(count, async (n) => {
    const answered = await ask(n);
    bytes = answered.bytes;
    return answered;
  });
  const after = processorMs(product.server.pid);
  tell(`${name}.p50`, quantile(took, 0.5), 'ms');
  tell(`${name}.p95`, quantile(took, 0.95), 'ms', WANTED_MS);
  if (before !== null && after !== null) {
    tell(`${name}.server-processor-time`, (after - before) / took.length, 'ms a request');
  }
  tell(`${name}.answer`, bytes / 1_024, 'kB');
}

async function benchOn(name: string, bench: DiscussionsBench, databaseUrl?: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'praxis-discussions-'));
  let product = await startProduct({
    folder,
    databaseUrl,
    documents: 40,
    nodeOptions: bench.nodeOptions,
    before: (tenant) => addCrowd(tenant, OPEN.community, bench.members),
  });
  try {
    await product.settled();
    const { contributions, waiting } = bench;
    const open = await begun(product, `${name}.discussions`, bench);
    const lookedAt = await opens(
      product,
      await callerOf(product, LOOKED_AT.moderator),
      LOOKED_AT.community,
    );
    await fill([await callerOf(product, LOOKED_AT.member)], lookedAt, 0, Math.min(FIRST, waiting));
    product = await product.restart(() =>
      saidInBulk({ url: databaseUrl, dataDir: join(folder, 'database') }, [
        { discussion: open, from: FIRST, to: contributions },
        { discussion: lookedAt, from: FIRST, to: waiting },
      ]),
    );
    await product.settled();
    await threads(product, `${name}.discussions`, bench, open);
    await waits(product, `${name}.console`, bench);
  } finally {
    await product.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const speakersOf = (product: Product, { members }: DiscussionsBench): Promise<Caller[]> =>
  Promise.all(
    Array.from({ length: Math.min(SPEAKERS, members) }, (_, number) =>
      callerOf(product, crowdId(number)),
    ),
  );

/** A discussion in which some have spoken, as people do: how long that takes, and until it stands in the channel. */
async function begun(product: Product, name: string, bench: DiscussionsBench): Promise<string> {
  const id = await opens(product, await callerOf(product, OPEN.moderator), OPEN.community);
  const speakers = await speakersOf(product, bench);
  const from = performance.now();
  const first = Math.min(FIRST, bench.contributions);
  await fill(speakers, id, 0, first);
  tell(`${name}.filled-after`, (performance.now() - from) / 1_000, `s for ${first}`);
  await comesToRest(product);
  tell(`${name}.posted-after`, (performance.now() - from) / 1_000, `s for ${first}`);
  return id;
}

async function threads(
  product: Product,
  name: string,
  bench: DiscussionsBench,
  id: string,
): Promise<void> {
  const moderator = await callerOf(product, OPEN.moderator);
  const speakers = await speakersOf(product, bench);
  const get = async (path: string) => (await moderator.ask(z.unknown(), 'GET', path)).value;
  const whole = await wholeThread(get, id);
  const held = new Set(whole.map(({ text }) => text)).size;
  tell(`${name}.contributions`, held, 'contributions', bench.contributions);
  if (held !== bench.contributions || whole.length !== held) process.exitCode = 1;
  const [member = moderator] = speakers;
  const reads = (caller: Caller) => () => caller.ask(discussionPage, 'GET', `/discussions/${id}`);
  await measured(product, `${name}.thread`, READS, reads(member));
  await measured(product, `${name}.thread-of-moderator`, READS, reads(moderator));
  const newest = `/discussions/${id}/thread?order=newest&question=1`;
  await measured(product, `${name}.newest-to-a-question`, READS, () =>
    member.ask(threadPart, 'GET', newest),
  );
  await measured(product, `${name}.list`, READS, () =>
    member.ask(discussionList, 'GET', '/discussions'),
  );
  await measured(product, `${name}.post`, POSTS, (n) =>
    says(speakers[n % speakers.length] ?? member, id, bench.contributions + n),
  );
  await comesToRest(product);
}

async function waits(product: Product, name: string, bench: DiscussionsBench): Promise<void> {
  const moderator = await callerOf(product, LOOKED_AT.moderator);
  const reads = (query: string) => () => moderator.ask(queue, 'GET', `/moderation${query}`);
  const { value } = await reads('')();
  tell(`${name}.waiting`, value.total, 'items', bench.waiting);
  await measured(product, `${name}.first-hundred`, READS, reads(''));
  await measured(product, `${name}.all`, READS, reads(`?limit=${bench.waiting}`));
}

/** Times of the pages of a large discussion, and how a busy hour in ten channels is posted. */
export async function benchDiscussions(bench: DiscussionsBench): Promise<void> {
  tell('people', bench.members, `people in ${OPEN.community}`);
  if (bench.only !== 'postgres') {
    await benchOn('embedded', bench);
    await benchChannels('embedded');
  }
  if (bench.only === 'embedded') return;
  const done = await onPostgres(async (databaseUrl) => {
    await benchOn('postgres', bench, databaseUrl);
  });
  if (!done) process.stderr.write('PostgreSQL is not here: measured on the embedded one alone.\n');
}
