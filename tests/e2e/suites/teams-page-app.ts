import type { Page } from 'playwright-core';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { overflowOf } from '../appearance.ts';
import { type Check, must, type Suite } from '../check.ts';
import { type FakeBot, fakeApp, startFakeBot } from '../fake-bot.ts';
import { hasFocus, tabTo } from '../keyboard.ts';
import {
  mustBeAccessible,
  openTeams,
  ownWindow,
  type TeamsWindow,
  unexpected,
} from '../teams-window.ts';

/** What the product does not do yet, or only now and then: tried with a small app, on a tenant of its own. */

const AMINA = 'Amina Diallo';
const CARLOS = 'Carlos Mendoza';
const TEAM = 'Formalization';

let bot: FakeBot;
let tenant: RunningTenant;
let amina: TeamsWindow;
let carlos: TeamsWindow;

async function post(path: string, body: object, method = 'POST'): Promise<void> {
  const answer = await fetch(new URL(path, tenant.url), { method, body: JSON.stringify(body) });
  must(answer.ok, `${method} ${path} answers ${answer.status}: ${await answer.text()}`);
}

const begins: Check = {
  name: 'Two people, each in a window, see each other’s posts at once',
  run: async (world) => {
    bot = await startFakeBot();
    tenant = await startTenant({ bot: bot.url, retryMs: 50 });
    bot.hostedBy(tenant.url);
    await post('/dev/app', fakeApp(new URL('/tab', bot.url).href), 'PUT');
    const [one, other] = [await world.person(AMINA), await world.person(CARLOS)];
    amina = await openTeams(await ownWindow(world), tenant.url, one.id);
    carlos = await openTeams(await ownWindow(world), tenant.url, other.id);
    await amina.go('Exchange', TEAM);
    await carlos.go('Exchange', TEAM);
    await amina.say('Who knows about markets?');
    await carlos.reads('Who knows about markets?');
    await carlos.reads(`${AMINA} said: Who knows about markets?`);
    const thread = carlos.page.getByRole('group', { name: `Post of ${AMINA}` });
    await thread.getByRole('button', { name: 'Reply' }).click();
    await carlos.page.keyboard.type('I do');
    await carlos.page.keyboard.press('Enter');
    const reply = await amina.reads('I do', CARLOS);
    must(
      (await amina.page.locator('.replies').filter({ has: reply }).count()) === 1,
      'The reply is not in the thread.',
    );
    await world.photo(amina.page, 'a thread of two people');
  },
};

const changes: Check = {
  name: 'One’s own post is edited, deleted and brought back; others react',
  run: async (world) => {
    world.look(carlos.page);
    await carlos.choose(carlos.message('I do', CARLOS), 'More', 'Edit');
    const box = carlos.page.getByRole('textbox', { name: 'Edit your message' });
    must((await box.inputValue()) === 'I do', `The box holds '${await box.inputValue()}'.`);
    await box.fill('I do, a little');
    await box.press('Enter');
    const seen = await amina.reads('I do, a little', CARLOS);
    await seen.getByText('edited').waitFor();
    await amina.choose(seen, 'React', 'Heart');
    await carlos
      .message('I do, a little')
      .getByRole('button', { name: `Heart 1: ${AMINA}` })
      .waitFor();
    must(
      (await seen.getByRole('button', { name: 'More' }).count()) === 1,
      'The app’s command for messages is not offered.',
    );
    await carlos.choose(carlos.message('I do, a little', CARLOS), 'More', 'Delete');
    await amina.reads('This message has been deleted.');
    await carlos.page.getByRole('button', { name: 'Undo' }).click();
    await amina.reads('I do, a little', CARLOS);
  },
};

const unmentioned: Check = {
  name: 'A post without the bot’s name is not for the bot; a person’s name is',
  run: async (world) => {
    world.look(amina.page);
    await amina.page.getByRole('checkbox', { name: 'mention @Praxis' }).last().uncheck();
    await amina.page.getByRole('button', { name: '@ someone' }).last().click();
    await amina.page.getByRole('searchbox').fill('mendoza');
    await amina.page.getByRole('dialog').getByRole('button', { name: CARLOS }).click();
    await amina.page.keyboard.type('what do you think?');
    await amina.page.keyboard.press('Enter');
    const seen = await carlos.reads('what do you think?', AMINA);
    must((await seen.locator('.mention').textContent()) === CARLOS, 'He is not named.');
    must(!(await seen.textContent())?.includes('Praxis'), 'The bot is named.');
    await amina.page.getByRole('checkbox', { name: 'mention @Praxis' }).last().check();
  },
};

const cards: Check = {
  name: 'A card checks its fields, is drawn anew by its answer, tells a refusal, shows and unfolds',
  run: async (world) => {
    const { page } = amina;
    world.look(page);
    await amina.go('Chat with Praxis');
    await amina.say('card');
    await page.getByRole('button', { name: 'Count' }).click();
    await page.getByText('Write a note first').waitFor();
    await page.getByRole('textbox', { name: /^Your note/ }).fill('seen');
    await page.getByRole('button', { name: 'Count' }).click();
    await page.getByText('Counted 1', { exact: true }).waitFor();
    must(
      (await page.getByText('Counted 0', { exact: true }).count()) === 0,
      'The old card is still there.',
    );
    const told = bot.heard.findLast(({ name }) => name === 'adaptiveCard/action');
    must(
      JSON.stringify(told?.value).includes('"note":"seen"'),
      `The bot was told ${JSON.stringify(told?.value)}.`,
    );
    await page.getByRole('button', { name: 'Refuse' }).click();
    await page.getByRole('alert').filter({ hasText: 'Not on a Sunday.' }).waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('Now you see it').waitFor();
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('button', { name: 'Send the day' }).waitFor();
    await page
      .getByRole('cell', { name: 'Cell two' })
      .or(page.getByText('Cell two'))
      .first()
      .waitFor();
    await mustBeAccessible(page, 'A card');
    await page.reload();
    await page.getByText('Counted 1', { exact: true }).waitFor();
  },
};

