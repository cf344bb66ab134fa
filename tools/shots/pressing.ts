import type { Page } from 'playwright-core';
import { nothingIsWritten, untilStill } from './calls.ts';

const MOST = 24;
const CLICK_MS = 2_000;

/** What there is to see of a page. */
interface Standing {
  /** That can be written into or chosen from. */
  readonly fields: number;
  readonly dialogs: number;
  /** Its address and all its words. */
  readonly words: string;
}

const standing = (page: Page): Promise<Standing> =>
  page.evaluate(() => {
    const fields = document.querySelectorAll(
      'main textarea, main input, main select, main fieldset',
    );
    return {
      fields: [...fields].filter((one) => one.checkVisibility()).length,
      dialogs: document.querySelectorAll('dialog[open]').length,
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not seen
      words: `${location.href} ${document.body.innerText}`,
    };
  });

const isAs = (one: Standing, other: Standing): boolean =>
  one.fields === other.fields && one.dialogs === other.dialogs && one.words === other.words;

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

/** @returns whether there was such a button to press */
function pressed(page: Page, name: string): Promise<boolean> {
  const button = page
    .getByRole('main')
    .locator('button:enabled')
    .filter({ hasText: name, visible: true })
    .first();
  return button.click({ timeout: CLICK_MS }).then(
    () => true,
    () => false,
  );
}

/** Closes what has come up. @returns whether the page then is as it was */
async function isAgain(page: Page, before: Standing, now: Standing): Promise<boolean> {
  if (now.dialogs === 0) return isAs(before, now);
  await page.keyboard.press('Escape');
  await untilStill(page);
  return isAs(before, await standing(page));
}

/**
 * Presses one button after the other on the page, which is opened anew after each that left it changed.
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
      const before = await standing(page);
      if (!(await pressed(page, name))) continue;
      await untilStill(page);
      const now = await standing(page);
      if (now.dialogs > before.dialogs || now.fields > before.fields) await look(name);
      if (!(await isAgain(page, before, now))) await reopen();
    }
  } finally {
    await free();
  }
}
