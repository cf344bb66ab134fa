import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { measure } from './console/measure.ts';
import { seed } from './console/seed.ts';
import { hasReadAll, startFresh } from './lib/product.ts';
import { launchChromium } from './lib/stage/chromium.ts';
import { until } from './lib/wait.ts';
import { ROOT } from './lib/where.ts';

const USAGE = `npm run console [-- --items 30] [-- --measure 500]

Lets so many things wait for a moderator in a product of its own, works them off in the tab by keyboard alone, and
prints the seconds of interaction that each took, and what it takes a person by the keystroke-level model (0.28 s a key,
0.2 s a letter, 1.35 s to make up one's mind). Exit code 1 from ten seconds an item, or where something stays behind.

--measure: lets so many wait and works none off; prints how quick the list answers and how quick the page takes a key.
`;

/** Card, Moran, Newell: average typist; letters of running text come faster than chosen keys. */
const KEY_S = 0.28;
const LETTER_S = 0.2;
const MIND_S = 1.35;
const MOST_S = 10;
const ITEM_MS = 15_000;
const PAGE_MS = 120_000;
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

interface Spent {
  readonly what: string;
  readonly items: number;
  /** From the first key until the next item has the focus. */
  readonly seconds: number;
  /** With a person at the keys: their keys, letters and making up of mind besides. */
  readonly person: number;
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** What the list itself works off; the others open the page on which their work is done, and stay. */
const WORKED = ['contribution', 'reply', 'quiet', 'closing'];
const ITEMS = WORKED.map((kind) => `li[data-task="${kind}"]`).join(',');

const left = (page: Page): Promise<number> => page.locator(ITEMS).count();

/** The item with the focus: its kind; null where none has it. */
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-task') ?? null);

interface Way {
  readonly what: string;
  readonly items: number;
  readonly keys: readonly string[];
  /** Letters that are typed into the ready text. */
  readonly typed?: string;
}

const APPROVE: Way = { what: 'approved', items: 1, keys: ['a'] };
const SAY: Way = { what: 'written in the thread', items: 1, keys: ['a', 'Control+Enter'] };
const HIDE: Way = {
  what: 'hidden, with the ready reason changed',
  items: 1,
  keys: ['h', 'Control+Enter'],
  typed: ' Thank you.',
};
const THREE: Way = {
  what: 'three approved at once',
  items: 3,
  keys: ['x', 'j', 'x', 'j', 'x', 'a'],
};

const wayOf = (kind: string | null, done: number, waiting: number): Way => {
  if (kind === 'quiet') return SAY;
  if (done % 7 === 3) return HIDE;
  // Among the last is the quiet discussion, which is not approved with the others.
  return done % 7 === 5 && waiting > 8 ? THREE : APPROVE;
};

async function workOff(page: Page, way: Way): Promise<Spent> {
  const before = await left(page);
  const from = performance.now();
  const [first = '', ...rest] = way.keys;
  await page.keyboard.press(first);
  if (way.typed) {
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(way.typed);
  } else if (rest.length === 1) await page.locator('textarea:focus').waitFor();
  for (const key of rest) await page.keyboard.press(key);
  await page.waitForFunction(
    ({ most, those }) =>
      document.querySelectorAll(those).length <= most &&
      (most === 0 || document.activeElement?.hasAttribute('data-task') === true),
    { most: before - way.items, those: ITEMS },
    { timeout: ITEM_MS },
  );
  const seconds = (performance.now() - from) / 1_000;
  const letters = way.typed?.length ?? 0;
  const person = seconds + way.items * MIND_S + way.keys.length * KEY_S + letters * LETTER_S;
  return { what: way.what, items: way.items, seconds, person };
}

/** One move and back, so that undoing is seen to work by its key too. */
async function undone(page: Page): Promise<void> {
  const before = await left(page);
  await workOff(page, APPROVE);
  await page.keyboard.press('u');
  await page.waitForFunction(
    ({ all, those }) => document.querySelectorAll(those).length === all,
    { all: before, those: ITEMS },
    { timeout: ITEM_MS },
  );
}

/** Past what is worked off elsewhere, to the nearest; what the keys for it cost belongs to that item. */
async function toWorked(
  page: Page,
): Promise<{ readonly kind: string | null; readonly keys: number }> {
  const steps = await page.locator('li[data-task]').evaluateAll((all, worked) => {
    const here = all.indexOf(document.activeElement as HTMLElement);
    const ways = all.flatMap((one, place) =>
      worked.includes(one.getAttribute('data-task') ?? '') ? [place - here] : [],
    );
    return ways.sort((a, b) => Math.abs(a) - Math.abs(b))[0];
  }, WORKED);
  if (steps === undefined) throw new Error('nothing that is worked off in the list is left');
  for (let key = 0; key < Math.abs(steps); key += 1)
    await page.keyboard.press(steps > 0 ? 'j' : 'k');
  return { kind: await focused(page), keys: Math.abs(steps) };
}

async function session(page: Page, items: number): Promise<readonly Spent[]> {
  await page.waitForFunction(
    ({ all, those }) => document.querySelectorAll(those).length >= all,
    { all: items, those: ITEMS },
    { timeout: PAGE_MS },
  );
  // As a person comes there: Tab until an item has the focus.
  for (let pressed = 0; pressed < 40 && (await focused(page)) === null; pressed += 1)
    await page.keyboard.press('Tab');
  const spent: Spent[] = [];
  let tried = false;
  for (let done = 0; (await left(page)) > 0; done += 1) {
    const { kind, keys } = await toWorked(page);
    if (!tried && kind === 'contribution') {
      await undone(page);
      tried = true;
    }
    const one = await workOff(page, wayOf(kind, done, await left(page)));
    spent.push({ ...one, person: one.person + keys * KEY_S });
  }
  const stay = await page
    .locator('li[data-task]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-task')));
  if (stay.length > 0)
    print(
      `On pages of their own: ${[...new Set(stay)].map((kind) => `${kind} ${stay.filter((one) => one === kind).length}`).join(', ')}`,
    );
  return spent;
}

