import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { personIdOf } from '../src/adapters/tenant/seed/index.ts';
import { loadProducts } from '../src/adapters/tenant/seed/products.ts';
import { discussionPage } from '../src/contract/discussions.ts';
import { contributionTurns, helpTurns } from './bench/activities.ts';
import { benchCapture } from './bench/capture.ts';
import { type MockConnector, startConnector } from './bench/connector.ts';
import { benchDiscussions } from './bench/discussions.ts';
import { tell } from './bench/figures.ts';
import { post, quantile } from './bench/load.ts';
import { residentMb } from './bench/process.ts';
import { type Product, startProduct } from './bench/product.ts';
import { benchSync } from './bench/sync.ts';
import { benchTab } from './bench/tab.ts';
import { compare, type Peer, startEcho } from './bench/turns.ts';
import { benchWebhook } from './bench/webhook.ts';
import { evalScale } from './eval/scale.ts';
import { postsIn } from './kill/seen.ts';
import { onPostgres } from './lib/postgres.ts';
import { pause, until } from './lib/wait.ts';

const USAGE = `npm run bench [-- options]

Prints figures as lines of JSON: turns beside a bare echo bot in the same run, start, memory at rest, search.

  sync            instead: a large library read from a tenant with the documented limits, and a hundred changes
  --items <n>     with sync: how many files it has (60000)

  search          instead: our index beside MiniSearch, FlexSearch and SQLite FTS5, each in a process of its own: times on
                  the wall and of the processor, memory, and how long upkeep holds others up
  --docs <n>      with search: how many records (20000, and then 100000)

  webhook         instead: change notifications, how quickly they are accepted and that none is lost in a kill
  --rate <n>      with webhook: how many a second (200), for --seconds (60)

  discussions     instead: the pages of a discussion with a thousand contributions and of a console with five hundred items,
                  and a busy hour in ten channels with the documented limits on
  --members <n>   with discussions: people of its community (10000)
  --said <n>      with discussions: contributions (1000)
  --waiting <n>   with discussions: items that wait for a moderator (500)

  capture         instead: a day's prompts in a large organization, and the import of its old mission reports, with the
                  memory that they take
  --projects <n>  with capture (700), --people <n> (10000), --reports <n> that are there (20000), --rows <n> imported (15000)

  tab             instead: what the tab weighs, its first views on a slow line beside a bare page of the same library, a key in
                  a console with five hundred items, a list of ten thousand scrolled, and Lighthouse where npm can fetch it;
                  with --members, --waiting and --rounds. Exit code 1 where more is taken than is wanted

  --rounds <n>    how often ours and the peer take turns (3)
  --seconds <n>   how long each turn of them lasts (4)
  --only <word>   embedded, postgres: this database only
  --profile       write CPU profiles of the server's threads to artifacts/bench
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    items: { type: 'string', default: '60000' },
    docs: { type: 'string', multiple: true, default: ['20000', '100000'] },
    members: { type: 'string', default: '10000' },
    said: { type: 'string', default: '1000' },
    waiting: { type: 'string', default: '500' },
    projects: { type: 'string', default: '700' },
    people: { type: 'string', default: '10000' },
    reports: { type: 'string', default: '20000' },
    rows: { type: 'string', default: '15000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string' },
    rate: { type: 'string', default: '200' },
    only: { type: 'string' },
    profile: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const COMMUNITY = 'formalization';
const MODERATOR = 'amina.diallo';
const REST_MS = 10_000;
const DAY_MS = 86_400_000;
/** Numbers of first turns begin here, out of the way of those that are counted. */
const FIRST = 1_000_000_000;

/** Milliseconds until the first turn is answered, counted from the start of the process. */
async function firstAnswer(product: Product, connector: MockConnector): Promise<number> {
  const listening = await product.server.ready;
  const agent = new Agent();
  const from = performance.now();
  const before = connector.taken();
  const help = helpTurns(product.tenant.tenant, connector.url);
  await post(agent, `${product.url}/api/messages`, help(FIRST + Math.round(from)));
  agent.destroy();
  if (connector.taken() === before) throw new Error('the first turn was not answered');
  return listening + performance.now() - from;
}

async function search(product: Product, name: string): Promise<void> {
  const authorization = `Bearer ${await product.token(personIdOf(MODERATOR))}`;
  const queries = loadProducts().flatMap(({ facts }) => facts.map(({ query }) => query));
  const took: number[] = [];
  for (const query of queries) {
    const from = performance.now();
    const path = `/api/v1/search?q=${encodeURIComponent(query)}`;
    const response = await fetch(`${product.url}${path}`, { headers: { authorization } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`search answered ${response.status}`);
    took.push(performance.now() - from);
  }
  took.sort((a, b) => a - b);
  tell(`${name}.search.p50`, quantile(took, 0.5), 'ms');
  tell(`${name}.search.p95`, quantile(took, 0.95), 'ms');
}

/** An open discussion whose opening post stands in the channel. */
async function openDiscussion(product: Product): Promise<{ id: string; thread: string }> {
  const { tenant } = product.tenant;
  const now = tenant.clock.now().getTime();
  const response = await fetch(`${product.url}/api/v1/discussions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await product.token(personIdOf(MODERATOR))}`,
    },
    body: JSON.stringify({
      nonce: 'bench-discussion',
      community: COMMUNITY,
      title: 'What keeps market traders from registering?',
      background: 'Offices report different obstacles.',
      questions: ['Which obstacle came first?'],
      startsAt: new Date(now).toISOString(),
      endsAt: new Date(now + 7 * DAY_MS).toISOString(),
    }),
  });
  const { id } = discussionPage.parse(await response.json());
  const post = () => Promise.resolve(postsIn(tenant, `discussion:${id}`)[0]?.id ?? null);
  return { id, thread: await until('the opening post', post, 30_000) };
}

async function turns(product: Product, echo: Peer, connector: MockConnector, name: string) {
  const common = {
    url: `${product.url}/api/messages`,
    pid: product.server.pid,
    peer: echo,
    connector,
    rounds: Number(values.rounds),
    forMs: Number(values.seconds ?? 4) * 1_000,
  };
  const { tenant } = product.tenant;
  const help = helpTurns(tenant, connector.url);
  const { thread } = await openDiscussion(product);
  const said = contributionTurns(tenant, connector.url, COMMUNITY, thread);
  for (const inFlight of [1, 10]) {
    await compare({ ...common, name: `${name}.help`, activities: help, inFlight });
  }
  for (const inFlight of [1, 10]) {
    await compare({ ...common, name: `${name}.contribution`, activities: said, inFlight });
  }
}

const nodeOptions = values.profile ? ['--cpu-prof', '--cpu-prof-dir=artifacts/bench'] : [];

async function benchOn(name: string, echo: Peer, connector: MockConnector, databaseUrl?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'praxis-bench-'));
  let product = await startProduct({ folder, databaseUrl, nodeOptions });
  try {
    tell(`${name}.first-start.first-answer`, await firstAnswer(product, connector), 'ms');
    await product.settled();
    product = await product.restart();
    tell(`${name}.restart.first-answer`, await firstAnswer(product, connector), 'ms');
    await product.settled();
    await pause(REST_MS);
    const memory = residentMb(product.server.pid);
    if (memory !== null) tell(`${name}.memory-at-rest`, memory, 'MB');
    await search(product, name);
    await turns(product, echo, connector, name);
  } finally {
    await product.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On PostgreSQL, or on the embedded database where the machine has none or that is what is asked for. */
async function webhooks(): Promise<void> {
  const common = {
    seconds: Number(values.seconds ?? 60),
    perSecond: Number(values.rate),
    open: openDiscussion,
  };
  const done =
    values.only !== 'embedded' &&
    (await onPostgres((databaseUrl) => benchWebhook({ ...common, name: 'postgres', databaseUrl })));
  if (!done) await benchWebhook({ ...common, name: 'embedded' });
}

const only = () => (values.only === 'embedded' || values.only === 'postgres' ? values.only : null);

if (values.help) process.stdout.write(USAGE);
else if (positionals[0] === 'sync') await benchSync(Number(values.items));
else if (positionals[0] === 'search')
  for (const docs of values.docs) await evalScale(Number(docs), []);
else if (positionals[0] === 'webhook') await webhooks();
else if (positionals[0] === 'tab') {
  await benchTab({
    rounds: Number(values.rounds),
    members: Number(values.members),
    waiting: Number(values.waiting),
  });
} else if (positionals[0] === 'discussions') {
  await benchDiscussions({
    members: Number(values.members),
    contributions: Number(values.said),
    waiting: Number(values.waiting),
    only: only(),
    nodeOptions,
  });
} else if (positionals[0] === 'capture') {
  const { projects, people, reports, rows } = values;
  await benchCapture({
    ...{ projects: Number(projects), people: Number(people), reports: Number(reports) },
    ...{ rows: Number(rows), only: only() },
  });
} else {
  const connector = await startConnector();
  const echo = await startEcho();
  try {
    if (values.only !== 'postgres') await benchOn('embedded', echo, connector);
    if (values.only !== 'embedded') {
      await onPostgres((url) => benchOn('postgres', echo, connector, url));
    }
  } finally {
    await echo.stop();
    await connector.close();
  }
}
