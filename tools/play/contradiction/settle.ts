import type { Step } from '../../lib/stage/stage.ts';
import { paperPage } from './flag.ts';
import type { Texts } from './texts.ts';

const told = ({ moderator, papers, why }: Texts): Step => ({
  title: 'Who moderates the theme hears of it, with both owners’ names',
  run: async (stage) => {
    const player = await stage.player(moderator);
    const wanted = player.words('item.chat.flagged');
    await stage.moveUntil(`The notice to ${moderator}`, () => player.hasHeard(wanted));
    await player.hears(wanted);
    player.sees(why.slice(0, 60), ...papers.map(({ owner }) => owner));
    await stage.chat(player, `${moderator} hears of it`);
  },
});

const settles = ({ moderator, outcome, papers }: Texts): Step => ({
  title: 'The owners’ note is written down as what came of it',
  run: async (stage) => {
    const player = await stage.player(moderator);
    const page = await stage.tab(player, '/contradictions');
    for (const { owner, title } of papers) {
      await page.getByText(player.words('item.tasks.owner', { name: owner })).waitFor();
      await page.getByRole('link', { name: title }).waitFor();
    }
    await page.getByLabel(player.words('item.tasks.outcome')).fill(outcome);
    await stage.photo(page, 'The task: both papers, both owners');
    await page.getByRole('button', { name: player.words('item.tasks.settle') }).click();
    await page.getByText(player.words('item.tasks.none')).waitFor();
    stage.note(`**${moderator}** writes down: “${outcome}”`);
  },
});

const outcomes = ({ member, papers, search, outcome }: Texts): Step => ({
  title: 'Both papers say what came of it, and both are still found',
  run: async (stage) => {
    const [one, other] = papers;
    const reader = await stage.player(member);
    const settled = (title: string): string =>
      reader.words('item.notice.settled', { title, outcome });
    for (const [paper, counterpart] of [
      [one, other],
      [other, one],
    ] as const) {
      const page = await paperPage(stage, reader, paper);
      await page.getByText(settled(counterpart.title)).first().waitFor();
      await stage.photo(page, `The outcome on “${paper.title.slice(0, 40)}…”`);
    }
    await reader.says(search);
    reader.sees(one.title, other.title, settled(one.title), settled(other.title));
    await stage.chat(reader, 'Both, with the outcome, in the chat');
  },
});

const ownersHear = ({ papers, outcome }: Texts): Step => ({
  title: 'Both owners are told what came of it',
  run: async (stage) => {
    for (const { owner } of papers) {
      const player = await stage.player(owner);
      const wanted = player.words('item.chat.settled');
      await stage.moveUntil(`The outcome for ${owner}`, () => player.hasHeard(wanted));
      await player.hears(wanted);
      player.sees(outcome.slice(0, 60));
      await stage.chat(player, `${owner} is told`);
    }
  },
});

export const settling = (texts: Texts): readonly Step[] => [
  told(texts),
  settles(texts),
  outcomes(texts),
  ownersHear(texts),
];