function told(spent: readonly Spent[]): boolean {
  const ways = [...new Set(spent.map(({ what }) => what))];
  const items = spent.reduce((sum, one) => sum + one.items, 0);
  const sum = (of: (one: Spent) => number, some = spent) =>
    some.reduce((all, one) => all + of(one), 0);
  const line = (name: string, some: readonly Spent[]) => {
    const count = sum(({ items: n }) => n, some);
    const machine = (sum(({ seconds }) => seconds, some) / count).toFixed(2);
    const person = (sum(({ person: s }) => s, some) / count).toFixed(2);
    print(`  ${name.padEnd(40)}${String(count).padStart(3)} items  ${machine} s  ${person} s`);
  };
  print(`${''.padEnd(53)}measured  with a person`);
  for (const what of ways)
    line(
      what,
      spent.filter((one) => one.what === what),
    );
  line('all', spent);
  const longest = Math.max(...spent.map(({ person, items: n }) => person / n));
  const each = sum(({ person }) => person) / items;
  print(`An item takes ${each.toFixed(2)} s of interaction, the longest ${longest.toFixed(2)} s.`);
  return longest < MOST_S;
}

async function measured(items: number): Promise<boolean> {
  const product = await startFresh();
  const browser = await launchChromium();
  try {
    await hasReadAll(product.url);
    const { id } = await seed(product, items);
    const page = await browser.newPage({ viewport: WIDE, reducedMotion: 'reduce' });
    const url = new URL('/tab/moderation', product.url);
    url.searchParams.set('as', id);
    await until('The tab', async () => (await page.goto(url.href))?.ok() ?? false, PAGE_MS);
    await page.locator('li[data-task]').first().waitFor({ timeout: PAGE_MS });
    const { lines, within } = await measure(product, page, id);
    for (const line of lines) print(line);
    return within;
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function play(items: number): Promise<boolean> {
  const product = await startFresh();
  const browser = await launchChromium();
  try {
    await hasReadAll(product.url);
    const { id } = await seed(product, items);
    const page = await browser.newPage({ viewport: WIDE, reducedMotion: 'reduce' });
    const url = new URL('/tab/moderation', product.url);
    url.searchParams.set('as', id);
    await until('The tab', async () => (await page.goto(url.href))?.ok() ?? false, PAGE_MS);
    await page.locator('li[data-task]').first().waitFor({ timeout: PAGE_MS });
    const folder = join(ROOT, 'artifacts', 'console');
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, 'wide.png') });
    await page.setViewportSize(NARROW);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.screenshot({ path: join(folder, 'narrow.png') });
    await page.setViewportSize(WIDE);
    print(`Pictures: ${relative(process.cwd(), folder)}`);
    const spent = await session(page, items);
    const fits = wide <= NARROW.width;
    if (!fits) print(`At ${NARROW.width} pixels the page is ${wide} wide.`);
    return told(spent) && fits;
  } finally {
    await browser.close();
    await product.stop();
  }
}

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '30' },
    measure: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) print(USAGE);
else {
  const { items, measure: many } = values;
  const fine = many === undefined ? await play(Number(items)) : await measured(Number(many));
  process.exitCode = fine ? 0 : 1;
}
