import type { Page } from 'playwright-core';
import { untilStill } from '../../../tools/shots/calls.ts';
import { COLOURS, faultsOf, overflowOf, prefer } from '../appearance.ts';
import { type Check, must, type Suite } from '../check.ts';
import { DISCUSSION, LESSON, SEARCH } from '../texts.ts';
import type { World } from '../world.ts';

/** A page of the tab as somebody reaches it. */
interface Sight {
  readonly name: string;
  readonly open: (world: World) => Promise<Page>;
}

const MODERATOR = 'Amina Diallo';
const MEMBER = 'Carlos Mendoza';
const MANAGER = 'Jonas Weber';

const at =
  (name: string, path: string) =>
  (world: World): Promise<Page> =>
    world.tab(name, path);

/** Follows the first link of this name on a page. */
async function follow(world: World, name: string, path: string, link: string): Promise<Page> {
  const page = await world.tab(name, path);
  await page.getByRole('main').getByRole('link', { name: link }).first().click();
  await page.waitForURL((url) => url.pathname !== `/tab${path}`);
  return page;
}

async function newNote(world: World): Promise<Page> {
  const { words } = await world.person(MANAGER);
  const page = await world.tab(MANAGER, '/captures');
  await page
    .getByRole('button', { name: words('tab.captures.start') })
    .first()
    .click();
  await page.waitForURL('**/captures/*');
  return page;
}

/** Pages that show the same before anything has happened. */
const EMPTY: readonly Sight[] = [
  {
    name: 'The sign-in',
    open: async (world) => {
      const page = await world.window('en');
      await page.goto(new URL('/tab/', world.product.url).href);
      return page;
    },
  },
  { name: 'The form of a new discussion', open: at(MODERATOR, '/discussions/new') },
  { name: 'The search before a question', open: at(MEMBER, '/search') },
  { name: 'A page that does not exist', open: at(MANAGER, '/nowhere') },
];

/** Pages that show what the checks before have left. */
const FILLED: readonly Sight[] = [
  { name: 'The first page', open: at(MODERATOR, '/') },
  { name: 'The list of discussions', open: at(MEMBER, '/discussions') },
  {
    name: 'A discussion',
    open: (world) => follow(world, MODERATOR, '/discussions', DISCUSSION.title),
  },
  {
    name: 'A published synthesis',
    open: async (world) => {
      const { words } = await world.person(MEMBER);
      const page = await follow(world, MEMBER, '/discussions', DISCUSSION.title);
      await page.getByRole('link', { name: words('tab.discussion.read-synthesis') }).click();
      await page.waitForURL('**/synthesis');
      return page;
    },
  },
  { name: 'Nothing waits for a moderator', open: at(MODERATOR, '/moderation') },
  { name: 'The search’s answers', open: at(MODERATOR, `/search?q=${encodeURIComponent(SEARCH)}`) },
  { name: 'The search without an answer', open: at(MANAGER, '/search?q=xyzzyq') },
  { name: 'One’s own notes', open: at(MANAGER, '/captures') },
  {
    name: 'A published note',
    open: (world) => follow(world, MANAGER, '/captures', LESSON.title),
  },
  { name: 'A new note', open: newNote },
  {
    name: 'A note before it is published',
    open: async (world) => {
      const { words } = await world.person(MANAGER);
      const page = await newNote(world);
      await page.getByRole('button', { name: words('tab.captures.review') }).click();
      await page.getByRole('heading', { level: 2, name: words('tab.captures.review') }).waitFor();
      return page;
    },
  },
];

/** The page as it stands: axe-core in light and dark, and a narrow window. */
export async function mustLookWell(world: World, page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await untilStill(page);
  const faults: string[] = [];
  for (const scheme of ['dark', 'light'] as const) {
    const rules = scheme === 'dark' ? [] : COLOURS;
    const wrong = [...(await prefer(page, scheme)), ...(await faultsOf(page, rules))];
    faults.push(...wrong.map((fault) => `${scheme}: ${fault}`));
    if (scheme === 'dark') await world.photo(page, `${name}, dark`);
  }
  await page.emulateMedia({ forcedColors: 'active' });
  await world.photo(page, `${name}, contrast`);
  await page.emulateMedia({ forcedColors: 'none' });
  faults.push(...(await overflowOf(page, () => world.photo(page, `${name}, 320 pixels`))));
  must(faults.length === 0, faults.join('\n'));
}

const sightCheck = ({ name, open }: Sight): Check => ({
  name: `${name}: axe-core in light and dark, 320 pixels`,
  run: async (world) => mustLookWell(world, await open(world), name),
});

/** Each for itself: one page's faults do not hide another's. */
const suitesOf = (sights: readonly Sight[]): readonly Suite[] =>
  sights.map((sight) => ({
    title: `Tab, looks: ${sight.name}`,
    checks: [sightCheck(sight)],
    apart: true,
  }));

export const emptyPages = suitesOf(EMPTY);
export const filledPages = suitesOf(FILLED);

const menu: Check = {
  name: 'In a narrow window the menu unfolds, leads on, and fits',
  run: async (world) => {
    const { words } = await world.person(MODERATOR);
    const page = await world.tab(MODERATOR, '/');
    const before = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 640 });
    const button = page.getByRole('button', { name: words('tab.shell.menu') });
    await button.click();
    const place = page.getByRole('link', { name: words('tab.shell.search'), exact: true });
    await place.waitFor();
    const faults = [
      ...(await faultsOf(page)),
      ...(await overflowOf(page, () => world.photo(page, 'the menu'))),
    ];
    await place.click();
    await page.getByRole('heading', { level: 1, name: words('tab.search.title') }).waitFor();
    must(!(await place.isVisible()), 'The menu stays open over the page it has led to.');
    if (before) await page.setViewportSize(before);
    must(faults.length === 0, faults.join('\n'));
  },
};

export const narrow: Suite = { title: 'Tab, in a narrow window', checks: [menu] };

const clean: Check = {
  name: 'No page has complained in the browser’s console',
  run: async (world) => {
    const complaints = world.complaints();
    must(complaints.length === 0, complaints.join('\n'));
  },
};

export const quiet: Suite = { title: 'Console', checks: [clean] };
