import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The system's browser: none is downloaded. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM_PATH;
  const places = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...(given ? [given] : []),
    ...places.flatMap((place) => NAMES.map((name) => join(place, name))),
  ];
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not to be run: look on.
    return false;
  }
}

/**
 * @param endsWithUs closes the browser, and this process, at Ctrl+C; false where the caller does that in its own order
 * @throws Error with a remedy where there is no browser
 */
export async function launchChromium(endsWithUs = true): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('No Chromium was found: install it, or name it in CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    handleSIGINT: endsWithUs,
    handleSIGTERM: endsWithUs,
    handleSIGHUP: endsWithUs,
    // No sandbox in containers run by root; nothing but this machine's pages is opened.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
