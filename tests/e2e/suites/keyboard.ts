import type { Page } from 'playwright-core';
import { type Check, must, type Suite } from '../check.ts';
import { hasFocus, tabTo } from '../keyboard.ts';
import { CARLOS, DISCUSSION } from '../texts.ts';

const MEMBER = 'Carlos Mendoza';
let page: Page;

const signsIn: Check = {
  name: 'Tab and Enter sign in',
  run: async (world) => {
    const { title } = await world.person(MEMBER);
    page = await world.window('es');
    await page.goto(new URL('/tab/', world.product.url).href);
    const filter = page.getByRole('searchbox');
    await tabTo(page, filter, 'the search for people');
    await page.keyboard.type('mendoza');
    await tabTo(page, page.getByRole('button', { name: `${MEMBER} ${title}` }), 'the person');
    await page.keyboard.press('Enter');
    const { words } = await world.person(MEMBER);
    await page.getByRole('heading', { level: 1, name: words('tab.home.title') }).waitFor();
  },
};

const skips: Check = {
  name: 'The first Tab on a page leads past the menu',
  run: async (world) => {
    world.look(page);
    const { words } = await world.person(MEMBER);
    await page.goto(new URL('/tab/discussions', world.product.url).href);
    await page.getByRole('link', { name: DISCUSSION.title }).first().waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: words('tab.shell.skip') });
    must(await hasFocus(skip), 'The first Tab does not lead to the link past the menu.');
    await world.photo(page, 'the way past the menu');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    must(
      await page.evaluate(() => document.activeElement?.closest('main') !== null),
      'The link past the menu does not lead past it.',
    );
  },
};

const goes: Check = {
  name: 'Tab and Enter lead by the menu to the list, and to the discussion',
  run: async (world) => {
    world.look(page);
    const { words } = await world.person(MEMBER);
    await page.goto(new URL('/tab/', world.product.url).href);
    await page.getByRole('heading', { level: 1, name: words('tab.home.title') }).waitFor();
    const place = page.getByRole('navigation').getByRole('link', {
      name: words('tab.shell.discussions'),
      exact: true,
    });
    await tabTo(page, place, 'the discussions');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tab/discussions');
    await tabTo(page, page.getByRole('link', { name: DISCUSSION.title }).first(), 'the discussion');
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { level: 1, name: DISCUSSION.title });
    await heading.waitFor();
    must(await hasFocus(heading), 'The new page does not begin at its heading.');
  },
};

const contributes: Check = {
  name: 'They lead into the form and send a contribution',
  run: async (world) => {
    world.look(page);
    const { words } = await world.person(MEMBER);
    const jump = page.getByRole('button', { name: words('tab.discussion.contribute') }).first();
    await tabTo(page, jump, 'the button that leads to the form');
    await page.keyboard.press('Enter');
    const field = page.getByLabel(words('tab.writing.contribute.text'));
    must(await hasFocus(field), 'The button does not lead into the form.');
    await page.keyboard.type(CARLOS);
    const consent = page.getByLabel(words('tab.writing.contribute.consent'));
    await tabTo(page, consent, 'the consent');
    await page.keyboard.press('Space');
    must(await consent.isChecked(), 'The space bar does not give consent.');
    const send = page.getByRole('button', { name: words('tab.writing.send'), exact: true });
    await tabTo(page, send, 'the button that sends');
    await page.keyboard.press('Enter');
    await page.getByText(words('tab.contribute.done.published')).first().waitFor();
    await page.getByRole('listitem').filter({ hasText: CARLOS }).first().waitFor();
  },
};

export const keyboard: Suite = {
  title: 'Tab, with the keyboard alone',
  checks: [signsIn, skips, goes, contributes],
};
