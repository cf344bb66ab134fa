import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { until } from '../../lib/wait.ts';
import { groupOn, topicName } from './see.ts';
import { ITEMS, OTHERS, SPELLINGS, type Texts } from './texts.ts';

const MERGED = ITEMS.filter((_, at) => !OTHERS.some((other) => other === SPELLINGS[at]));
const TARGET = 'informality';
const FOUND_MS = 60_000;

const merges = (texts: Texts): Step => ({
  title: 'What a merge would change is seen beforehand; then it is done',
  run: async (stage) => {
    const player = await stage.player(texts.manager);
    const { page, group } = await groupOn(stage, player);
    const label = topicName(player, TARGET);
    await group
      .getByRole('button', { name: player.words('taxonomy.health.preview', { label }) })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('INFORMAL-ECON').waitFor();
    await stage.photo(page, 'What the merge would change');
    await dialog
      .getByRole('button', { name: player.words('taxonomy.health.merge'), exact: true })
      .click();
    await dialog.waitFor({ state: 'hidden' });
    await page
      .getByRole('button', { name: player.words('taxonomy.health.undo', { label }) })
      .first()
      .waitFor();
    await stage.photo(page, 'Merged, and the way back');
    stage.note(`**${texts.manager}** merges the spellings into “${label}”.`);
  },
});

/**
 * Titles of all that a search finds on the topic in English, its further pages too: more than the page shows are about
 * it in all languages, and what only its tag brings comes after what speaks of it.
 */
async function foundBy(stage: Stage, player: Player, q: string): Promise<readonly string[]> {
  const narrowed = new URLSearchParams({ q, topic: TARGET, language: 'en' });
  const page = await stage.tab(player, `/search?${narrowed}`);
  await page.locator('main').getByRole('listitem').first().waitFor();
  const more = page.getByRole('button', {
    name: player.words('tab.search.more', { count: 10 }),
  });
  for (let pages = 0; pages < 5 && (await more.isVisible()); pages += 1) {
    const before = await page.locator('main').getByRole('heading').count();
    await more.click();
    await page.waitForFunction(
      (count) => document.querySelectorAll('main :is(h2, h3)').length > count,
      before,
    );
  }
  return page.locator('main').getByRole('heading').allTextContents();
}

const finds = (texts: Texts): Step => ({
  title: 'A search with any old spelling, in any language, finds all of them',
  run: async (stage) => {
    const player = await stage.player(texts.member);
    for (const q of ['INFORMAL-ECON', 'economía informal', 'informal economy', 'informalité']) {
      await until(
        `All items for “${q}”`,
        async () => {
          const shown = await foundBy(stage, player, q);
          return MERGED.every((title) => shown.some((one) => one.includes(title)));
        },
        FOUND_MS,
        2_000,
      );
      stage.note(`**${texts.member}** searches “${q}” and finds all ${MERGED.length}.`);
    }
    await stage.photo(stage.page(player), 'Found by an old spelling');
  },
});

const undoes = (texts: Texts): Step => ({
  title: 'The merge is undone: every item has the tag that it had',
  run: async (stage) => {
    const player = await stage.player(texts.manager);
    const page = await stage.tab(player, '/taxonomy/health');
    const label = topicName(player, TARGET);
    await page
      .getByRole('button', { name: player.words('taxonomy.health.undo', { label }) })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('button', { name: player.words('taxonomy.health.undo-go'), exact: true })
      .click();
    await dialog.waitFor({ state: 'hidden' });
    const { group } = await groupOn(stage, player);
    await group.waitFor();
    await stage.photo(page, 'The spellings as they were');
    for (const [at, title] of ITEMS.entries()) {
      const { fields } = await stage.sharepoint.filed(title);
      stage.check(fields.Topics === SPELLINGS[at], `“${title}” is tagged “${fields.Topics}”.`);
    }
  },
});

const proposes = (texts: Texts): Step => ({
  title: 'A member’s new word becomes a proposal, not a tag',
  run: async (stage) => {
    const { member, manager, word } = texts;
    const player = await stage.player(member);
    const page = await stage.tab(player, '/taxonomy/proposals');
    const field = page.getByLabel(player.words('taxonomy.proposals.word'));
    await field.fill('economía informal');
    const send = page.getByRole('button', { name: player.words('taxonomy.proposals.send') });
    await send.click();
    await page.getByText(player.words('taxonomy.proposals.known')).waitFor();
    await field.fill(word);
    await send.click();
    await page.getByText(player.words('taxonomy.proposals.waits', { word })).waitFor();
    await stage.photo(page, 'A word that no list has waits for a decision');
    const decider = await stage.player(manager);
    const desk = await stage.tab(decider, '/taxonomy/proposals');
    await desk.getByRole('listitem').filter({ hasText: word }).waitFor();
    await stage.photo(desk, 'What the content manager decides on');
  },
});

export const mending = (texts: Texts): readonly Step[] => [
  merges(texts),
  finds(texts),
  undoes(texts),
  proposes(texts),
];
