import type { Page } from 'playwright-core';
import { type Check, must, type Suite } from '../check.ts';
import { type Entra, playEntra } from '../entra.ts';
import { ownWindow, unexpected } from '../teams-window.ts';
import { COMMUNITY } from '../texts.ts';
import type { World } from '../world.ts';

/** Microsoft's own library for browsers, with a stand-in for the pages and tokens of Entra. */

const MEMBER = 'Mei Tanaka';
const ITEM = `/tab/communities/${COMMUNITY}`;
const HALF = 'Half a thought, and then the sign-in was over.';
let page: Page;
let entra: Entra;

const en = async (world: World) => {
  const { words } = await world.person('Thandiwe Mokoena');
  return words;
};

const signsIn: Check = {
  name: 'Whoever follows a link signs in, and comes back to the item',
  run: async (world) => {
    const words = await en(world);
    page = await ownWindow(world);
    entra = await playEntra(world, page.context(), MEMBER);
    await page.goto(new URL(ITEM, world.product.url).href);
    await page.getByRole('button', { name: words('tab.sign-in.entra-press') }).click();
    await page.getByRole('button', { name: words('tab.share.copy') }).waitFor();
    must(new URL(page.url()).pathname === ITEM, `It came back to ${page.url()}.`);
    must(entra.asked.join(' ').startsWith('authorize authorization_code'), entra.asked.join(' '));
  },
};

const stays: Check = {
  name: 'Another window of the browser is signed in already, and tokens are renewed without a word',
  run: async (world) => {
    const words = await en(world);
    const before = entra.asked.length;
    const other = await page.context().newPage();
    await other.goto(new URL('/tab/queries', world.product.url).href);
    await other.getByRole('button', { name: words('tab.shell.sign-out') }).waitFor();
    must(
      entra.asked.slice(before).every((grant) => grant === 'refresh_token'),
      entra.asked.join(' '),
    );
    must(entra.asked.includes('refresh_token'), 'Nothing was renewed.');
    await other.close();
  },
};

const expires: Check = {
  name: 'When the sign-in is over what was typed stays, and one press goes on with it',
  run: async (world) => {
    world.look(page);
    const words = await en(world);
    await page.goto(new URL('/tab/queries/new', world.product.url).href);
    const field = page.getByLabel(words('tab.ask.text'));
    await field.fill(HALF);
    entra.forget();
    await page.getByRole('button', { name: words('tab.ask.look') }).click();
    const again = page.getByRole('button', { name: words('tab.sign-in.entra-again') });
    await again.waitFor();
    must((await field.inputValue()) === HALF, 'The text is gone.');
    await world.photo(page, 'an expired sign-in');
    await again.click();
    await again.waitFor({ state: 'detached' });
    await field.waitFor();
    must((await field.inputValue()) === HALF, 'The text is gone after signing in again.');
  },
};

const leaves: Check = {
  name: 'Signing out ends at the press that signs in',
  run: async (world) => {
    const words = await en(world);
    await page.getByRole('button', { name: words('tab.shell.sign-out') }).click();
    await page.getByRole('button', { name: words('tab.sign-in.entra-press') }).waitFor();
    must(entra.asked.at(-1) === 'logout', entra.asked.join(' '));
    const refused = unexpected().filter((line) => !line.includes('status of 400'));
    must(refused.length === 0, refused.join('\n'));
    await page.context().close();
  },
};

export const outsideTeams: Suite = {
  title: 'Around Teams: in a browser window',
  checks: [signsIn, stays, expires, leaves],
};
