import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Check, Suite } from '../tests/e2e/check.ts';
import { suites } from '../tests/e2e/suites.ts';
import { createWorld, type World } from '../tests/e2e/world.ts';
import { whoRuns } from './lib/door.ts';
import { type Product, startFresh } from './lib/product.ts';
import { findChromium, launchChromium } from './lib/stage/chromium.ts';
import { until } from './lib/wait.ts';
import { ROOT } from './lib/where.ts';

const HOW_TO_INSTALL = `No Chromium was found. Install one, or name it in CHROMIUM_PATH:
  Debian, Ubuntu   apt-get install chromium
  Fedora           dnf install chromium
  macOS            brew install --cask chromium
`;

const TYPING = 'Amina Diallo';
const BUILD_MS = 120_000;
const CHECK_MS = 90_000;
const FOLDER = join(ROOT, 'artifacts', 'e2e');

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;
const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Numbered in the order they are taken. */
function createAlbum() {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  let taken = 0;
  return async (page: Page, caption: string): Promise<string> => {
    taken += 1;
    const words = caption
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/[^a-z0-9]+/g, '-');
    const file = `${String(taken).padStart(2, '0')}-${words.slice(0, 60).replace(/^-|-$/g, '')}.png`;
    await page.screenshot({ path: join(FOLDER, file) });
    return relative(process.cwd(), join(FOLDER, file));
  };
}
type Album = ReturnType<typeof createAlbum>;

/** A page may be gone, or drawing something else, when its picture is wanted. */
async function pictureOf(world: World, album: Album, name: string): Promise<string> {
  const page = world.lookedAt();
  if (!page || page.isClosed()) return 'no page was open';
  try {
    return await album(page, name);
  } catch (error) {
    return `no picture: ${messageOf(error)}`;
  }
}

/** @returns what went wrong; null when all is well */
async function perform(check: Check, world: World): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const { ms = CHECK_MS } = check;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`It took over ${ms / 1000} s.`)), ms);
  });
  try {
    await Promise.race([check.run(world), late]);
    return null;
  } catch (error) {
    return messageOf(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Told when it is over: two that run beside each other would be told in each other's lines. */
interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly lines: readonly string[];
}

async function run(suite: Suite, world: World, album: Album): Promise<Outcome> {
  const lines = [suite.title];
  for (const [index, check] of suite.checks.entries()) {
    const from = performance.now();
    const wrong = await perform(check, world);
    const picture = await pictureOf(world, album, wrong === null ? check.name : `X ${check.name}`);
    if (wrong === null) {
      lines.push(`  ✓ ${check.name} (${seconds(from)})`);
      continue;
    }
    lines.push(`  ✗ ${check.name} (${seconds(from)})`);
    lines.push(`    ${wrong.replaceAll('\n', '\n    ')}\n    See ${picture}`);
    const left = suite.checks.slice(index + 1);
    lines.push(...left.map(({ name }) => `  ✗ ${name} (not reached)`));
    return { passed: index, failed: left.length + 1, lines };
  }
  return { passed: suite.checks.length, failed: 0, lines };
}

/** So many at the same time of those that may be: a page waits more than it works. */
const BESIDE = 3;

/** One after the other, but for neighbours that may run beside each other. */
async function runThrough(
  wanted: readonly Suite[],
  world: World,
  album: Album,
): Promise<readonly [number, number]> {
  let [passed, failed] = [0, 0];
  const finish = (outcome: Outcome): void => {
    passed += outcome.passed;
    failed += outcome.failed;
    print(outcome.lines.join('\n'));
    stopping.throwIfAborted();
  };
  const left = [...wanted];
  const isApart = (): boolean => left[0]?.apart === true;
  const work = async (): Promise<void> => {
    while (isApart()) {
      const suite = left.shift();
      if (!suite) break;
      const own = world.apart();
      const outcome = await run(suite, own, album);
      await own.lookedAt()?.context().close();
      finish(outcome);
    }
  };
  while (left.length > 0) {
    if (isApart()) {
      await Promise.all(Array.from({ length: BESIDE }, work));
      continue;
    }
    const suite = left.shift();
    if (suite) finish(await run(suite, world, album));
  }
  return [passed, failed];
}

/** The pages are built beside a product that already answers. */
const pagesAreBuilt = (product: Product): Promise<boolean> =>
  until(
    'The built pages',
    async () => {
      const { parts = {} } = (await whoRuns(product.dataDir)) ?? {};
      return !('tab build' in parts || 'teams build' in parts);
    },
    BUILD_MS,
  );

async function runAll(
  browser: Browser,
  product: Product,
  wanted: readonly string[],
): Promise<boolean> {
  await pagesAreBuilt(product);
  const album = createAlbum();
  const world = await createWorld({
    product,
    browser,
    typing: TYPING,
    photo: async (page, name) => {
      await album(page, name);
    },
  });
  try {
    const chosen = suites.filter(
      ({ title }) => wanted.length === 0 || wanted.some((words) => title.includes(words)),
    );
    const [passed, failed] = await runThrough(chosen, world, album);
    print(`${passed} passed, ${failed} failed`);
    return failed === 0;
  } finally {
    await world.close();
  }
}

const stop = new AbortController();
const stopping = stop.signal;
/** Whatever is being waited for then fails, and everything is stopped on the way out. */
function onSignals(browser: Browser): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      stop.abort(new Error(`Stopped by ${signal}.`));
      void browser.close();
    });
}

/** @returns the exit code */
async function main(): Promise<number> {
  if (!findChromium()) {
    process.stderr.write(HOW_TO_INSTALL);
    return 1;
  }
  const from = performance.now();
  const browser = await launchChromium(false);
  onSignals(browser);
  try {
    const product = await startFresh({ playground: true, as: TYPING, signal: stopping });
    print(`Praxis is at ${product.url} (${seconds(from)})`);
    try {
      return (await runAll(browser, product, process.argv.slice(2))) ? 0 : 1;
    } finally {
      await product.stop();
      print(`Pictures are in ${relative(process.cwd(), FOLDER)}/ (${seconds(from)} in all)`);
    }
  } catch (error) {
    if (!stopping.aborted) throw error;
    process.stderr.write(`${messageOf(stopping.reason)}\n`);
    return 1;
  } finally {
    await browser.close();
  }
}

process.exitCode = await main();
