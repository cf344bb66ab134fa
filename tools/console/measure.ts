import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { Product } from '../lib/product.ts';

const CALLS = 60;
const KEYS = 60;
const P95 = 0.95;
const API_MS = 200;
const KEY_MS = 100;

const token = z.object({ token: z.string() });

const p95 = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * P95))] ?? 0;

/** Milliseconds of the list's own answer, as the tab asks for it, one call after the other. */
async function answers(product: Product, person: string): Promise<number[]> {
  const got = await fetch(new URL('/dev/api/token', product.url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  const { token: bearer } = token.parse(await got.json());
  const times: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const from = performance.now();
    const response = await fetch(new URL('/api/v1/moderation?limit=100', product.url), {
      headers: { Authorization: `Bearer ${bearer}` },
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`the list answers ${response.status}`);
    times.push(performance.now() - from);
  }
  return times;
}

/** Milliseconds from a key until the browser has drawn what it does: down the list, and selected. */
export async function keys(page: Page): Promise<number[]> {
  await page.locator('li[data-task]').first().focus();
  const times: number[] = [];
  for (let pressed = 0; pressed < KEYS; pressed += 1) {
    const key = pressed % 3 === 2 ? 'x' : 'j';
    times.push(
      await page.evaluate(
        (name) =>
          new Promise<number>((done) => {
            const from = performance.now();
            const on = document.activeElement ?? document.body;
            on.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
            requestAnimationFrame(() =>
              requestAnimationFrame(() => done(performance.now() - from)),
            );
          }),
        key,
      ),
    );
  }
  return times;
}

export interface Measured {
  readonly lines: readonly string[];
  readonly within: boolean;
}

/** How quick the console is with so many items: what the server takes, and what a key takes in the page. */
export async function measure(product: Product, page: Page, person: string): Promise<Measured> {
  const api = p95(await answers(product, person));
  const key = p95(await keys(page));
  const shown = await page.locator('li[data-task]').count();
  return {
    lines: [
      `The list's answer takes ${api.toFixed(0)} ms (p95 of ${CALLS}, at most ${API_MS}).`,
      `A key takes ${key.toFixed(0)} ms with ${shown} items on the page (p95 of ${KEYS}, at most ${KEY_MS}).`,
    ],
    within: api < API_MS && key < KEY_MS,
  };
}
