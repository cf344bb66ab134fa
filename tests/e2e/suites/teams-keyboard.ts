import { type Check, must, type Suite } from '../check.ts';
import { tabTo } from '../keyboard.ts';
import { openTeams, type TeamsWindow } from '../teams-window.ts';
import { HANDOVER } from '../texts.ts';
import type { World } from '../world.ts';

/** Inside the local Teams page, with the keyboard alone, and nothing sent: what a moderator and a successor come to see. */

const MODERATOR = 'Thandiwe Mokoena';
const LEAVER = 'Pieter van Wyk';
const SUCCESSOR = 'Mei Tanaka';
/** From the top of the tab past its menu, the loads and what narrows the list. */
const MOST_TABS = 60;

export async function windowOf(world: World, name: string): Promise<TeamsWindow> {
  const { id, language } = await world.person(name);
  const window = await openTeams(await world.window(language), world.product.tenantUrl, id);
  world.look(window.page);
  return window;
}

/** By the rail to the tab. */
export async function toTab({ page, frame }: TeamsWindow): Promise<void> {
  const place = page.getByRole('navigation').getByRole('button', { name: 'Praxis tab' }).first();
  await tabTo(page, place, 'the tab in the rail');
  await page.keyboard.press('Enter');
  await frame.getByRole('heading', { level: 1 }).waitFor();
}

/** The item of the moderators' list that has the focus; null where none has. */
const focusedItem = ({ frame }: TeamsWindow): Promise<number | null> =>
  frame.locator('li[data-task]').evaluateAll((all) => {
    const at = all.findIndex((one) => one.matches(':focus'));
    return at < 0 ? null : at;
  });

async function toItems(window: TeamsWindow): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if ((await focusedItem(window)) !== null) return;
    await window.page.keyboard.press('Tab');
  }
  must(false, `${MOST_TABS} presses of Tab do not lead to what waits.`);
}

const moderates: Check = {
  name: 'A moderator comes to one list, its keys are named, and they lead through it',
  run: async (world) => {
    const { words } = await world.person(MODERATOR);
    const window = await windowOf(world, MODERATOR);
    const { page, frame } = window;
    await toTab(window);
    const link = frame.getByRole('navigation').getByRole('link', {
      name: new RegExp(`^${words('tab.shell.moderation')}`),
    });
    await tabTo(page, link.first(), 'the list of moderators in the menu');
    await page.keyboard.press('Enter');
    const title = words('tab.moderation.title');
    await frame.getByRole('heading', { level: 1, name: title }).waitFor();
    await frame.locator('li[data-task]').first().waitFor();
    await toItems(window);
    must((await focusedItem(window)) === 0, 'The most urgent does not come first.');
    await page.keyboard.press('?');
    await frame.getByText(words('console.keys.text')).waitFor();
    await world.photo(page, 'the keys of the list, in the Teams page');
    const many = (await frame.locator('li[data-task]').count()) > 1;
    await page.keyboard.press('j');
    must((await focusedItem(window)) === (many ? 1 : 0), 'J does not lead to the next.');
    await page.keyboard.press('k');
    must((await focusedItem(window)) === 0, 'K does not lead back.');
    await page.context().close();
  },
};

const succeeds: Check = {
  name: 'A successor asks in the chat, and comes to the handover in the tab',
  run: async (world) => {
    const { words } = await world.person(SUCCESSOR);
    const window = await windowOf(world, SUCCESSOR);
    const { page, frame } = window;
    const box = page.getByRole('textbox', { name: /^Message to/ });
    await tabTo(page, box, 'the box for a message');
    const [asks = ''] = words('bot.words.handover').split(',');
    await page.keyboard.type(asks);
    await page.keyboard.press('Enter');
    await page.getByRole('article').filter({ hasText: LEAVER }).last().waitFor();
    await world.photo(page, 'the handover in the chat, by keyboard');
    await toTab(window);
    const title = words('tab.handover.of', { name: LEAVER });
    const link = frame.getByRole('link', { name: title, exact: true }).first();
    await tabTo(page, link, 'the handover on the first page');
    await page.keyboard.press('Enter');
    await frame.getByText(HANDOVER.duties).first().waitFor();
    await page.context().close();
  },
};

export const moderatorByKeys: Suite = {
  title: 'Teams page, with the keyboard alone: a moderator with twenty minutes',
  checks: [moderates],
  apart: true,
};

/** After the handover was delivered. */
export const successorByKeys: Suite = {
  title: 'Teams page, with the keyboard alone: who follows somebody that left',
  checks: [succeeds],
  apart: true,
};
