import type { Page } from 'playwright-core';
import { must } from './check.ts';
import type { World } from './world.ts';

export type ClockStep = 'day' | 'week' | 'next-due';

const CLOCK_MS = 60_000;

/** Opens the page of the local powers in a window of its own. */
export async function openPowers(world: World): Promise<Page> {
  const page = await world.window('en');
  await page.goto(new URL('/dev', world.product.url).href);
  await page.locator('#people li a').first().waitFor();
  await page.locator('#now[datetime]').waitFor();
  return page;
}

const shownTime = async (page: Page): Promise<string> =>
  (await page.locator('#now').getAttribute('datetime')) ?? '';

/** Presses a button of the clock and waits until all that it brought is done. @returns the product's time then */
export async function moveClock(page: Page, step: ClockStep): Promise<Date> {
  const before = await shownTime(page);
  await page.locator(`[data-step="${step}"]`).click();
  await page.locator(`#now:not([datetime="${before}"])`).waitFor({ timeout: CLOCK_MS });
  await page.locator('main button:not([aria-disabled])').first().waitFor({ timeout: CLOCK_MS });
  return new Date(await shownTime(page));
}

/** Moves to what is due next, again and again, until it is so. */
export async function moveUntil(
  page: Page,
  what: string,
  so: () => Promise<boolean>,
  most: number,
): Promise<void> {
  for (let moves = 0; moves < most; moves += 1) {
    if (await so()) return;
    await moveClock(page, 'next-due');
  }
  must(await so(), `${what} did not come in ${most} moves of the clock.`);
}

export const timeOf = async (page: Page): Promise<Date> => new Date(await shownTime(page));
