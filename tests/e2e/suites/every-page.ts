import type { Page } from 'playwright-core';
import { MODERATOR } from '../../../tools/shots/cast.ts';
import { itinerary } from '../../../tools/shots/itinerary.ts';
import { faultsSeen, motionsSeen } from '../../../tools/shots/judge.ts';
import { axeIn } from '../../../tools/shots/look.ts';
import { pressThrough } from '../../../tools/shots/pressing.ts';
import { groupOf, patterns } from '../../../tools/shots/routes.ts';
import { themable } from '../../../tools/shots/theme.ts';
import { linksOn, openTab } from '../../../tools/shots/windows.ts';
import { settle } from '../appearance.ts';
import { speaksArabic } from '../arabic.ts';
import { type Check, must, type Suite } from '../check.ts';
import { ownWindow } from '../teams-window.ts';
import type { World } from '../world.ts';

/** Of what its buttons open so many are looked at on one page; `npm run shots` looks at all. */
const MOST_OPENED = 2;
/** Discussions have a dozen pages, each with dialogs. */
const GROUP_MS = 300_000;

async function opened(world: World, page: Page, path: string, person: string): Promise<void> {
  await openTab(page, world.product.url, path, (await world.person(person)).id);
}

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 900 };
/** What a window of 1280 by 900 pixels shows at 200 per cent (WCAG 1.4.4). */
const ZOOMED = { width: 640, height: 450 };

/** Whether everything stays within the window and can be read, and nothing moves for whom it should not. */
async function faultsOfShape(page: Page): Promise<readonly string[]> {
  const faults = (await motionsSeen(page)).map((motion) => `moves: ${motion}`);
  for (const size of [NARROW, ZOOMED]) {
    await page.setViewportSize(size);
    await settle(page);
    const { overflow, clipped } = await faultsSeen(page);
    faults.push(...[...overflow, ...clipped].map((fault) => `${size.width} px: ${fault}`));
  }
  await page.setViewportSize(WIDE);
  return faults;
}

/** Everything below one first part of the address, by the route table and the links from page to page. */
const groupCheck = (group: string): Check => ({
  name: `${group}: axe-core in three themes, with what buttons open; narrow, at 200 per cent, without motion`,
  ms: GROUP_MS,
  run: async (world) => {
    // What is pressed here is refused on purpose, of which browsers complain.
    const page = await ownWindow(world);
    await themable(page);
    const to = itinerary(
      patterns().filter((pattern) => groupOf(pattern) === group),
      null,
    );
    const known = new Set<string>();
    const faults: string[] = [];
    for (let errand = to.next(); errand; errand = to.next()) {
      const { path, person } = errand;
      const reopen = (): Promise<void> => opened(world, page, path, person);
      await reopen();
      for (const link of await linksOn(page)) to.add(link, person);
      const look = async (what: string): Promise<void> => {
        faults.push(
          ...(await axeIn(page)).map((fault) => `${path} (${person}, ${what}): ${fault}`),
        );
      };
      await look('as it is');
      const shape = await faultsOfShape(page);
      faults.push(...shape.map((fault) => `${path} (${person}): ${fault}`));
      await pressThrough(page, known, reopen, look, MOST_OPENED);
    }
    must(faults.length === 0, faults.join('\n'));
  },
});

// The largest begin first: beside it the others end.
const groups = [...Map.groupBy(patterns(), groupOf)]
  .sort(([, one], [, other]) => other.length - one.length)
  .map(([group]) => group);

/** Each for itself: one page's faults do not hide another's. */
export const everyPage: readonly Suite[] = groups.map((group) => ({
  title: `Tab, every page: ${group}`,
  checks: [groupCheck(group)],
  apart: true,
}));

const TO_SEE = ['/', '/discussions', '/queries', '/search', '/moderation', '/alerts'];

const mirrored: Check = {
  name: 'With a label file that is written from right to left the pages are mirrored, and nothing leaves the window',
  run: async (world) => {
    const page = await world.window('en');
    await speaksArabic(page);
    const faults: string[] = [];
    for (const path of TO_SEE) {
      await opened(world, page, path, MODERATOR);
      const main = await page.getByRole('main').evaluate((one) => getComputedStyle(one).direction);
      if (main !== 'rtl') faults.push(`${path}: the page is ${main}.`);
      const links = page.locator('header nav a');
      const [first, last] = [await links.first().boundingBox(), await links.last().boundingBox()];
      if ((first?.x ?? 0) < (last?.x ?? 0)) faults.push(`${path}: the places begin at the left.`);
      for (const size of [NARROW, WIDE]) {
        await page.setViewportSize(size);
        await world.photo(page, `right to left, ${size.width} pixels, ${path}`);
        const { overflow, clipped } = await faultsSeen(page);
        faults.push(
          ...[...overflow, ...clipped].map((fault) => `${path}, ${size.width}: ${fault}`),
        );
      }
    }
    must(faults.length === 0, faults.join('\n'));
  },
};

export const rightToLeft: Suite = { title: 'Tab, from right to left', checks: [mirrored] };
