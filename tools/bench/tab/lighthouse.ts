import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findChromium } from '../../lib/stage/chromium.ts';
import { tell } from '../figures.ts';

const VERSION = '13.5.0';
const AUDIT_MS = 180_000;
const MOST_BYTES = 64 * 1_024 * 1_024;
const report = z.object({
  categories: z.record(z.string(), z.object({ score: z.number().nullable() })),
});

/** Lighthouse's own scores, from 0 to 1; says so and goes on where npm cannot fetch it. */
export async function benchLighthouse(url: string): Promise<void> {
  const args = [
    '--yes',
    `lighthouse@${VERSION}`,
    url,
    '--quiet',
    '--output=json',
    '--only-categories=performance,accessibility,best-practices',
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
  ];
  try {
    const { stdout } = await promisify(execFile)('npx', args, {
      env: { ...process.env, CHROME_PATH: findChromium() ?? '' },
      maxBuffer: MOST_BYTES,
      timeout: AUDIT_MS,
    });
    const { categories } = report.parse(JSON.parse(stdout));
    for (const [name, { score }] of Object.entries(categories))
      if (score !== null) tell(`lighthouse.${name}`, score, 'of 1');
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    process.stderr.write(`Lighthouse ${VERSION} was not to be had: ${words.slice(0, 300)}\n`);
  }
}
