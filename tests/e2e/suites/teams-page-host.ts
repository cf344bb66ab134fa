import type { Page } from 'playwright-core';
import { startTenant } from '../../../src/adapters/tenant/server.ts';
import { overflowOf } from '../appearance.ts';
import { type Check, must, type Suite } from '../check.ts';
import { hasFocus, tabTo } from '../keyboard.ts';
import { AMINA, stage, TEAM, tell } from '../small-app.ts';
import { mustBeAccessible, ownWindow, unexpected } from '../teams-window.ts';
import { talking } from './teams-page-app.ts';

/** What a host does for an app that the product does not ask for yet: dialogs, message extension, links, the tab's calls. */

const dialogs: Check = {
  name: 'A dialog keeps the keyboard, leads to a second page and a last word, and gives the focus back',
  run: async (world) => {
    const { page } = stage.amina;
    world.look(page);
    const opener = page.getByRole('button', { name: 'Open the dialog' });
    await opener.click();
    const dialog = page.getByRole('dialog', { name: 'First page' });
    await dialog.getByRole('textbox', { name: /^Name of it/ }).fill('Alpha');
    await mustBeAccessible(page, 'A dialog');
    await world.photo(page, 'a dialog');
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement === document.body || activeElement?.closest('dialog') !== null;
      });
      must(inside, 'The keyboard leaves the dialog.');
    }
    await dialog.getByRole('button', { name: 'Hand in' }).click();
    const second = page.getByRole('dialog', { name: 'Second page' });
    await second.getByRole('textbox', { name: /^Name of it/ }).fill('Beta');
    await second.getByRole('button', { name: 'Hand in' }).click();
    await page.getByText('Thank you for Beta.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    must(await hasFocus(opener), 'The focus is not where the dialog was opened.');
  },
};

const extension: Check = {
  name: 'The message extension finds a card for one’s message, and makes one by a dialog',
  run: async (world) => {
    const { page } = stage.amina;
    world.look(page);
    await stage.amina.choose(page.locator('form.composer').last(), 'Use Praxis', 'Find a thing');
    const dialog = page.getByRole('dialog', { name: 'Find a thing' });
    await dialog.getByRole('button', { name: /First finding about a beginning/ }).waitFor();
    await dialog.getByRole('searchbox', { name: 'Words' }).fill('roads');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: /Second finding about roads/ }).waitFor();
    await mustBeAccessible(page, 'The message extension');
    await dialog.getByRole('button', { name: /Second finding about roads/ }).click();
    await page.getByRole('list', { name: 'Attached cards' }).waitFor();
    await stage.amina.say('Look at this');
    const sent = await stage.amina.reads('Look at this', AMINA);
    await sent.getByText('Second finding for roads').waitFor();
    await stage.amina.choose(page.locator('form.composer').last(), 'Use Praxis', 'Make a thing');
    const making = page.getByRole('dialog', { name: 'New thing' });
    await making.getByRole('textbox', { name: /^Name of it/ }).fill('Gamma');
    await making.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('list', { name: 'Attached cards' }).getByText('Made: Gamma').waitFor();
    await page.getByRole('button', { name: 'Remove this card' }).click();
  },
};

/** As the browser does when somebody pastes. */
async function paste(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Message to/ }).focus();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
    document.activeElement?.dispatchEvent(event);
  }, words);
  await page.keyboard.insertText(words);
}

const links: Check = {
  name: 'A pasted link of the app’s domain gets its preview; any other gets none',
  run: async (world) => {
    const { page } = stage.amina;
    world.look(page);
    await paste(page, 'https://other.example/1 https://things.example/42');
    const attached = page.getByRole('list', { name: 'Attached cards' });
    await attached.getByText('Preview of https://things.example/42').waitFor();
    await world.photo(page, 'the preview of a link');
    must((await attached.getByRole('listitem').count()) === 1, 'There is more than one preview.');
    await page.keyboard.press('Enter');
    const sent = await stage.amina.reads('https://other.example/1', AMINA);
    await sent.getByText('Preview of https://things.example/42').waitFor();
  },
};

const tab: Check = {
  name: 'Microsoft’s own library for tabs finds its Teams: context, theme, token, dialog, deep links',
  run: async (world) => {
    const { page, frame } = stage.amina;
    world.look(page);
    await page.getByRole('link', { name: 'Open the tab' }).last().click();
    await frame.getByText(`${AMINA} | fr-fr | help | /second | content`).waitFor();
    await page.getByLabel('Theme').selectOption('contrast');
    await frame.locator('#theme', { hasText: 'contrast' }).waitFor();
    await page.getByLabel('Theme').selectOption('default');
    await frame.locator('#theme', { hasText: 'default' }).waitFor();
    await frame.getByRole('button', { name: 'Token' }).click();
    await frame.getByText('3 parts').waitFor();
    await frame.getByRole('button', { name: 'Link' }).click();
    await frame.getByText('refused: ').waitFor();
    await frame.getByRole('button', { name: 'Dialog' }).click();
    const inside = page.frameLocator('dialog iframe');
    await inside.getByText('| task').waitFor();
    await inside.getByRole('button', { name: 'Done' }).click();
    await frame.getByText('result: {"from":"dialog"}').waitFor();
    await frame.getByRole('button', { name: 'Go' }).click();
    await frame.getByText('| /third |').waitFor();
    await page.goBack();
    await frame.getByText('| /second |').waitFor();
  },
};

