import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Bubble, chatPage } from './chat-page.ts';
import { launchChromium } from './chromium.ts';
import { contactSheet, type Picture } from './contact-sheet.ts';

const WIDE = { width: 1280, height: 900 };
const CHAT = { width: 760, height: 600 };
/** Longer pages are cut: nobody reads more of a picture. */
const TALLEST = 2_400;

export interface Camera {
  /** A browser window of its own, with its own storage: one person's. @param language BCP 47 */
  window(language: string): Promise<BrowserContext>;
  /** @returns the file's name */
  shoot(page: Page, caption: string): Promise<string>;
  /** Draws a conversation with the cards' own library. @returns the file's name */
  chat(title: string, bubbles: readonly Bubble[], caption: string): Promise<string>;
  /** All pictures on one sheet: `contact-sheet.png` and `.html`. */
  sheet(title: string): Promise<void>;
  close(): Promise<void>;
}

/** @param folder where pictures go; emptied first */
export async function openCamera(folder: string): Promise<Camera> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const browser: Browser = await launchChromium();
  const desk = await browser.newContext({ viewport: CHAT });
  const pictures: Picture[] = [];
  const keep = (caption: string): string => {
    const word = caption
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^a-z0-9]+/g, '-');
    const file = `${String(pictures.length + 1).padStart(2, '0')}-${word.slice(0, 48).replace(/^-|-$/g, '')}.png`;
    pictures.push({ file, caption });
    return file;
  };
  const whole = async (page: Page, path: string): Promise<void> => {
    // A dialog stands in the middle of the window, wherever the page behind it was scrolled to.
    if (await page.getByRole('dialog').first().isVisible()) {
      await page.screenshot({ path });
      return;
    }
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    if (height <= TALLEST) await page.screenshot({ path, fullPage: true });
    else {
      const width = page.viewportSize()?.width ?? WIDE.width;
      await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height: TALLEST } });
    }
  };
  return {
    window: (language) =>
      browser.newContext({ viewport: WIDE, locale: language, reducedMotion: 'reduce' }),
    shoot: async (page, caption) => {
      const file = keep(caption);
      await whole(page, join(folder, file));
      return file;
    },
    chat: async (title, bubbles, caption) => {
      const file = keep(caption);
      const page = await desk.newPage();
      await page.setContent(chatPage(title, bubbles));
      await whole(page, join(folder, file));
      await page.close();
      return file;
    },
    sheet: async (title) => {
      const html = join(folder, 'contact-sheet.html');
      writeFileSync(html, contactSheet(title, pictures));
      const page = await browser.newPage({ viewport: { width: 1_640, height: 900 } });
      await page.goto(new URL(`file://${html}`).href);
      await page.screenshot({ path: join(folder, 'contact-sheet.png'), fullPage: true });
      await page.close();
    },
    close: () => browser.close(),
  };
}
