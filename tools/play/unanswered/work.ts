import type { Locator, Page } from 'playwright-core';
import { connect } from '../../lib/client.ts';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { command } from './fade.ts';
import type { Texts } from './texts.ts';

const KINDS = ['unanswered', 'synthesis', 'quiet'] as const;
const MOST_TABS = 60;

const inChat = ({ moderator, question, overdue, quiet }: Texts): Step => ({
  title: 'All of it in one list in the chat, with the minutes that it takes',
  run: async (stage) => {
    const player = await stage.player(moderator);
    await player.says(command(player, 'moderate'));
    player.sees(question, overdue.title, quiet.title);
    await stage.chat(player, 'What waits, in the chat');
  },
});

/** The item of this kind that is about these words. */
const itemOf = (page: Page, kind: string, words: string): Locator =>
  page.locator(`li[data-task="${kind}"]`).filter({ hasText: words });

/** As a person comes there: Tab until an item of the list has the focus, then down to the one that is meant. */
async function reach(page: Page, item: Locator): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    if (await item.evaluate((element) => element === document.activeElement)) return;
    const inList = await page.evaluate(() => document.activeElement?.hasAttribute('data-task'));
    await page.keyboard.press(inList ? 'j' : 'Tab');
  }
}

async function consolePage(stage: Stage, player: Player): Promise<Page> {
  const page = await stage.tab(player, '/moderation');
  await page.locator('li[data-task]').first().waitFor();
  return page;
}

const inTab = ({ moderator, question, overdue, quiet }: Texts): Step => ({
  title: 'The same in the tab, each with one next action; the keyboard wakes the discussion up',
  run: async (stage) => {
    const player = await stage.player(moderator);
    const page = await consolePage(stage, player);
    const about = { unanswered: question, synthesis: overdue.title, quiet: quiet.title };
    for (const kind of KINDS) {
      const item = itemOf(page, kind, about[kind].slice(0, 60));
      stage.check((await item.count()) === 1, `The list has no '${kind}', or more than one.`);
    }
    const asleep = itemOf(page, 'quiet', quiet.title);
    const ready = player.words('console.text.reviving', { title: '', name: '' }).slice(0, 20);
    await asleep.getByText(ready).waitFor();
    await stage.photo(page, 'The console');
    await page.setViewportSize({ width: 360, height: 740 });
    await stage.photo(page, 'The console on a small screen');
    await page.setViewportSize({ width: 1280, height: 900 });
    await reach(page, asleep);
    await page.keyboard.press('a');
    await page.locator('textarea:focus').waitFor();
    await stage.photo(page, 'The ready text, to be changed');
  },
});

const wakes = ({ moderator, quiet, typed, community }: Texts): Step => ({
  title: 'Changed by a few words and sent by the keyboard, it stands in the channel',
  run: async (stage) => {
    const player = await stage.player(moderator);
    const page = stage.page(player);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(typed);
    await page.keyboard.press('Control+Enter');
    await itemOf(page, 'quiet', quiet.title).waitFor({ state: 'detached' });
    await player.finds(typed.trim(), community);
    await stage.chat(player, 'The question of the moderator in the channel', {
      in: community,
      at: typed.trim(),
    });
  },
});

const leads = ({ moderator, overdue, question }: Texts): Step => ({
  title: 'The overdue synthesis opens with its draft, the question with what can be done about it',
  run: async (stage) => {
    const player = await stage.player(moderator);
    const page = await consolePage(stage, player);
    await reach(page, itemOf(page, 'synthesis', overdue.title));
    await page.keyboard.press('a');
    await page.waitForURL(/\/synthesis/);
    await page.getByRole('button', { name: player.words('tab.drafting.publish') }).waitFor();
    await stage.photo(page, 'The draft of the overdue synthesis');
    await consolePage(stage, player);
    await reach(page, itemOf(page, 'unanswered', question.slice(0, 60)));
    await page.keyboard.press('a');
    await page.waitForURL(/\/queries\//);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await stage.photo(page, 'The unanswered question in the tab');
  },
});

const two = ({ moderator, question }: Texts): Step => ({
  title: 'Two colleagues who know are asked with one press, and hear of it',
  run: async (stage) => {
    const player = await stage.player(moderator);
    const people = (await connect(stage.product.tenantUrl).people()).map(({ name }) => name);
    await player.says(command(player, 'moderate'));
    await player.presses('query.experts');
    player.sees(player.words('leading.ask.suggested'), question);
    const named = people.filter((name) => player.offers(player.words('leading.ask.one', { name })));
    stage.check(named.length === 2, `Suggested are: ${named.join(', ') || 'nobody'}.`);
    await stage.chat(player, 'Who knows, and why');
    const experts = await Promise.all(named.map((name) => stage.player(name)));
    await player.presses('query.ask-experts');
    player.sees(player.words('leading.ask.done', { count: 2 }));
    await stage.chat(player, 'Both are asked');
    for (const expert of experts) {
      const wanted = expert.words('leading.asked.title');
      await stage.moveUntil(
        `The question before ${expert.name}`,
        () => expert.hasHeard(wanted),
        15,
      );
      await expert.hears(wanted);
      expert.sees(question);
      await stage.chat(expert, `${expert.name} is asked by name`);
    }
  },
});

export const working = (texts: Texts): readonly Step[] => [
  inChat(texts),
  inTab(texts),
  wakes(texts),
  leads(texts),
  two(texts),
];
