import type { Locator, Page } from 'playwright-core';
import { beginFormAs } from '../calls.ts';
import { type Check, must, type Suite } from '../check.ts';
import { openTeams, ownWindow, type TeamsWindow } from '../teams-window.ts';
import type { World } from '../world.ts';

/** One form inside the local Teams page, by Microsoft's library: sign-ins that end meanwhile, and two browsers at once. */

// Nobody else's pages here are hers: while she consents to nothing, they would complain.
const WRITER = 'Margit Lindqvist';
const FIRST = 'Receipts that the committee keeps';
const SECOND = 'Receipts that the committee keeps, and renews';
const THIRD = 'Receipts of a market, kept together';
const MEANT = /\/client\/|status of 401/;

let form: string;
let teams: TeamsWindow;

async function openForm(world: World): Promise<TeamsWindow> {
  const { id, words } = await world.person(WRITER);
  const { tenantUrl } = world.product;
  const window = await openTeams(await ownWindow(world, MEANT), tenantUrl, id);
  const at = new URLSearchParams({ as: id, tab: `/captures/${form}` });
  await window.page.goto(new URL(`/teams/?${at}`, tenantUrl).href);
  await titleOf(window).waitFor();
  await window.frame.getByText(words('tab.captures.status.saved')).waitFor();
  return window;
}

const titleOf = ({ frame }: TeamsWindow): Locator => frame.locator('[data-field="title"] input');

const isSaved = async (world: World, { frame }: TeamsWindow): Promise<void> => {
  const { words } = await world.person(WRITER);
  await frame.getByText(words('tab.captures.status.saved')).waitFor();
};

/** After it was opened anew. */
async function mustStand(window: TeamsWindow, text: string): Promise<void> {
  await window.page.reload();
  await titleOf(window).waitFor();
  const stands = await titleOf(window).inputValue();
  must(stands === text, `It says ‘${stands}’, not ‘${text}’.`);
}

/** What Teams still has from before, which the server does not take any more. */
const spoilNextToken = (page: Page): Promise<unknown> =>
  page.route(
    '**/client/token',
    async (route) => {
      const answer = await route.fetch();
      const { token } = (await answer.json()) as { readonly token: string };
      await route.fulfill({ json: { token: `${token.slice(0, -8)}AAAAAAAA` } });
    },
    { times: 1 },
  );

const renews: Check = {
  name: 'While a draft is written a token ends, and again in the middle of saving: a new one comes without a word',
  run: async (world) => {
    const { words } = await world.person(WRITER);
    form = await beginFormAs(world, WRITER, 'lesson');
    teams = await openForm(world);
    const { page, frame } = teams;
    const refused: string[] = [];
    page.on('response', (answer) => {
      if (answer.status() === 401) refused.push(answer.request().method());
    });
    await spoilNextToken(page);
    await titleOf(teams).fill(FIRST);
    await titleOf(teams).blur();
    await isSaved(world, teams);
    must(refused.length > 0, 'The token that had ended was taken.');
    await page.route(
      `**/api/v1/captures/${form}/answers`,
      (route) => route.fulfill({ status: 401 }),
      { times: 1 },
    );
    await titleOf(teams).fill(THIRD);
    await titleOf(teams).blur();
    await isSaved(world, teams);
    must(refused.includes('PUT'), 'The saving was not refused.');
    const again = frame.getByRole('button', { name: words('tab.sign-in.entra-again') });
    must((await again.count()) === 0, 'The person is bothered with it.');
    await mustStand(teams, THIRD);
  },
};

const consents: Check = {
  name: 'Where Teams wants consent first, it says what to do; what was typed stays, and one press saves it',
  run: async (world) => {
    world.look(teams.page);
    const { id, words } = await world.person(WRITER);
    const { page, frame } = teams;
    const consent = (granted: boolean): Promise<Response> =>
      fetch(new URL('/dev/consent', world.product.tenantUrl), {
        method: 'POST',
        body: JSON.stringify({ person: id, scope: 'access_as_user', granted }),
      });
    must((await consent(false)).ok, 'The consent cannot be taken away.');
    await titleOf(teams).fill(SECOND);
    await titleOf(teams).blur();
    const again = frame.getByRole('button', { name: words('tab.sign-in.entra-again') });
    await again.click();
    await frame.getByRole('alert').getByText(words('tab.errors.sign-in')).first().waitFor();
    must((await titleOf(teams).inputValue()) === SECOND, 'What was typed is gone.');
    await world.photo(page, 'a sign-in that wants consent, in the Teams page');
    must((await consent(true)).ok, 'The consent cannot be given.');
    await again.click();
    await again.waitFor({ state: 'detached' });
    await isSaved(world, teams);
    await mustStand(teams, SECOND);
  },
};

const twice: Check = {
  name: 'Of one form in two browsers neither writes over the other: both texts stand until one is chosen',
  run: async (world) => {
    const { words } = await world.person(WRITER);
    const other = await openForm(world);
    await titleOf(teams).fill(FIRST);
    await titleOf(teams).blur();
    await isSaved(world, teams);
    await titleOf(other).fill(THIRD);
    await titleOf(other).blur();
    const choice = other.frame.getByRole('alert').filter({ hasText: words('forms.elsewhere') });
    await choice.getByText(FIRST, { exact: true }).waitFor();
    must((await titleOf(other).inputValue()) === THIRD, 'What was typed second is gone.');
    await world.photo(world.look(other.page), 'one form in two browsers');
    await choice.getByRole('button', { name: words('forms.keep-mine') }).click();
    await choice.waitFor({ state: 'detached' });
    await isSaved(world, other);
    await mustStand(teams, THIRD);
    for (const { page } of [teams, other]) await page.context().close();
  },
};

export const teamsSignIn: Suite = {
  title: 'Teams page, one form: its sign-in ends, and two browsers',
  checks: [renews, consents, twice],
  apart: true,
};
