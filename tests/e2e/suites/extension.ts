import type { Locator, Page } from 'playwright-core';
import { hasReadAll } from '../../../tools/lib/product.ts';
import { type Check, must, type Suite } from '../check.ts';
import { mustBeAccessible, openTeams, type TeamsWindow } from '../teams-window.ts';
import type { Person, World } from '../world.ts';

/** The product where people write: its message extension, links, added tabs and group chats, on the Teams page. */

const AMINA = 'Amina Diallo';
const CARLOS = 'Carlos Mendoza';
const TEAM = 'Formalization';
const GROUP = 'Mission to Lima';
const SAID = 'We registered the market stalls first and lost the home workers.';
const THEIRS = 'The inspectors came on market days and met everybody.';

let amina: TeamsWindow;
let person: Person;

const composer = (page: Page): Locator => page.locator('form.composer').last();
const attached = (page: Page): Locator => page.getByRole('list', { name: 'Attached cards' });

async function begins(world: World): Promise<void> {
  await hasReadAll(world.product.url);
  person = await world.person(AMINA);
  amina = await openTeams(await world.window(person.language), world.product.tenantUrl, person.id);
  await amina.go('Exchange', TEAM);
}

const finds: Check = {
  name: 'What the search finds goes into one’s message as a card that others read',
  run: async (world) => {
    await begins(world);
    const { page } = amina;
    await amina.choose(composer(page), 'Use Praxis', 'Search knowledge');
    const dialog = page.getByRole('dialog', { name: 'Search knowledge' });
    await dialog.getByRole('listitem').first().waitFor();
    await dialog.getByRole('searchbox').fill('travail domestique');
    await page.keyboard.press('Enter');
    const first = dialog.getByRole('listitem').first().getByRole('button');
    await first.filter({ hasText: 'Travail domestique' }).waitFor();
    await dialog.getByText(/^\d+ found$/).waitFor();
    await world.photo(page, 'the search of the message extension');
    await mustBeAccessible(page, 'The search of the message extension');
    const title = (await first.locator('strong').textContent()) ?? '';
    await first.click();
    await attached(page).waitFor();
    await amina.say('Voyez ceci.');
    const sent = await amina.reads('Voyez ceci.', AMINA);
    await sent.getByText(title).first().waitFor();
    await world.photo(page, 'what was found, in the channel');
  },
};

const saves: Check = {
  name: 'One’s own message becomes a draft at once',
  run: async (world) => {
    const { page } = amina;
    await amina.say(SAID);
    const post = await amina.reads(SAID, AMINA);
    await amina.choose(post, 'More', 'Save as lesson');
    const dialog = page.getByRole('dialog', {
      name: person.words('extension.actions.save-lesson'),
    });
    await dialog.getByText(person.words('extension.lesson.names')).waitFor();
    const boxes = await dialog
      .getByRole('textbox')
      .evaluateAll((all) => all.map((box) => (box as HTMLTextAreaElement).value).join('\n'));
    must(boxes.includes(SAID), `The message is not in the form: ${boxes}`);
    await dialog.getByRole('textbox').first().fill('Penser aux travailleuses à domicile');
    await world.photo(page, 'a message becomes a lesson');
    await mustBeAccessible(page, 'The form of a lesson');
    await dialog.getByRole('button', { name: person.words('extension.lesson.save') }).click();
    await dialog.getByText(person.words('extension.lesson.saved')).waitFor();
    await world.photo(page, 'the draft is saved');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  },
};

const asks: Check = {
  name: 'Of somebody’s message its author is asked first',
  run: async (world) => {
    const carlos = await world.person(CARLOS);
    const client = await world.teams.as(carlos.name);
    await client.say(THEIRS, { in: TEAM, mention: false });
    const { page } = amina;
    const post = await amina.reads(THEIRS, CARLOS);
    await amina.choose(post, 'More', 'Save as lesson');
    const dialog = page.getByRole('dialog', { name: person.words('consents.request.title') });
    await dialog.getByText(person.words('consents.request.until-then')).waitFor();
    must(!(await dialog.textContent())?.includes(THEIRS), 'The words are shown before the yes.');
    await world.photo(page, 'the author of a message is asked');
    await mustBeAccessible(page, 'Asking the author of a message');
    await dialog.getByRole('button', { name: person.words('consents.request.send') }).click();
    await dialog.getByText(person.words('consents.request.sent', { name: CARLOS })).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  },
};

const unfurls: Check = {
  name: 'A link to a discussion says what it is, and nothing that not everybody may read',
  run: async (world) => {
    const { page } = amina;
    const url = `${world.product.url}/tab/discussions/1`;
    await page.getByRole('textbox', { name: /^New post/ }).focus();
    // The words first: a preview of an address that does not stand there is dropped.
    await page.keyboard.insertText(url);
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
      document.activeElement?.dispatchEvent(event);
    }, url);
    await attached(page).getByText(person.words('extension.link.discussion')).waitFor();
    await world.photo(page, 'a link to a discussion');
    await page.keyboard.press('Enter');
    await amina.reads(url, AMINA);
  },
};

const configures: Check = {
  name: 'A tab is added to the channel, and shows its community',
  run: async (world) => {
    const { page } = amina;
    await page.getByRole('button', { name: 'Add a tab' }).click();
    const dialog = page.getByRole('dialog', { name: /^Add Praxis to/ });
    const inside = page.frameLocator('dialog iframe');
    await inside
      .getByRole('heading', { level: 1, name: person.words('extension.configure.title') })
      .waitFor();
    const community = await inside
      .getByRole('combobox', { name: person.words('extension.configure.community') })
      .locator('option:checked')
      .textContent();
    await world.photo(page, 'a tab is added to a channel');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const tabs = page.getByRole('navigation', { name: 'Tabs of Exchange' });
    await tabs.getByRole('button', { name: community ?? '' }).click();
    await page
      .frameLocator('main iframe')
      .getByRole('heading', { level: 1, name: community ?? '' })
      .waitFor();
    await world.photo(page, 'the tab of a channel');
    await tabs.getByRole('button', { name: 'Posts' }).click();
  },
};

const inGroups: Check = {
  name: 'In a group chat it answers when it is mentioned, with what everybody may read',
  run: async (world) => {
    const { page } = amina;
    await amina.go(GROUP);
    await page.getByRole('checkbox', { name: 'mention @Praxis' }).uncheck();
    await amina.say('Qui part lundi ?');
    await amina.reads('Qui part lundi ?', AMINA);
    await page.getByRole('checkbox', { name: 'mention @Praxis' }).check();
    await amina.say('travail domestique');
    await amina.reads(person.words('extension.group.everybody'), 'Praxis');
    await amina.say('mes brouillons');
    await amina.reads(person.words('extension.group.personal'), 'Praxis');
    await world.photo(page, 'a group chat');
    await mustBeAccessible(page, 'A group chat');
    must(
      (await page.getByRole('article', { name: /^Praxis,/ }).count()) === 2,
      'It answered what was not said to it.',
    );
    await page.context().close();
  },
};

export const extension: Suite = {
  title: 'Message extension, links, added tabs and group chats',
  checks: [finds, saves, asks, unfurls, configures, inGroups],
};
