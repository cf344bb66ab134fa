import { hasReadAll } from '../../../tools/lib/product.ts';
import { overflowOf } from '../appearance.ts';
import { type Check, must, type Suite } from '../check.ts';
import { mustBeAccessible, openTeams, type TeamsWindow } from '../teams-window.ts';
import type { World } from '../world.ts';

/** The product itself on the Teams page: chat, channel and tab as its people have them. */

const AMINA = 'Amina Diallo';
const CARLOS = 'Carlos Mendoza';
const TEAM = 'Formalization';

let amina: TeamsWindow;
let carlos: TeamsWindow;

async function windowOf(world: World, name: string): Promise<TeamsWindow> {
  const { id, language } = await world.person(name);
  return openTeams(await world.window(language), world.product.tenantUrl, id);
}

const finds: Check = {
  name: 'The page of local powers leads to it, and one picks who one is',
  run: async (world) => {
    await hasReadAll(world.product.url);
    const page = await world.window('en');
    await page.goto(new URL('/dev', world.product.url).href);
    await page.getByRole('link', { name: 'Teams page' }).click();
    await page.getByRole('searchbox').fill('lena');
    await page.getByRole('link', { name: /^Lena Okafor/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Chat with Praxis' }).waitFor();
    await page.getByText('a stand-in for Microsoft Teams, not the real thing').waitFor();
  },
};

const chats: Check = {
  name: 'Praxis answers in the chat with its cards, which can be pressed',
  run: async (world) => {
    amina = await windowOf(world, AMINA);
    await amina.say('help');
    const card = amina.page
      .getByRole('article')
      .filter({ has: amina.page.locator('.ac-adaptiveCard') })
      .last();
    await card.waitFor();
    await mustBeAccessible(amina.page, 'The chat');
    await world.photo(amina.page, 'Praxis answers in the chat');
    const answers = await amina.page.getByRole('article').count();
    const before = await card.textContent();
    await card.getByRole('button').first().click();
    await amina.page.waitForFunction(
      ([count, text]) => {
        const all = [...document.querySelectorAll('article')];
        return all.length > Number(count) || !all.some((one) => one.textContent === text);
      },
      [answers, before] as const,
    );
    const wide = await overflowOf(amina.page, () =>
      world.photo(amina.page, 'the chat, 320 pixels'),
    );
    must(wide.length === 0, wide.join('\n'));
  },
};

const live: Check = {
  name: 'Two people see each other’s posts in their channel at once',
  run: async (world) => {
    carlos = await windowOf(world, CARLOS);
    await carlos.go('Exchange', TEAM);
    await amina.go('Exchange', TEAM);
    const named = carlos.page.getByRole('checkbox', { name: 'mention @Praxis' }).last();
    await named.uncheck();
    await carlos.say('Has anybody worked with street markets?');
    await amina.reads('Has anybody worked with street markets?', CARLOS);
    world.look(amina.page);
  },
};

const tab: Check = {
  name: 'The tab knows the person by Teams’ token, follows its theme, and opens where a link leads',
  run: async (world) => {
    const { page, frame } = amina;
    const { words } = await world.person(AMINA);
    await amina.go('Praxis tab');
    await frame.getByRole('heading', { level: 1, name: words('tab.home.title') }).waitFor();
    const colour = () =>
      frame
        .locator('.fui-FluentProvider')
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    const light = await colour();
    await world.photo(page, 'the tab in the Teams page');
    await page.getByLabel('Theme').selectOption('dark');
    await frame.locator('.fui-FluentProvider').first().waitFor();
    await until(async () => (await colour()) !== light, 'The tab does not become dark.');
    await page.getByLabel('Theme').selectOption('default');
    await until(async () => (await colour()) === light, 'The tab does not become light again.');
    const { id } = await world.person(AMINA);
    const query = new URLSearchParams({ as: id, tab: '/search' });
    await page.goto(new URL(`/teams/?${query}`, world.product.tenantUrl).href);
    await frame.getByRole('heading', { level: 1, name: words('tab.search.title') }).waitFor();
    await page.context().close();
    await carlos.page.context().close();
  },
};

/** Asks again until it is so. */
async function until(so: () => Promise<boolean>, otherwise: string): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await so())) must(performance.now() < end, otherwise);
}

export const teamsPage: Suite = {
  title: 'Teams page, with the product',
  checks: [finds, chats, live, tab],
};
