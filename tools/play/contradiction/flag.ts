import type { Page } from 'playwright-core';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { until } from '../../lib/wait.ts';
import type { Paper, Texts } from './texts.ts';

const LIBRARY = 'Published knowledge';
/** Of the community whose moderators are asked. */
const TOPICS = 'minimum-wages;informality';
const COMMUNITY = 'formalization';
const READ_MS = 60_000;

/** Opens the paper's own page, from the search. */
export async function paperPage(stage: Stage, player: Player, { title }: Paper): Promise<Page> {
  const page = await stage.tab(player, `/search?${new URLSearchParams({ q: title })}`);
  const card = page.getByRole('listitem').filter({
    has: page.getByRole('link', { name: title }),
  });
  await card
    .first()
    .getByRole('link', { name: player.words('finding.about') })
    .click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return page;
}

/** What stands on a paper about the other one, while it is open. */
export const noticeOf = (player: Player, other: Paper, { why }: Texts): string =>
  player.words('item.notice.open', { title: other.title, why });

const files = ({ papers, member, search }: Texts): Step => ({
  title: 'Two departments file a paper each; a member who searches is shown both',
  run: async (stage) => {
    const reader = await stage.player(member);
    for (const { file, title, text, abstract, unit, owner } of papers) {
      const { persona } = await stage.player(owner);
      await stage.sharepoint.file(LIBRARY, file, text, {
        Title: title,
        KnowledgeType: 'working paper',
        Language: persona.person.language,
        PublishedDate: '2026-05-04T00:00:00Z',
        ReviewDate: '2029-05-04T00:00:00Z',
        Unit: unit,
        Topics: TOPICS,
        Abstract: abstract,
        OwnerId: persona.person.id,
      });
      stage.note(`**${owner}** (${unit}) files “${title}” in SharePoint.`);
    }
    await until(
      'Both papers in the search',
      async () => {
        const shown = await reader.says(search);
        return papers.every(({ title }) => shown.includes(title)) ? true : null;
      },
      READ_MS,
      2_000,
    );
    reader.sees(...papers.map(({ title }) => title));
    await stage.chat(reader, `${member} finds both`);
  },
});

const flags = (texts: Texts): Step => ({
  title: 'She says that they contradict each other, and how',
  run: async (stage) => {
    const { member, papers, why } = texts;
    const [one, other] = papers;
    const reader = await stage.player(member);
    const page = await paperPage(stage, reader, one);
    await page.getByRole('button', { name: reader.words('item.flag.button') }).click();
    const form = page.getByRole('region', { name: reader.words('item.flag.title') });
    await form.getByLabel(reader.words('item.flag.search')).fill(other.title);
    await form.getByRole('button', { name: reader.words('item.flag.go'), exact: true }).click();
    await form.getByRole('radio', { name: other.title }).check();
    await form.getByLabel(reader.words('item.flag.why')).fill(why);
    await stage.photo(page, 'She names the other paper and says in what way');
    await form.getByRole('button', { name: reader.words('item.flag.send') }).click();
    await page.getByText(reader.words('item.flag.done')).waitFor();
    stage.note(`**${member}** says of the two: “${why}”`);
  },
});

const noticed = (texts: Texts): Step => ({
  title: 'The notice stands on both, in search, in chat and on their pages; neither is gone',
  run: async (stage) => {
    const { member, papers, search } = texts;
    const [one, other] = papers;
    const reader = await stage.player(member);
    for (const [paper, counterpart] of [
      [one, other],
      [other, one],
    ] as const) {
      const page = await paperPage(stage, reader, paper);
      await page
        .getByText(noticeOf(reader, counterpart, texts))
        .first()
        .waitFor();
      await stage.photo(page, `The notice on “${paper.title.slice(0, 40)}…”`);
    }
    await reader.says(search);
    reader.sees(
      one.title,
      other.title,
      noticeOf(reader, other, texts),
      noticeOf(reader, one, texts),
    );
    await stage.chat(reader, 'Both, with the notice, in the chat');
    const page = await stage.tab(reader, `/search?${new URLSearchParams({ q: search })}`);
    for (const counterpart of papers)
      await page
        .getByText(noticeOf(reader, counterpart, texts))
        .first()
        .waitFor();
    await stage.photo(page, 'Both, with the notice, in the tab');
  },
});

const inTheChannel = (texts: Texts): Step => ({
  title: 'Who opens a discussion on it is shown both with the notice, and so is the channel',
  run: async (stage) => {
    const { moderator, papers, discussion, member } = texts;
    const player = await stage.player(moderator);
    const { words, ...inputs } = discussion;
    await player.says(words);
    await player.presses('discussion.create', {
      title: inputs.title,
      background: inputs.background,
      question1: inputs.question,
    });
    const reader = await stage.player(member);
    await reader.finds(inputs.title, COMMUNITY);
    reader.sees(...papers.map(({ title }) => title), texts.why);
    await stage.chat(reader, 'The channel’s post, with the papers and the notice', {
      in: COMMUNITY,
      at: inputs.title,
    });
  },
});

export const flagging = (texts: Texts): readonly Step[] => [
  files(texts),
  flags(texts),
  noticed(texts),
  inTheChannel(texts),
];
