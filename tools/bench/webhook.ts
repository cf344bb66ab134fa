import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encryptContent } from '../../src/adapters/tenant/notifications/rich.ts';
import { exchangeIdOf } from '../../src/adapters/tenant/seed/communities.ts';
import { personIdOf, teamIdOf } from '../../src/adapters/tenant/seed/index.ts';
import { wholeThread } from '../lib/thread.ts';
import { pause, until } from '../lib/wait.ts';
import { tell } from './figures.ts';
import { quantile } from './load.ts';
import type { Product } from './product.ts';
import { startProduct } from './product.ts';

export interface WebhookBench {
  /** Of the figures, and what they are measured on. */
  readonly name: string;
  readonly databaseUrl?: string | undefined;
  readonly seconds: number;
  readonly perSecond: number;
  /** Opens a discussion and answers its thread and its id. */
  readonly open: (product: Product) => Promise<{ readonly thread: string; readonly id: string }>;
}

const COMMUNITY = 'formalization';
const AUTHOR = 'mei.tanaka';
/** One notification in so many is a reply in the thread of a discussion; the others are the channel's chatter. */
const REPLIES = 10;
/** The sender repeats what was not accepted; Graph waits longer. */
const REPEAT_MS = 1_000;
const ANSWER_MS = 10_000;
const DRAIN_MS = 300_000;

interface Subscription {
  readonly client_state: string;
  readonly certificate: string;
  readonly certificate_id: string;
}

/** Notifications as Graph sends them: encrypted for us, signed by its publisher, each of another message. */
async function notifications(product: Product, thread: string) {
  const { tenant } = product.tenant;
  const channel = exchangeIdOf(COMMUNITY);
  const subscribed = async (): Promise<Subscription | null> =>
    tenant.db.get<Subscription>(
      'SELECT client_state, certificate, certificate_id FROM subscriptions WHERE place = ?',
      channel,
    ) ?? null;
  const one = await until('a subscription to the channel', subscribed, 60_000);
  const token = await tenant.identity.publisherToken('praxis');
  const from = tenant.clock.now().getTime();
  return (n: number): string => {
    const reply = n % REPLIES === 0;
    const at = new Date(from + n).toISOString();
    const message = {
      id: String(2_000_000_000_000 + n),
      replyToId: reply ? thread : '1999999999999',
      messageType: 'message',
      createdDateTime: at,
      lastModifiedDateTime: at,
      from: { user: { id: personIdOf(AUTHOR), userIdentityType: 'aadUser' } },
      body: { contentType: 'html', content: `<p>Notification ${n}: the second visit helped.</p>` },
      channelIdentity: { teamId: teamIdOf(COMMUNITY), channelId: channel },
    };
    const item = {
      clientState: one.client_state,
      changeType: 'created',
      resource: `teams('t')/channels('c')/messages('${message.id}')`,
      encryptedContent: encryptContent(
        JSON.stringify(message),
        one.certificate,
        one.certificate_id,
      ),
    };
    return JSON.stringify({ value: [item], validationTokens: [token] });
  };
}

/** The answer's status; 0 where none came. */
function sent(agent: Agent, url: string, body: string): Promise<number> {
  return new Promise((resolve) => {
    const bytes = Buffer.from(body);
    const headers = { 'content-type': 'application/json', 'content-length': bytes.length };
    const posted = request(
      url,
      { method: 'POST', agent, headers, timeout: ANSWER_MS },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
        answer.once('error', () => resolve(0));
      },
    );
    posted.once('timeout', () => posted.destroy());
    posted.once('error', () => resolve(0));
    posted.end(bytes);
  });
}

interface Run {
  /** Milliseconds until the 202, ascending; of first attempts only. */
  readonly took: readonly number[];
  readonly repeated: number;
  readonly perSecond: number;
}

/** So many a second for so long, whatever the answers take; what gets no 202 is sent again until it does. */
async function sends(
  url: string,
  body: (n: number) => string,
  { first, count, perSecond }: { first: number; count: number; perSecond: number },
): Promise<Run> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const took: number[] = [];
  let repeated = 0;
  const one = async (text: string): Promise<void> => {
    const begun = performance.now();
    let status = await sent(agent, url, text);
    if (status === 202) took.push(performance.now() - begun);
    while (status !== 202) {
      repeated += 1;
      await pause(REPEAT_MS);
      status = await sent(agent, url, text);
    }
  };
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const due = began + (index * 1_000) / perSecond;
    const text = body(first + index);
    const wait = due - performance.now();
    if (wait > 1) await pause(wait);
    all.push(one(text));
  }
  const seconds = (performance.now() - began) / 1_000;
  await Promise.all(all);
  agent.destroy();
  return { took: took.sort((a, b) => a - b), repeated, perSecond: count / seconds };
}

async function waiting(product: Product): Promise<number> {
  const answer = await fetch(`${product.url}/metrics`).catch(() => null);
  const text = (await answer?.text()) ?? '';
  return Number(/^praxis_notifications_waiting (\d+)/m.exec(text)?.[1] ?? Number.NaN);
}

async function kept(product: Product, discussion: string): Promise<number> {
  const authorization = `Bearer ${await product.token(personIdOf(AUTHOR))}`;
  const get = async (path: string): Promise<unknown> =>
    (await fetch(`${product.url}/api/v1${path}`, { headers: { authorization } })).json();
  return new Set((await wholeThread(get, discussion)).map(({ text }) => text)).size;
}

/** How quickly notifications are accepted, and whether one is lost when the process dies among them. */
export async function benchWebhook(bench: WebhookBench): Promise<void> {
  const { name, seconds, perSecond, databaseUrl } = bench;
  const folder = mkdtempSync(join(tmpdir(), 'praxis-webhook-'));
  let product = await startProduct({ folder, databaseUrl, documents: 12 });
  try {
    await product.settled();
    const { thread, id } = await bench.open(product);
    const body = await notifications(product, thread);
    const url = `${product.url}/api/graph/notifications`;
    const count = Math.round(seconds * perSecond);
    await sends(url, body, { first: 1, count: perSecond, perSecond });
    const calm = await sends(url, body, { first: 1 + perSecond, count, perSecond });
    tell(`${name}.webhook.rate`, calm.perSecond, 'notifications/s');
    for (const part of [0.5, 0.95, 0.99]) {
      tell(`${name}.webhook.p${part * 100}`, quantile(calm.took, part), 'ms');
    }
    tell(`${name}.webhook.repeated`, calm.repeated, 'notifications');
    const drained = performance.now();
    const empty = async () => (await waiting(product)) === 0;
    await until('an end of what waits', empty, DRAIN_MS);
    tell(`${name}.webhook.drained-after`, performance.now() - drained, 'ms');
    const again = Math.max(perSecond, Math.round(count / 3));
    const killed = sends(url, body, { first: 1 + perSecond + count, count: again, perSecond });
    await pause((again * 500) / perSecond);
    await product.server.end('SIGKILL');
    product = await product.restart();
    tell(`${name}.webhook.killed.repeated`, (await killed).repeated, 'notifications');
    await until('an end of what waits after the kill', empty, DRAIN_MS);
    const all = perSecond + count + again;
    const lost = Math.floor(all / REPLIES) - (await kept(product, id));
    tell(`${name}.webhook.lost`, lost, `replies of ${Math.floor(all / REPLIES)}`);
    if (lost !== 0) process.exitCode = 1;
  } finally {
    await product.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
