import type { Browser, BrowserContext, Page } from 'playwright-core';
import { tell, within } from '../figures.ts';
import { median } from '../load.ts';

/** A slow line and a slow machine: 400 kbit/s, 400 ms there and back, a quarter of this processor. */
const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SLOWER = 4;
const VIEW_MS = 60_000;
const READABLE_MS = 3_000;
const INTERACTIVE_MS = 8_000;
const WARM_MS = 3_000;

export interface Seen {
  /** Milliseconds from the address being entered until words can be read. */
  readonly readable: number;
  /** Until the page shows what it has to show, and a press would be taken. */
  readonly interactive: number;
}

/** Notes in the page when it stands: its heading, nothing more to come, and the processor free. */
async function noteWhenThere(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const look = (): void => {
      const there =
        document.querySelector('main h1') && !document.querySelector('[role=progressbar]');
      if (!there) {
        requestAnimationFrame(look);
        return;
      }
      setTimeout(() => {
        document.documentElement.dataset.there = `${performance.now()}`;
      });
    };
    requestAnimationFrame(look);
  });
}

async function view(page: Page, url: string): Promise<Seen> {
  await page.goto(url, { waitUntil: 'commit', timeout: VIEW_MS });
  await page.waitForFunction(
    () =>
      document.documentElement.dataset.there !== undefined &&
      performance.getEntriesByName('first-contentful-paint').length > 0,
    null,
    { timeout: VIEW_MS },
  );
  return page.evaluate(() => ({
    readable: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
    interactive: Number(document.documentElement.dataset.there),
  }));
}

/** A first view with nothing kept, and a second one in the same window. */
async function coldAndWarm(browser: Browser, url: string): Promise<readonly [Seen, Seen]> {
  const context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce' });
  await noteWhenThere(context);
  const page = await context.newPage();
  const debug = await context.newCDPSession(page);
  await debug.send('Network.enable');
  await debug.send('Network.emulateNetworkConditions', LINE);
  await debug.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  try {
    return [await view(page, url), await view(page, url)];
  } finally {
    await context.close();
  }
}

/** First and second views, ours and the bare page's in turns; medians. */
export async function benchViews(
  browser: Browser,
  ours: string,
  bare: string,
  rounds: number,
): Promise<void> {
  const seen: { readonly ours: readonly [Seen, Seen]; readonly bare: readonly [Seen, Seen] }[] = [];
  for (let round = 0; round < rounds; round += 1)
    seen.push({ ours: await coldAndWarm(browser, ours), bare: await coldAndWarm(browser, bare) });
  const middle = (of: (round: (typeof seen)[number]) => number): number => median(seen.map(of));
  const wanted = { readable: READABLE_MS, interactive: INTERACTIVE_MS } as const;
  for (const what of ['readable', 'interactive'] as const) {
    const cold = middle((round) => round.ours[0][what]);
    within(tell(`view.cold.${what}`, cold, 'ms', wanted[what]));
    tell(
      `view.cold.${what}-beside-bare`,
      cold,
      'ms',
      middle((round) => round.bare[0][what]),
    );
    const warm = middle((round) => round.ours[1][what]);
    within(tell(`view.warm.${what}`, warm, 'ms', WARM_MS));
    tell(
      `view.warm.${what}-beside-bare`,
      warm,
      'ms',
      middle((round) => round.bare[1][what]),
    );
  }
}
