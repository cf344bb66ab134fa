import type { Page } from 'playwright-core';
import { z } from 'zod';
import { keys } from '../../console/measure.ts';
import { tell, within } from '../figures.ts';
import { quantile } from '../load.ts';

const KEY_MS = 100;
const LIST_MS = 60_000;
/** A frame that takes longer is seen to stumble. */
const FRAME_MS = 50;
/** Pixels of a frame: the whole list in as many frames as a quick hand takes. */
const STEP = 1_500;
/** Most elements that a page of ten thousand lines may hold. */
const ELEMENTS = 10_000;

/** The console with so many items: from a key until the browser has drawn what it does. */
export async function benchConsole(page: Page, items: number): Promise<void> {
  const shown = page.locator('li[data-task]');
  await shown.first().waitFor({ timeout: LIST_MS });
  for (const all of [false, true]) {
    if (all) await showAll(page, items);
    const took = (await keys(page)).sort((one, other) => one - other);
    const name = `key.with-${await shown.count()}-of-${items}-items`;
    within(tell(`${name}.p50`, quantile(took, 0.5), 'ms', KEY_MS));
    within(tell(`${name}.p95`, quantile(took, 0.95), 'ms', KEY_MS));
  }
}

async function showAll(page: Page, items: number): Promise<void> {
  const shown = page.locator('li[data-task]');
  while ((await shown.count()) < items) {
    const before = await shown.count();
    await page.locator('main button').last().click();
    await page.waitForFunction(
      (many) => document.querySelectorAll('li[data-task]').length > many,
      before,
      { timeout: LIST_MS },
    );
  }
}

const listed = z.object({ items: z.array(z.looseObject({ id: z.string() })) });

/** Lets the page read as many discussions as that: those that there are, over and over. Before the page is opened. */
export async function manyDiscussions(page: Page, count: number): Promise<void> {
  await page.route('**/api/v1/discussions', async (route) => {
    const { items } = listed.parse(await (await route.fetch()).json());
    const many = Array.from({ length: count }, (_, n) => ({
      ...items[n % items.length],
      id: `many-${n}`,
    }));
    await route.fulfill({ json: { items: many } });
  });
}

/** A long list from its beginning to its end, as quickly as a hand scrolls. */
export async function benchScrolling(page: Page, name: string): Promise<void> {
  const lines = page.locator('[role=listitem][aria-setsize]');
  await lines.first().waitFor({ timeout: LIST_MS });
  const frames = await page.evaluate(
    (step) =>
      new Promise<number[]>((done) => {
        const took: number[] = [];
        let last = performance.now();
        const next = (): void => {
          const now = performance.now();
          took.push(now - last);
          last = now;
          const { scrollHeight, clientHeight } = document.documentElement;
          if (scrollY + clientHeight >= scrollHeight - 1) {
            done(took);
            return;
          }
          scrollBy({ top: step, behavior: 'instant' });
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    STEP,
  );
  const sorted = frames.toSorted((one, other) => one - other);
  const last = Number(await lines.last().getAttribute('aria-posinset'));
  tell(`${name}.lines`, Number(await lines.last().getAttribute('aria-setsize')), 'lines', last);
  tell(`${name}.frame.p50`, quantile(sorted, 0.5), 'ms');
  tell(`${name}.frame.p95`, quantile(sorted, 0.95), 'ms', FRAME_MS);
  tell(
    `${name}.slow-frames`,
    frames.filter((ms) => ms > FRAME_MS).length,
    `frames over ${FRAME_MS} ms`,
    frames.length,
  );
  within(tell(`${name}.elements`, await page.locator('*').count(), 'elements', ELEMENTS));
}
