import { startTenant } from '../../../src/adapters/tenant/server.ts';
import { type Check, must } from '../check.ts';
import { fakeApp, startFakeBot } from '../fake-bot.ts';
import { AMINA, CARLOS, stage, TEAM, tell } from '../small-app.ts';
import { mustBeAccessible, openTeams, ownWindow } from '../teams-window.ts';

/** Talking and cards, as the product does them now and then, with a small app that does nothing else. */

const begins: Check = {
  name: 'Two people, each in a window, see each other’s posts at once',
  run: async (world) => {
    stage.bot = await startFakeBot();
    stage.tenant = await startTenant({ bot: stage.bot.url, retryMs: 50 });
    stage.bot.hostedBy(stage.tenant.url);
    await tell('/dev/app', fakeApp(new URL('/tab', stage.bot.url).href), 'PUT');
    const [one, other] = [await world.person(AMINA), await world.person(CARLOS)];
    stage.amina = await openTeams(await ownWindow(world), stage.tenant.url, one.id);
    stage.carlos = await openTeams(await ownWindow(world), stage.tenant.url, other.id);
    await stage.amina.go('Exchange', TEAM);
    await stage.carlos.go('Exchange', TEAM);
    await stage.amina.say('Who knows about markets?');
    await stage.carlos.reads('Who knows about markets?');
    await stage.carlos.reads(`${AMINA} said: Who knows about markets?`);
    const thread = stage.carlos.page.getByRole('group', { name: `Post of ${AMINA}` });
    await thread.getByRole('button', { name: 'Reply' }).click();
    await stage.carlos.page.keyboard.type('I do');
    await stage.carlos.page.keyboard.press('Enter');
    const reply = await stage.amina.reads('I do', CARLOS);
    must(
      (await stage.amina.page.locator('.replies').filter({ has: reply }).count()) === 1,
      'The reply is not in the thread.',
    );
    await world.photo(stage.amina.page, 'a thread of two people');
  },
};

const changes: Check = {
  name: 'One’s own post is edited, deleted and brought back; others react',
  run: async (world) => {
    world.look(stage.carlos.page);
    await stage.carlos.choose(stage.carlos.message('I do', CARLOS), 'More', 'Edit');
    const box = stage.carlos.page.getByRole('textbox', { name: 'Edit your message' });
    must((await box.inputValue()) === 'I do', `The box holds '${await box.inputValue()}'.`);
    await box.fill('I do, a little');
    await box.press('Enter');
    const seen = await stage.amina.reads('I do, a little', CARLOS);
    await seen.getByText('edited').waitFor();
    await stage.amina.choose(seen, 'React', 'Heart');
    await stage.carlos
      .message('I do, a little')
      .getByRole('button', { name: `Heart 1: ${AMINA}` })
      .waitFor();
    must(
      (await seen.getByRole('button', { name: 'More' }).count()) === 1,
      'The app’s command for messages is not offered.',
    );
    await stage.carlos.choose(stage.carlos.message('I do, a little', CARLOS), 'More', 'Delete');
    await stage.amina.reads('This message has been deleted.');
    await stage.carlos.page.getByRole('button', { name: 'Undo' }).click();
    await stage.amina.reads('I do, a little', CARLOS);
  },
};

const unmentioned: Check = {
  name: 'A post without the bot’s name is not for the bot; a person’s name is',
  run: async (world) => {
    world.look(stage.amina.page);
    await stage.amina.page.getByRole('checkbox', { name: 'mention @Praxis' }).last().uncheck();
    await stage.amina.page.getByRole('button', { name: '@ someone' }).last().click();
    await stage.amina.page.getByRole('searchbox').fill('mendoza');
    await stage.amina.page.getByRole('dialog').getByRole('button', { name: CARLOS }).click();
    await stage.amina.page.keyboard.type('what do you think?');
    await stage.amina.page.keyboard.press('Enter');
    const seen = await stage.carlos.reads('what do you think?', AMINA);
    must((await seen.locator('.mention').textContent()) === CARLOS, 'He is not named.');
    must(!(await seen.textContent())?.includes('Praxis'), 'The bot is named.');
    await stage.amina.page.getByRole('checkbox', { name: 'mention @Praxis' }).last().check();
  },
};

const cards: Check = {
  name: 'A card checks its fields, is drawn anew by its answer, tells a refusal, shows and unfolds',
  run: async (world) => {
    const { page } = stage.amina;
    world.look(page);
    await stage.amina.go('Chat with Praxis');
    await stage.amina.say('card');
    await page.getByRole('button', { name: 'Count' }).click();
    await page.getByText('Write a note first').waitFor();
    await page.getByRole('textbox', { name: /^Your note/ }).fill('seen');
    await page.getByRole('button', { name: 'Count' }).click();
    await page.getByText('Counted 1', { exact: true }).waitFor();
    must(
      (await page.getByText('Counted 0', { exact: true }).count()) === 0,
      'The old card is still there.',
    );
    const told = stage.bot.heard.findLast(({ name }) => name === 'adaptiveCard/action');
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

const hostile: Check = {
  name: 'A hostile card runs nothing, and leaves the page as it was',
  run: async (world) => {
    const { page } = stage.amina;
    world.look(page);
    await stage.amina.say('hostile');
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

export const talking: readonly Check[] = [begins, changes, unmentioned, cards, hostile];
