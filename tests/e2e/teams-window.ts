import type { FrameLocator, Locator, Page } from 'playwright-core';
import { followCalls } from '../../tools/shots/calls.ts';
import { COLOURS, faultsOf } from './appearance.ts';
import { must } from './check.ts';
import type { World } from './world.ts';

/** A window of the Teams page. */
export interface TeamsWindow {
  readonly page: Page;
  readonly frame: FrameLocator;
  /** Goes to a chat or channel by the rail. @param team where several have a channel of this name */
  go(name: string, team?: string): Promise<void>;
  /** Writes into the box at the bottom, and sends. */
  say(words: string): Promise<void>;
  /** The newest message that contains the words. @param author where others repeat them */
  message(words: string, author?: string): Locator;
  /** Waits until one stands there. */
  reads(words: string, author?: string): Promise<Locator>;
  choose(menu: Locator, label: string, item: string): Promise<void>;
}

/** What the library for tabs asks Microsoft for; there is no network here. */
const ORIGINS = 'https://res.cdn.office.net/**';

export async function openTeams(
  page: Page,
  tenantUrl: string,
  person: string,
): Promise<TeamsWindow> {
  await page.context().route(ORIGINS, (route) =>
    route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      json: { validOrigins: ['teams.microsoft.com'] },
    }),
  );
  await page.goto(new URL(`/teams/?as=${person}`, tenantUrl).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const rail = page.getByRole('navigation');
  const message = (words: string, author?: string): Locator =>
    page
      .getByRole('article', author ? { name: new RegExp(`^${author},`) } : {})
      .filter({ hasText: words })
      .last();
  return {
    page,
    frame: page.frameLocator('main iframe'),
    go: async (name, team) => {
      const scope = team ? rail.getByRole('region', { name: team }) : rail;
      await scope.getByRole('button', { name }).first().click();
    },
    say: async (words) => {
      const box = page.getByRole('textbox', { name: /^(New post|Message to)/ });
      await box.fill(words);
      await box.press('Enter');
    },
    message,
    reads: async (words, author) => {
      await message(words, author).waitFor();
      return message(words, author);
    },
    choose: async (scope, label, item) => {
      await scope.getByRole('button', { name: label, exact: true }).last().click();
      await page.getByRole('menuitem', { name: item }).click();
    },
  };
}

const complaints: string[] = [];

/** What pages in windows of `ownWindow` have complained of, but for calls that the checks let fail on purpose. */
export const unexpected = (): readonly string[] => complaints;

/**
 * A window of its own, since here things go wrong on purpose, of which browsers complain.
 * @param meant complaints that belong to it
 */
export async function ownWindow(world: World, meant = /\/client\//): Promise<Page> {
  const watched = await world.window('en');
  const browser = watched.context().browser();
  await watched.context().close();
  if (!browser) throw new Error('The window has no browser.');
  const viewport = { width: 1280, height: 900 };
  const context = await browser.newContext({ viewport, locale: 'en', reducedMotion: 'reduce' });
  await followCalls(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const words = `${message.text()} (${message.location().url})`;
    if (message.type() === 'error' && !meant.test(words)) complaints.push(words);
  });
  return world.look(page);
}

/** By axe-core in all three themes; the window is light again afterwards. */
export async function mustBeAccessible(page: Page, what: string): Promise<void> {
  const faults: string[] = [];
  for (const theme of ['contrast', 'dark', 'default'] as const) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    const rules = theme === 'contrast' ? [] : COLOURS;
    faults.push(...(await faultsOf(page, rules)).map((fault) => `${theme}: ${fault}`));
  }
  must(faults.length === 0, `${what}: ${faults.join('\n')}`);
}
