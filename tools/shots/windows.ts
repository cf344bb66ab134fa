import type { Browser, Page } from 'playwright-core';
import { speaksArabic } from '../../tests/e2e/arabic.ts';
import { followCalls, untilStill } from './calls.ts';
import { themable } from './theme.ts';

const PAGE_MS = 20_000;
/** Labels that are laid over the English ones: no language of the product. */
export const RIGHT_TO_LEFT = 'ar';

/** A window that notes what its page complains of. */
export interface Watched {
  readonly page: Page;
  /** Errors of the console since this was asked last. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

export async function openWindow(browser: Browser, language: string): Promise<Watched> {
  const context = await browser.newContext({ locale: language, reducedMotion: 'reduce' });
  await followCalls(context);
  const page = await context.newPage();
  page.setDefaultTimeout(PAGE_MS);
  await themable(page);
  if (language === RIGHT_TO_LEFT) await speaksArabic(page);
  let heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`${message.text()} (${message.location().url})`);
  });
  return {
    page,
    complaints: () => {
      const all = heard;
      heard = [];
      return all;
    },
    close: () => context.close(),
  };
}

/** Waits until the page shows what it has read, or says that it cannot. */
async function shown(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await untilStill(page);
}

/** Opens the tab as a person, at a path inside it with what it asks for. In a window whose calls are followed. */
export async function openTab(page: Page, at: string, path: string, person: string): Promise<void> {
  const url = new URL(`/tab${path}`, at);
  url.searchParams.set('as', person);
  await page.goto(url.href);
  await shown(page);
}

/** Addresses within the tab that the page links to, with what they ask for. */
export function linksOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const links = [
      ...document.querySelectorAll<HTMLAnchorElement>(
        'main a[href^="/tab/"], nav a[href^="/tab/"]',
      ),
    ];
    return [
      ...new Set(links.map(({ pathname, search }) => pathname.replace(/^\/tab/, '') + search)),
    ];
  });
}
