import type { Locator, Page } from 'playwright-core';
import { must, Wrong } from './check.ts';

const MOST_TABS = 100;
/** Room for the ring that a browser or Fluent draws around what has the focus. */
const RING = 6;

/**
 * Presses Tab until this has the focus, and looks whether somebody who sees could tell.
 * @throws Wrong where Tab does not lead there, or nothing shows that it has
 */
export async function tabTo(page: Page, target: Locator, what: string): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    await page.keyboard.press('Tab');
    if (!(await hasFocus(target))) continue;
    await mustShowFocus(page, target, what);
    return;
  }
  throw new Wrong(`${MOST_TABS} presses of Tab do not lead to ${what}.`);
}

export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Compares the picture with the focus to the one without it. */
async function mustShowFocus(page: Page, target: Locator, what: string): Promise<void> {
  const box = await target.boundingBox();
  const window = page.viewportSize();
  must(box !== null && window !== null, `${what} has the focus and is not on the screen.`);
  const top = Math.max(0, box.y - RING);
  const left = Math.max(0, box.x - RING);
  const clip = {
    x: left,
    y: top,
    width: Math.min(window.width, box.x + box.width + RING) - left,
    height: Math.min(window.height, box.y + box.height + RING) - top,
  };
  must(clip.width > 0 && clip.height > 0, `${what} has the focus outside of the window.`);
  const focused = await page.screenshot({ clip, caret: 'hide' });
  // What had the focus stays where the next Tab begins.
  await target.evaluate((element) => element.blur());
  const blurred = await page.screenshot({ clip, caret: 'hide' });
  await target.focus();
  must(!focused.equals(blurred), `Nothing shows that ${what} has the focus.`);
}
