import type { Page } from 'playwright-core';

const MOST = 24;
const REACTS_MS = 250;

/** While this holds, nothing that is pressed changes anything: only what is read reaches the server. */
export async function nothingIsWritten(page: Page): Promise<() => Promise<void>> {
  const calls = '**/api/v1/**';
  await page.route(calls, (route) =>
    route.request().method() === 'GET' ? route.fallback() : route.abort('connectionfailed'),
  );
  return () => page.unroute(calls);
}

/** What can be written into or chosen from on the page, and the dialogs over it. */
const opened = (page: Page): Promise<readonly [number, number]> =>
  page.evaluate(() => [
    [...document.querySelectorAll('main textarea, main input, main select, main fieldset')].filter(
      (one) => one.checkVisibility(),
    ).length,
    document.querySelectorAll('dialog[open]').length,
  ]);

/** What stands on the page's buttons, each once: those of one list say the same of each item. */
async function names(page: Page): Promise<readonly string[]> {
  const all = await page.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('main button:enabled')];
    return buttons
      .filter((one) => one.checkVisibility() && one.type !== 'submit')
      .map((one) => one.textContent.trim());
  });
  return [...new Set(all.filter((name) => name !== ''))];
}

/**
 * Presses one button after the other on the page, which is opened anew after each that brought something up.
 * @param known what is written on those that were tried before; @param look is given the button's name while the dialog or form that it opens stands there
 */
export async function pressThrough(
  page: Page,
  known: Set<string>,
  reopen: () => Promise<void>,
  look: (name: string) => Promise<void>,
  most = MOST,
): Promise<void> {
  const free = await nothingIsWritten(page);
  try {
    const untried = (await names(page)).filter((name) => !known.has(name));
    for (const name of untried.slice(0, most)) {
      known.add(name);
      const [fields] = await opened(page);
      const button = page
        .getByRole('main')
        .locator('button:enabled')
        .filter({ hasText: name, visible: true })
        .first();
      if (
        !(await button.click({ timeout: 2_000 }).then(
          () => true,
          () => false,
        ))
      )
        continue;
      await page.waitForTimeout(REACTS_MS);
      const [more, dialogs] = await opened(page);
      if (dialogs > 0 || more > fields) await look(name);
      await reopen();
    }
  } finally {
    await free();
  }
}
