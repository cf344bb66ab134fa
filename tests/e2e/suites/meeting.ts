import type { FrameLocator } from 'playwright-core';
import { until } from '../../../tools/lib/wait.ts';
import { openDiscussionAs } from '../calls.ts';
import { type Check, must, type Suite } from '../check.ts';
import { hasFocus, tabTo } from '../keyboard.ts';
import { openTeams, ownWindow, type TeamsWindow, unexpected } from '../teams-window.ts';
import { COMMUNITY } from '../texts.ts';
import type { World } from '../world.ts';

/** The side panel of a meeting, in the local tenant's Teams by Microsoft's library, with the keyboard alone. */

const MODERATOR = 'Thandiwe Mokoena';
const MEMBER = 'Omar Haddad';
const TEAM = 'Formalization';
const THEME_MS = 5_000;
const SAID = 'In the meeting, by the keyboard alone.';
let teams: TeamsWindow;
let panel: FrameLocator;

const words = async (world: World) => (await world.person(MEMBER)).words;

const opens: Check = {
  name: 'A meeting is called in the channel, and the panel shows what its community discusses',
  run: async (world) => {
    const { id } = await world.person(MEMBER);
    const say = await words(world);
    await openDiscussionAs(world, MODERATOR, COMMUNITY, 'Who pays the inspectors?', [
      'Who pays them today?',
      'Who should?',
    ]);
    teams = await openTeams(await ownWindow(world), world.product.tenantUrl, id);
    const { page } = teams;
    await teams.go('Exchange', TEAM);
    await tabTo(page, page.getByRole('button', { name: 'Meet' }), 'the meeting');
    await page.keyboard.press('Enter');
    panel = page.frameLocator('aside iframe');
    await panel.getByRole('heading', { level: 1, name: say('tab.meeting.title') }).waitFor();
    const wide = await panel
      .locator('html')
      .evaluate((html) => html.scrollWidth - html.clientWidth);
    must(wide <= 0, `The panel is ${wide} px wider than it may be.`);
  },
};

const speaks: Check = {
  name: 'From question to question, into the form, through a change of theme, to the button that sends',
  run: async (world) => {
    const { page } = teams;
    world.look(page);
    const say = await words(world);
    const next = panel.getByRole('button', { name: say('tab.meeting.next') });
    // From one part of Teams to the next by F6, however many posts stand before the panel.
    await page.locator('aside iframe').focus();
    await tabTo(page, next, 'the next question');
    await page.keyboard.press('Enter');
    const heading = panel.getByRole('heading', { level: 3 }).first();
    must(await hasFocus(heading), 'The next question does not begin at its heading.');
    const field = panel.getByLabel(say('tab.writing.contribute.text'));
    await tabTo(page, field, 'the text');
    await page.keyboard.type(SAID);
    const ink = () => panel.locator('main').evaluate((main) => getComputedStyle(main).color);
    const light = await ink();
    await page.getByLabel('Theme').selectOption('dark');
    await until('The dark theme', async () => (await ink()) !== light, THEME_MS);
    must((await field.inputValue()) === SAID, 'What was typed is gone with the theme.');
    await page.getByLabel('Theme').selectOption('default');
    await field.focus();
    const send = panel.getByRole('button', { name: say('tab.writing.send'), exact: true });
    await tabTo(page, send, 'the button that sends');
    await world.photo(page, 'a meeting');
    must(unexpected().length === 0, unexpected().join('\n'));
    await page.context().close();
  },
};

export const meeting: Suite = {
  title: 'Around Teams: in a meeting',
  checks: [opens, speaks],
};
