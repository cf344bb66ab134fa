import type { Page } from 'playwright-core';
import { wordsOf } from '../../../tools/lib/client.ts';
import { until } from '../../../tools/lib/wait.ts';
import { type Check, must, type Suite } from '../check.ts';
import { COMMUNITY, QUESTION } from '../texts.ts';
import type { World } from '../world.ts';
import { mustLookWell } from './appearance.ts';

const ASKER = 'Omar Haddad';
const MODERATOR = 'Amina Diallo';
const MEMBER = 'Carlos Mendoza';
const WORK_MS = 30_000;
/** The most that is pushed at somebody who asks. */
const MOST = 5;

async function openQuestion(world: World, name: string): Promise<Page> {
  const page = await world.tab(name, '/queries');
  await page.getByRole('link', { name: QUESTION.text }).first().click();
  await page.getByRole('heading', { level: 1, name: QUESTION.text }).waitFor();
  return page;
}

const looksFirst: Check = {
  name: 'What is there already comes first: at most five, each with its reason',
  run: async (world) => {
    const { words } = await world.person(ASKER);
    const page = await world.tab(ASKER, '/queries/new');
    await page.getByLabel(words('tab.ask.text')).fill(QUESTION.text);
    await page.getByRole('button', { name: words('tab.ask.look'), exact: true }).click();
    await page.getByRole('heading', { name: words('tab.ask.found-title') }).waitFor();
    const answers = page.getByText(words('tab.ask.answers'), { exact: true });
    await answers.first().waitFor();
    const count = await answers.count();
    must(count > 0 && count <= MOST, `${count} items are shown, not one to five.`);
    const because = words('tab.search.because', { reasons: '' }).trim();
    must((await page.getByText(because).count()) === count, 'An item is shown without a reason.');
    await mustLookWell(world, page, 'What is there already');
  },
};

const asks: Check = {
  name: 'The form proposes a community, is kept over a reload, and posts the question',
  run: async (world) => {
    const { words } = await world.person(ASKER);
    const page = await world.tab(ASKER, '/queries/new');
    const ask = page.getByRole('button', { name: words('tab.ask.ask-community') });
    await ask.click();
    const community = page.getByLabel(words('tab.ask.community'));
    await community.waitFor();
    must((await community.inputValue()) !== '', 'No community is proposed.');
    await community.selectOption(COMMUNITY);
    const background = page.getByLabel(words('tab.ask.background'));
    await background.fill(QUESTION.background);
    await page.reload();
    await background.waitFor();
    must((await background.inputValue()) === QUESTION.background, 'A reload loses the form.');
    await mustLookWell(world, page, 'The form of a question');
    await page.getByRole('button', { name: words('tab.ask.send'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: QUESTION.text }).waitFor();
    await page.getByText(words('tab.query.no-reply')).waitFor();
  },
};

const isAnswered: Check = {
  name: 'It stands in the channel; replies from there and from the tab stand on its page',
  run: async (world) => {
    const mei = await world.teams.as('Mei Tanaka');
    const post = await until(
      'The question in the channel',
      async () =>
        (await mei.history(COMMUNITY)).find((message) =>
          wordsOf(message).includes(QUESTION.text),
        ) ?? null,
      WORK_MS,
    );
    await mei.reply(post, QUESTION.channel, COMMUNITY);
    const { words } = await world.person(MEMBER);
    const page = await openQuestion(world, MEMBER);
    await page.getByText(QUESTION.channel).waitFor({ timeout: WORK_MS });
    await page.getByLabel(words('tab.writing.reply.text')).fill(QUESTION.tab);
    await page.getByLabel(words('tab.writing.reply.consent')).check();
    await page.getByRole('button', { name: words('tab.writing.send'), exact: true }).click();
    await page.getByText(words('tab.query.replied.published')).first().waitFor();
    await page.getByRole('listitem').filter({ hasText: QUESTION.tab }).first().waitFor();
    await mustLookWell(world, page, 'A question with its replies');
  },
};

const consolidates: Check = {
  name: 'Publishing names the point that lacks a source; with it the reply is published',
  run: async (world) => {
    const { words } = await world.person(MODERATOR);
    const page = await openQuestion(world, MODERATOR);
    await page.getByRole('link', { name: words('tab.query.edit-consolidated') }).click();
    const points = page.locator('[data-statement]');
    await points.first().waitFor();
    await mustLookWell(world, page, 'The draft of a consolidated reply');
    const first = points.first();
    await first.getByRole('textbox').first().fill(QUESTION.edited);
    const add = page.getByRole('button', { name: words('tab.drafting.consolidated.add') });
    await add.first().click();
    const publish = page.getByRole('button', { name: words('tab.drafting.publish'), exact: true });
    await publish.click();
    await page.getByText(words('tab.drafting.consolidated.problems.no-text')).waitFor();
    await world.photo(page, 'a point lacks its source');
    const faulty = page.locator('[data-statement]', { has: page.locator('[aria-invalid=true]') });
    await faulty.getByRole('button', { name: words('tab.drafting.delete') }).click();
    await publish.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: words('tab.drafting.publish'), exact: true }).click();
    const published = words('tab.drafting.consolidated.published');
    await page.getByText(published).first().waitFor({ timeout: WORK_MS });
    await page.getByText(QUESTION.edited).waitFor();
    await mustLookWell(world, page, 'A published consolidated reply');
  },
};

const judges: Check = {
  name: 'The asker is asked whether it helped, and says that it is solved',
  run: async (world) => {
    const { words } = await world.person(ASKER);
    const home = await world.tab(ASKER, '/');
    await home.getByRole('link', { name: words('tab.queries.say-whether') }).click();
    await home.getByRole('button', { name: words('tab.query.judge.solved'), exact: true }).click();
    const dialog = home.getByRole('dialog');
    await dialog.getByLabel(words('tab.query.judge.solved-comment')).fill(QUESTION.thanks);
    await dialog
      .getByRole('button', { name: words('tab.query.judge.solved'), exact: true })
      .click();
    await home.getByText(words('tab.query.judge.solved-done')).first().waitFor();
    await home.getByText(words('tab.queries.verdict.solved'), { exact: true }).first().waitFor();
    const list = await world.tab(ASKER, '/queries?filter=mine');
    await list.getByRole('link', { name: QUESTION.text }).waitFor();
    await mustLookWell(world, list, 'One’s own questions');
  },
};

export const tabQueries: Suite = {
  title: 'Tab, a question',
  checks: [looksFirst, asks, isAnswered, consolidates, judges],
};