const troubles: Check = {
  name: 'What goes wrong is told where it was tried: bot away, app uninstalled, consent withdrawn',
  run: async (world) => {
    const { page, frame } = stage.amina;
    world.look(page);
    await stage.amina.go('Chat with Praxis');
    stage.bot.ill(true);
    await page.getByRole('button', { name: 'Refuse' }).last().click();
    await page
      .getByRole('article')
      .getByRole('alert')
      .filter({ hasText: 'Praxis' })
      .last()
      .waitFor();
    stage.bot.ill(false);
    await page.getByRole('button', { name: 'Uninstall' }).click();
    await page.getByText('is not installed for').waitFor();
    await stage.amina.say('Are you there?');
    await page.getByRole('alert').filter({ hasText: 'not installed' }).waitFor();
    const box = page.getByRole('textbox', { name: /^Message to/ });
    must((await box.inputValue()) === 'Are you there?', 'What was refused is lost.');
    await page.getByRole('button', { name: 'Install', exact: true }).click();
    await page.getByText('is installed for').waitFor();
    await box.press('Enter');
    await stage.amina.reads(`${AMINA} said: Are you there?`);
    const { id } = await world.person(AMINA);
    await tell('/dev/consent', { person: id, scope: 'access_as_user', granted: false });
    await stage.amina.go('Help tab');
    await frame.getByRole('button', { name: 'Token' }).click();
    await frame.getByText('refused: ').filter({ hasText: 'consent' }).waitFor();
  },
};

const keys: Check = {
  name: 'With the keyboard alone: from the search to a channel, a post, a reply, and Escape',
  run: async (world) => {
    const page = world.look(await ownWindow(world));
    await page.goto(new URL('/teams/', stage.tenant.url).href);
    await mustBeAccessible(page, 'The list of people');
    await tabTo(page, page.getByRole('searchbox'), 'the search for people');
    await page.keyboard.type('tanaka');
    await tabTo(page, page.getByRole('link', { name: /^Mei Tanaka/ }), 'the person');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Chat with Praxis' }).waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Chat with Praxis' }), 'the rail');
    const exchange = page.getByRole('navigation').getByRole('button', { name: 'Exchange' }).first();
    for (let presses = 0; presses < 20 && !(await hasFocus(exchange)); presses += 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { level: 1, name: 'Exchange' });
    await heading.waitFor();
    must(await hasFocus(heading), 'The new place does not begin at its heading.');
    const box = page.getByRole('textbox', { name: 'New post in Exchange' });
    await tabTo(page, box, 'the box for a post');
    await page.keyboard.type('One line');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('and another');
    await page.keyboard.press('Enter');
    await page.getByRole('article').filter({ hasText: 'and another' }).first().waitFor();
    await page.getByRole('heading', { level: 1 }).focus();
    const reply = page.getByRole('button', { name: 'Reply' }).last();
    await tabTo(page, reply, 'the reply');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /^Reply to/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Reply');
    await mustBeAccessible(page, 'A channel');
    const wide = await overflowOf(page, () => world.photo(page, 'a channel, 320 pixels'));
    must(wide.length === 0, wide.join('\n'));
  },
};

const news: Check = {
  name: 'What comes elsewhere is marked unread and told to those who listen',
  run: async (world) => {
    const { page } = stage.carlos;
    world.look(page);
    await stage.carlos.go('Chat with Praxis');
    await stage.amina.go('Exchange', TEAM);
    await stage.amina.say('Something new');
    const mark = page.getByRole('button', { name: /^Exchange .*unread/ });
    await mark.waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: 'in Exchange:' })
      .first()
      .waitFor({ state: 'attached' });
    await mark.click();
    await mark.waitFor({ state: 'detached' });
    await stage.carlos.reads('Something new');
  },
};

const ends: Check = {
  name: 'A tenant that goes away is told, and the page goes on when it is back',
  run: async (world) => {
    const { page } = stage.carlos;
    world.look(page);
    const port = Number(new URL(stage.tenant.url).port);
    await stage.tenant.close();
    await page.getByText('The connection to the local tenant is lost').waitFor();
    stage.tenant = await startTenant({ bot: stage.bot.url, port });
    await page
      .getByText('The connection to the local tenant is lost')
      .waitFor({ state: 'detached' });
    must(unexpected().length === 0, unexpected().join('\n'));
    for (const { page: open } of [stage.amina, stage.carlos]) await open.context().close();
    await stage.tenant.close();
    await stage.bot.close();
  },
};

export const teamsPageApp: Suite = {
  title: 'Teams page, with a small app',
  checks: [...talking, dialogs, extension, links, tab, troubles, keys, news, ends],
};
