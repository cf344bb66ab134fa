import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Of axe-core's rules what another theme may break. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * What is wrong with the page as it stands, by axe-core's rules: one line each. Of a page under a dialog only the dialog
 * is looked at: the rest cannot be reached while that stands there.
 * @param only these rules; the others do not depend on the theme
 */
export async function faultsOf(
  page: Page,
  only: readonly string[] = [],
): Promise<readonly string[]> {
  // Through the debugger, since the page's security policy refuses scripts of strangers.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  await settle(page);
  return page.evaluate(async (rules) => {
    const library = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await library.run(
      [...document.querySelectorAll('dialog[open]')].at(-1) ?? document,
      {
        resultTypes: ['violations'],
        // WCAG 2.2's size of what is pressed (2.5.8) is left off unless it is asked for.
        ...(rules.length > 0
          ? { runOnly: [...rules] }
          : { rules: { 'target-size': { enabled: true } } }),
      },
    );
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ html, failureSummary = '' }) =>
          `${id} (${help}): ${html.slice(0, 160)} ${failureSummary.replaceAll('\n', ' ').slice(0, 200)}`,
      ),
    );
  }, only);
}

export type Scheme = 'light' | 'dark';

/** Draws the page as a browser that prefers this; says so when it stays as it was. */
export async function prefer(page: Page, scheme: Scheme): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await settle(page);
  const light = await page.evaluate(lightnessBehindHeading);
  return light > 0.5 === (scheme === 'light') ? [] : [`It is not ${scheme}: ${light.toFixed(2)}.`];
}

/** From 0, black, to 1, white. */
function lightnessBehindHeading(): number {
  for (let at = document.querySelector('h1, main'); at; at = at.parentElement) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (
      getComputedStyle(at).backgroundColor.match(/[\d.]+/g) ?? []
    ).map(Number);
    if (alpha > 0) return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  }
  return matchMedia('(prefers-color-scheme: dark)').matches ? 0 : 1;
}

const NARROW = { width: 320, height: 640 };

/** What reaches beyond the edge of a window 320 pixels wide. The window is as it was afterwards. */
export async function overflowOf(
  page: Page,
  photo: () => Promise<void>,
): Promise<readonly string[]> {
  const before = page.viewportSize();
  await page.setViewportSize(NARROW);
  await settle(page);
  const wide = await page.evaluate((width) => {
    const root = document.documentElement;
    if (root.scrollWidth <= width) return [];
    const beyond = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    const shown = beyond.slice(0, 5).map((element) => element.outerHTML.slice(0, 160));
    return [`It is ${root.scrollWidth} px wide in a window of ${width}: ${shown.join(' … ')}`];
  }, NARROW.width);
  await photo();
  if (before) await page.setViewportSize(before);
  await settle(page);
  return wide;
}

/** Waits until the page is drawn as it now is, without what is still fading or sliding. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    await frame();
    const passing = document.getAnimations().filter((animation) => {
      return animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    });
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
}
