import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { personIdOf } from '../../src/adapters/tenant/seed/index.ts';
import { fileInside, fileSender } from '../../src/http/static.ts';
import { anyPort } from '../lib/ports.ts';
import { launchChromium } from '../lib/stage/chromium.ts';
import { addCrowd } from './crowd.ts';
import { saidInBulk } from './in-bulk.ts';
import { callerOf, opens, says } from './people.ts';
import { type Product, startProduct } from './product.ts';
import { benchLighthouse } from './tab/lighthouse.ts';
import { benchConsole, benchScrolling, manyDiscussions } from './tab/lists.ts';
import { built, tellSizes } from './tab/sizes.ts';
import { benchViews } from './tab/views.ts';

export interface TabBench {
  readonly rounds: number;
  /** People of a community, whose list is scrolled. */
  readonly members: number;
  /** Items that wait for a moderator. */
  readonly waiting: number;
}

const CROWDED = { community: 'formalization', moderator: 'thandiwe.mokoena' };
const LOOKED_AT = {
  community: 'social-protection',
  moderator: 'lena.okafor',
  member: 'mei.tanaka',
};
/** Whoever looks at the first page. */
const READER = 'mei.tanaka';
/** In one list. */
const DISCUSSIONS = 10_000;
/** Said through the API; what is said beyond that is put into the database. */
const FIRST = 4;

/** A built page as the product serves its own: compressed, and kept for good. @returns its address */
async function served(folder: string): Promise<{ readonly url: string; close(): void }> {
  const send = fileSender();
  const port = await anyPort();
  const server = createServer(async (req, res) => {
    const path = (req.url ?? '').replace(/^\/tab\//, '') || 'index.html';
    const file = await fileInside(folder, path);
    if (!file) {
      res.writeHead(404).end();
      return;
    }
    const exchange = {
      req,
      reference: '',
      path,
      query: new URLSearchParams(),
      params: {},
      language: 'en' as const,
    };
    const kept = path === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable';
    const { status, headers, body } = await send(file, exchange, kept);
    res.writeHead(status, headers).end(body);
  });
  await new Promise<void>((ready) => {
    server.listen(port, '127.0.0.1', ready);
  });
  return { url: `http://127.0.0.1:${port}/tab/`, close: () => void server.close() };
}

/** A product with a long list of members and so much that waits for a moderator. */
async function crowded(folder: string, { members, waiting }: TabBench): Promise<Product> {
  const product = await startProduct({
    folder,
    documents: 40,
    before: (tenant) => addCrowd(tenant, CROWDED.community, members),
  });
  await product.settled();
  const moderator = await callerOf(product, LOOKED_AT.moderator);
  const discussion = await opens(product, moderator, LOOKED_AT.community);
  const member = await callerOf(product, LOOKED_AT.member);
  for (let n = 0; n < FIRST; n += 1) await says(member, discussion, n);
  const restarted = await product.restart(() =>
    saidInBulk({ url: undefined, dataDir: join(folder, 'database') }, [
      { discussion, from: FIRST, to: waiting },
    ]),
  );
  await restarted.settled();
  return restarted;
}

const addressOf = (product: Product, path: string, person: string): string => {
  const url = new URL(`/tab${path}`, product.url);
  url.searchParams.set('as', personIdOf(person));
  return url.href;
};

async function onPage(
  browser: Browser,
  url: string,
  work: (page: Page) => Promise<void>,
  prepare: (page: Page) => Promise<void> = async () => {},
) {
  const context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await prepare(page);
    await page.goto(url);
    await work(page);
  } finally {
    await context.close();
  }
}

/** What the tab weighs, how soon it is there on a slow line, and how it takes long lists; a bare page beside it. */
export async function benchTab(bench: TabBench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'praxis-tab-bench-'));
  const bareFolder = join(folder, 'bare');
  const tab = await built('tab/vite.config.ts');
  const bare = await built('tools/bench/bare/vite.config.ts', bareFolder);
  tellSizes(tab, bare);
  const peer = await served(bareFolder);
  const product = await crowded(folder, bench);
  const browser = await launchChromium();
  try {
    const home = addressOf(product, '/', READER);
    await benchViews(browser, home, peer.url, bench.rounds);
    const console = addressOf(product, '/moderation', LOOKED_AT.moderator);
    await onPage(browser, console, (page) => benchConsole(page, bench.waiting));
    const members = `/communities/${CROWDED.community}/members`;
    await onPage(browser, addressOf(product, members, CROWDED.moderator), (page) =>
      benchScrolling(page, 'members'),
    );
    await onPage(
      browser,
      addressOf(product, '/discussions', LOOKED_AT.moderator),
      (page) => benchScrolling(page, 'discussions'),
      (page) => manyDiscussions(page, DISCUSSIONS),
    );
    await benchLighthouse(home);
  } finally {
    await browser.close();
    peer.close();
    await product.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
