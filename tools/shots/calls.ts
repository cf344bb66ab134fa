import type { BrowserContext, Page } from 'playwright-core';

/** In the storage of a window: what is not read is refused while it stands there. */
const ONLY_READ = 'shots:only-read';
/** So long nothing was asked, pressed or drawn: whatever that leads to has begun by then. */
const STILL_MS = 80;
const QUIET_MS = 20_000;

/**
 * Lets the pages of a window say what they still wait for, and be kept from changing anything. In the page and not by
 * the debugger's interception, which would switch the browser's cache off. Before a page is opened.
 */
export async function followCalls(context: BrowserContext): Promise<void> {
  await context.addInitScript((onlyRead) => {
    const real = window.fetch.bind(window);
    let open = 0;
    const changed = (): void => {
      const { dataset } = document.documentElement;
      dataset.open = `${open}`;
      dataset.changed = `${performance.now()}`;
    };
    const count = (by: number): void => {
      open += by;
      changed();
    };
    for (const what of ['click', 'keydown', 'popstate']) addEventListener(what, changed, true);
    new MutationObserver(changed).observe(document, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    window.fetch = async (input, init) => {
      const request = input instanceof Request ? input : null;
      const { pathname } = new URL(request?.url ?? String(input), location.href);
      const method = init?.method ?? request?.method ?? 'GET';
      if (method !== 'GET' && pathname.startsWith('/api/v1/') && sessionStorage.getItem(onlyRead))
        throw new TypeError('Failed to fetch');
      count(1);
      try {
        const response = await real(input, init);
        // Until all of it is here, as the page itself waits.
        void response
          .clone()
          .arrayBuffer()
          .finally(() => count(-1));
        return response;
      } catch (error) {
        count(-1);
        throw error;
      }
    };
  }, ONLY_READ);
}

/** Waits until the page has what it asked for, and shows it. In a window whose calls are followed. */
export async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(
    (still) => {
      const { open = '0', changed = '0' } = document.documentElement.dataset;
      return (
        open === '0' &&
        performance.now() - Number(changed) > still &&
        !document.querySelector('[role=progressbar]')
      );
    },
    STILL_MS,
    { timeout: QUIET_MS },
  );
}

/** While this holds, nothing that is pressed changes anything: only what is read reaches the server. */
export async function nothingIsWritten(page: Page): Promise<() => Promise<void>> {
  await page.evaluate((key) => sessionStorage.setItem(key, 'yes'), ONLY_READ);
  return () => page.evaluate((key) => sessionStorage.removeItem(key), ONLY_READ);
}
