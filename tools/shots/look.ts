import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { COLOURS, faultsOf, settle } from '../../tests/e2e/appearance.ts';
import { type Faults, faultsSeen } from './judge.ts';
import { draw, THEMES, type Theme } from './theme.ts';

export const WIDTHS = [1280, 320] as const;
const TALL = { 1280: 900, 320: 640 } as const;
/** Longer pages are cut: nobody reads more of a picture. */
const TALLEST = { 1280: 2_200, 320: 3_200 } as const;
const QUALITY = 60;

export interface Picture {
  readonly file: string;
  readonly theme: Theme;
  readonly width: number;
}

export interface Looks {
  readonly pictures: readonly Picture[];
  readonly axe: readonly string[];
  /** By width. */
  readonly faults: Readonly<Record<string, Faults>>;
}

async function pictured(page: Page, path: string, width: (typeof WIDTHS)[number]): Promise<void> {
  const options = { path, type: 'jpeg', quality: QUALITY } as const;
  if ((await page.locator('dialog[open]').count()) > 0) {
    await page.screenshot(options);
    return;
  }
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(height, TALLEST[width]) };
  await page.screenshot({ ...options, fullPage: true, clip });
}

/** axe-core's findings on the page as it stands, each with the themes in which it is found. */
export async function axeIn(page: Page): Promise<readonly string[]> {
  const found = new Map<string, Theme[]>();
  for (const theme of THEMES) {
    await draw(page, theme);
    await settle(page);
    const rules = theme === THEMES[0] ? [] : COLOURS;
    for (const fault of await faultsOf(page, rules))
      found.set(fault, [...(found.get(fault) ?? []), theme]);
  }
  return [...found].map(([fault, themes]) => `${themes.join(', ')}: ${fault}`);
}

/** The page as it stands, in every theme and width. @param stem of the files, below `folder` */
export async function lookAt(page: Page, folder: string, stem: string): Promise<Looks> {
  const pictures: Picture[] = [];
  const faults: Record<string, Faults> = {};
  const axe = await axeIn(page);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: TALL[width] });
    for (const theme of THEMES) {
      await draw(page, theme);
      await settle(page);
      const file = `${stem}-${theme}-${width}.jpg`;
      await pictured(page, join(folder, file), width);
      pictures.push({ file, theme, width });
    }
    faults[width] = await faultsSeen(page);
  }
  await page.setViewportSize({ width: WIDTHS[0], height: TALL[WIDTHS[0]] });
  return { pictures, axe, faults };
}
