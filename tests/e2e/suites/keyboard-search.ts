import type { Locator, Page } from 'playwright-core';
import { hasReadAll } from '../../../tools/lib/product.ts';
import { type Check, must, type Suite } from '../check.ts';
import { hasFocus, tabTo } from '../keyboard.ts';

const READER = 'Mei Tanaka';
const QUESTION = 'pension contributions of domestic workers';
const FOUND = 'Mission to Nairobi and Kiambu';
let page: Page;

const status = (): Locator => page.locator('main').getByRole('status').first();
const results = (): Locator => page.locator('main ul > li').filter({ has: page.locator('h2') });

const asks: Check = {
  name: 'Tab and Enter ask, and what is found is said aloud',
  run: async (world) => {
    await hasReadAll(world.product.url);
    page = await world.tab(READER, '/search');
    const { words } = await world.person(READER);
    await tabTo(page, page.getByRole('searchbox'), 'the search');
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    await results().first().waitFor();
    must(/\d/.test((await status().textContent()) ?? ''), 'How many were found is not said.');
    must(new URL(page.url()).searchParams.get('q') === QUESTION, 'The address has not the words.');
    await page.getByText(words('finding.narrow')).first().waitFor();
  },
};

const narrows: Check = {
  name: 'Tab and the space bar narrow by a language, and widen again',
  run: async (world) => {
    world.look(page);
    const { words } = await world.person(READER);
    const before = await status().textContent();
    const facet = page.locator('summary', { hasText: words('finding.facets.language') });
    await tabTo(page, facet, 'the languages');
    await page.keyboard.press('Enter');
    const french = page.getByRole('checkbox', {
      name: new RegExp(`^${words('common.languages.fr')}`),
    });
    await tabTo(page, french, 'French');
    await page.keyboard.press('Space');
    await page.waitForURL(/language=fr/);
    await page.waitForFunction(
      (was) => document.querySelector('main [role="status"]')?.textContent !== was,
      before,
    );
    must(await hasFocus(french), 'Narrowing takes the keyboard away from where it was.');
    must(await french.isChecked(), 'French is not chosen.');
    await world.photo(page, 'narrowed by the keyboard');
    await page.keyboard.press('Space');
    await page.waitForFunction(
      (was) => document.querySelector('main [role="status"]')?.textContent === was,
      before,
    );
  },
};

const reads: Check = {
  name: 'Tab and Enter lead to a document’s page, and on to what is like it',
  run: async (world) => {
    world.look(page);
    const { words } = await world.person(READER);
    const hit = results().filter({ hasText: FOUND }).first();
    await tabTo(
      page,
      hit.getByRole('link', { name: words('finding.about') }),
      'all that is known of the document',
    );
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { level: 1, name: FOUND });
    await heading.waitFor();
    must(await hasFocus(heading), 'The document’s page does not begin at its heading.');
    const more = page
      .getByRole('region', { name: words('item.more') })
      .getByRole('link', { name: words('finding.about') })
      .first();
    await tabTo(page, more, 'a document like it');
    await page.keyboard.press('Enter');
    await heading.waitFor({ state: 'hidden' });
    const next = page.getByRole('heading', { level: 1 });
    await next.waitFor();
    must(await hasFocus(next), 'The next document’s page does not begin at its heading.');
  },
};

const returns: Check = {
  name: 'Back leads to the results as they were left, and Tab on from there',
  run: async (world) => {
    world.look(page);
    const { words } = await world.person(READER);
    // The browser's own key is none of the page's.
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: FOUND }).waitFor();
    await page.goBack();
    await results().first().waitFor();
    const asked = await page.getByRole('searchbox').inputValue();
    must(asked === QUESTION, 'The words that were asked are gone.');
    must(/\d/.test((await status().textContent()) ?? ''), 'How many were found is not said again.');
    const hit = results().filter({ hasText: FOUND }).first();
    await tabTo(
      page,
      hit.getByRole('link', { name: words('finding.about') }),
      'the document that was read',
    );
  },
};

export const keyboardSearch: Suite = {
  title: 'Search, with the keyboard alone',
  checks: [asks, narrows, reads, returns],
};
