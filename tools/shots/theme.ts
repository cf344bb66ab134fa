import type { Page } from 'playwright-core';

export const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

const EVENT = 'shots:contrast';

/**
 * Lets a page be told that colours are forced, without the browser forcing any: the high contrast theme is then drawn as
 * Teams shows it. Before the page is opened.
 */
export async function themable(page: Page): Promise<void> {
  await page.addInitScript((event) => {
    const real = window.matchMedia.bind(window);
    const forced = { on: false, told: new EventTarget() };
    document.addEventListener(event, (change) => {
      forced.on = change instanceof CustomEvent && change.detail === true;
      forced.told.dispatchEvent(new Event('change'));
    });
    window.matchMedia = (query) => {
      const list = real(query);
      if (query !== '(forced-colors: active)') return list;
      return new Proxy(list, {
        get: (target, name) => {
          if (name === 'matches') return forced.on;
          const from =
            name === 'addEventListener' || name === 'removeEventListener' ? forced.told : target;
          const value: unknown = Reflect.get(from, name);
          return typeof value === 'function' ? value.bind(from) : value;
        },
      });
    };
  }, EVENT);
}

export async function draw(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({
    colorScheme: theme === 'light' ? 'light' : 'dark',
    reducedMotion: 'reduce',
  });
  await page.evaluate(
    ([event, on]) => document.dispatchEvent(new CustomEvent(event, { detail: on })),
    [EVENT, theme === 'contrast'] as const,
  );
}
