import type { Locator } from 'playwright-core';
import { contributeAs } from '../calls.ts';
import { type Check, must, type Suite } from '../check.ts';
import { tabTo } from '../keyboard.ts';
import type { TeamsWindow } from '../teams-window.ts';
import type { World } from '../world.ts';
import { toTab, windowOf } from './teams-keyboard.ts';

/** Inside the local Teams page, with the keyboard alone: a discussion from its opening to its published synthesis. */

const MODERATOR = 'Thandiwe Mokoena';
const TITLE = 'Which papers does a home workshop show an inspector?';
const BACKGROUND = 'Inspectors ask each workshop for other papers; we collect what was enough.';
const QUESTION = 'Which papers were enough?';
const SAID = {
  'Mei Tanaka': 'In Chiang Mai the receipt of the village fund was enough for inspectors.',
  'Omar Haddad': 'In Saida inspectors took the receipt of the fund, and the lease of the workshop.',
};
const EDITED = 'A receipt of the fund was enough for inspectors in Chiang Mai and Saida.';
const MS = 90_000;
const DRAFT_MS = 60_000;
let window: TeamsWindow;

/** Leads there by Tab, and presses. */
async function press(target: Locator, what: string): Promise<void> {
  await tabTo(window.page, target, what);
  await window.page.keyboard.press('Enter');
}

async function write(field: Locator, text: string, what: string): Promise<void> {
  await tabTo(window.page, field, what);
  await window.page.keyboard.press('ControlOrMeta+a');
  await window.page.keyboard.type(text);
}

const sayer = async (world: World) => (await world.person(MODERATOR)).words;

const opens: Check = {
  name: 'From the menu to the form, through its fields, and it is open',
  ms: MS,
  run: async (world) => {
    const words = await sayer(world);
    window = await windowOf(world, MODERATOR);
    const { frame } = window;
    await toTab(window);
    const menu = frame.getByRole('navigation');
    await press(menu.getByRole('link', { name: words('tab.shell.discussions') }), 'the menu');
    await press(
      frame
        .getByRole('main')
        .getByRole('link', { name: words('tab.discussions.new') })
        .first(),
      'the way to a new discussion',
    );
    const field = (key: string, params = {}) => frame.getByLabel(words(key, params)).first();
    await frame
      .getByRole('heading', { level: 1, name: words('tab.new-discussion.title') })
      .waitFor();
    await write(field('tab.new-discussion.name'), TITLE, 'the title');
    await write(field('tab.new-discussion.background'), BACKGROUND, 'the background');
    await write(field('tab.new-discussion.question', { number: 1 }), QUESTION, 'the question');
    const send = frame.getByRole('button', { name: words('tab.new-discussion.send') });
    await press(send, 'the button that opens it');
    await frame.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await world.photo(window.page, 'a discussion opened by keyboard');
  },
};

const closes: Check = {
  name: 'What others said stands there, and it is closed after a question',
  run: async (world) => {
    world.look(window.page);
    const words = await sayer(world);
    const { page, frame } = window;
    const path = await frame.locator('html').evaluate(() => location.pathname);
    const id = path.split('/').at(-1) ?? '';
    for (const [name, text] of Object.entries(SAID)) await contributeAs(world, name, id, text);
    const close = words('tab.moves.verb.close');
    await press(frame.getByRole('main').getByRole('button', { name: close }), 'closing');
    const dialog = frame.getByRole('dialog');
    await press(dialog.getByRole('button', { name: close }), 'the second press for closing');
    const edit = frame.getByRole('link', { name: words('tab.discussion.edit-synthesis') });
    await edit.waitFor({ timeout: DRAFT_MS });
    await press(edit, 'the way to the draft');
    await frame.locator('[data-statement]').first().waitFor();
    await world.photo(page, 'a draft synthesis reached by keyboard');
  },
};

const publishes: Check = {
  name: 'A statement is written anew, and the synthesis published',
  ms: MS,
  run: async (world) => {
    world.look(window.page);
    const words = await sayer(world);
    const { page, frame } = window;
    const first = frame.locator('[data-statement]').first().getByRole('textbox').first();
    await write(first, EDITED, 'the first statement');
    const publish = words('tab.drafting.publish');
    const button = frame.getByRole('main').getByRole('button', { name: publish, exact: true });
    await press(button, 'publishing');
    const dialog = frame.getByRole('dialog');
    await press(dialog.getByRole('button', { name: publish, exact: true }), 'the second press');
    const done = frame.getByText(words('tab.drafting.synthesis.published')).first();
    await done.waitFor({ timeout: DRAFT_MS });
    await frame.getByText(EDITED).first().waitFor();
    must((await frame.getByRole('dialog').count()) === 0, 'The dialog is still there.');
    await page.context().close();
  },
};

export const discussionByKeys: Suite = {
  title: 'Teams page, with the keyboard alone: a discussion to its synthesis',
  checks: [opens, closes, publishes],
  apart: true,
};