const dialogs: Check = {
  name: 'A dialog keeps the keyboard, leads to a second page and a last word, and gives the focus back',
  run: async (world) => {
    const { page } = amina;
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
    const { page } = amina;
    world.look(page);
    await amina.choose(page.locator('form.composer').last(), 'Use Praxis', 'Find a thing');
    const dialog = page.getByRole('dialog', { name: 'Find a thing' });
    await dialog.getByRole('button', { name: /First finding about a beginning/ }).waitFor();
    await dialog.getByRole('searchbox', { name: 'Words' }).fill('roads');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: /Second finding about roads/ }).waitFor();
    await mustBeAccessible(page, 'The message extension');
    await dialog.getByRole('button', { name: /Second finding about roads/ }).click();
    await page.getByRole('list', { name: 'Attached cards' }).waitFor();
    await amina.say('Look at this');
    const sent = await amina.reads('Look at this', AMINA);
    await sent.getByText('Second finding for roads').waitFor();
    await amina.choose(page.locator('form.composer').last(), 'Use Praxis', 'Make a thing');
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
    const { page } = amina;
    world.look(page);
    await paste(page, 'https://other.example/1 https://things.example/42');
    const attached = page.getByRole('list', { name: 'Attached cards' });
    await attached.getByText('Preview of https://things.example/42').waitFor();
    await world.photo(page, 'the preview of a link');
    must((await attached.getByRole('listitem').count()) === 1, 'There is more than one preview.');
    await page.keyboard.press('Enter');
    const sent = await amina.reads('https://other.example/1', AMINA);
    await sent.getByText('Preview of https://things.example/42').waitFor();
  },
};

const hostile: Check = {
  name: 'A hostile card runs nothing, and leaves the page as it was',
  run: async (world) => {
    const { page } = amina;
    world.look(page);
    await amina.say('hostile');
    await page.getByText('<img src=x onerror=').waitFor();
    await page.getByRole('link', { name: 'Run' }).last().click();
    await page.getByRole('alert').filter({ hasText: 'no web address' }).waitFor();
    must((await page.title()).includes(AMINA), `The page is called '${await page.title()}'.`);
    must(
      (await page.locator('.card script, .card iframe, a[href^=javascript]').count()) === 0,
      'Something stayed.',
    );
  },
};

const tab: Check = {
  name: 'Microsoft’s own library for tabs finds its Teams: context, theme, token, dialog, deep links',
  run: async (world) => {
    const { page, frame } = amina;
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
    const { page, frame } = amina;
    world.look(page);
    await amina.go('Chat with Praxis');
    bot.ill(true);
    await page.getByRole('button', { name: 'Refuse' }).last().click();
    await page
      .getByRole('article')
      .getByRole('alert')
      .filter({ hasText: 'Praxis' })
      .last()
      .waitFor();
    bot.ill(false);
    await page.getByRole('button', { name: 'Uninstall' }).click();
    await page.getByText('is not installed for').waitFor();
    await amina.say('Are you there?');
    await page.getByRole('alert').filter({ hasText: 'not installed' }).waitFor();
    const box = page.getByRole('textbox', { name: /^Message to/ });
    must((await box.inputValue()) === 'Are you there?', 'What was refused is lost.');
    await page.getByRole('button', { name: 'Install', exact: true }).click();
    await page.getByText('is installed for').waitFor();
    await box.press('Enter');
    await amina.reads(`${AMINA} said: Are you there?`);
    const { id } = await world.person(AMINA);
    await post('/dev/consent', { person: id, scope: 'access_as_user', granted: false });
    await amina.go('Help tab');
    await frame.getByRole('button', { name: 'Token' }).click();
    await frame.getByText('refused: ').filter({ hasText: 'consent' }).waitFor();
  },
};

const keys: Check = {
  name: 'With the keyboard alone: from the search to a channel, a post, a reply, and Escape',
  run: async (world) => {
    const page = world.look(await ownWindow(world));
    await page.goto(new URL('/teams/', tenant.url).href);
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
    const { page } = carlos;
    world.look(page);
    await carlos.go('Chat with Praxis');
    await amina.go('Exchange', TEAM);
    await amina.say('Something new');
    const mark = page.getByRole('button', { name: /^Exchange .*unread/ });
    await mark.waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: 'in Exchange:' })
      .first()
      .waitFor({ state: 'attached' });
    await mark.click();
    await mark.waitFor({ state: 'detached' });
    await carlos.reads('Something new');
  },
};

const ends: Check = {
  name: 'A tenant that goes away is told, and the page goes on when it is back',
  run: async (world) => {
    const { page } = carlos;
    world.look(page);
    const port = Number(new URL(tenant.url).port);
    await tenant.close();
    await page.getByText('The connection to the local tenant is lost').waitFor();
    tenant = await startTenant({ bot: bot.url, port });
    await page
      .getByText('The connection to the local tenant is lost')
      .waitFor({ state: 'detached' });
    must(unexpected().length === 0, unexpected().join('\n'));
    for (const { page: open } of [amina, carlos]) await open.context().close();
    await tenant.close();
    await bot.close();
  },
};

export const teamsPageApp: Suite = {
  title: 'Teams page, with a small app',
  checks: [
    begins,
    changes,
    unmentioned,
    cards,
    dialogs,
    extension,
    links,
    hostile,
    tab,
    troubles,
    keys,
    news,
    ends,
  ],
};
