import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import en from '../../tab/areas/en.ts';
import { ROOT } from '../../tools/lib/where.ts';

/** Labels of a language that the product does not have: written from right to left, and by files alone. */

type Labels = { readonly [key: string]: string | Labels };
const labels: z.ZodType<Labels> = z.lazy(() => z.record(z.string(), z.union([z.string(), labels])));
const read = (...path: readonly string[]): Labels =>
  labels.parse(JSON.parse(readFileSync(join(ROOT, ...path), 'utf8')));

/** What the file does not have stays as it is. */
function over(below: Labels, above: Labels): Labels {
  const merged: Record<string, string | Labels> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const was = merged[key];
    merged[key] = typeof value === 'string' || typeof was !== 'object' ? value : over(was, value);
  }
  return merged;
}

/** Lets the page of somebody who reads English read the Arabic label file instead. Before the page is opened. */
export async function speaksArabic(page: Page): Promise<void> {
  const english = Object.keys(en).map((area) => [area, read('locales', 'en', `${area}.json`)]);
  const all = over(Object.fromEntries(english), read('tests', 'e2e', 'labels-ar.json'));
  await page.route('**/tab/assets/en-*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `export default ${JSON.stringify(all)};`,
    }),
  );
}
