import { connect, wordsOf } from '../../lib/client.ts';
import { textOf } from '../../lib/stage/document.ts';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { until } from '../../lib/wait.ts';
import { comesTo, discussionPage } from '../discussion/part.ts';
import { opensDraft, publishesDraft } from '../discussion/synthesis.ts';
import { messages } from '../unanswered/ceiling.ts';
import { inChannel, tellsIn, writtenOn } from './speak.ts';
import { COMMUNITY, DISCUSSION, MODERATOR, READER, type Texts } from './texts.ts';

const DAY_MS = 86_400_000;
const SEEN_MS = 60_000;
/** Stands where something was taken back. */
const MARK = '[…]';

async function comesLater(stage: Stage, days: number): Promise<void> {
  await comesTo(stage, new Date((await stage.now()).getTime() + days * DAY_MS));
}

const takesBack = (texts: Texts): Step => ({
  title: 'Two days later one paragraph is taken back in the chat; a mark stays in its place',
  run: async (stage) => {
    await comesLater(stage, 2);
    const author = await stage.player(texts.author);
    await author.says('discussions');
    await author.presses('discussion.read');
    await author.presses('contribution.ask-withdraw');
    await stage.chat(author, 'All of it, or one paragraph');
    await author.presses('contribution.withdraw', { paragraphs: '1' });
    author.sees(author.words('safety.parts.done'), MARK);
    author.seesNot(texts.secret);
    await stage.chat(author, 'Taken back, with a mark in its place');
  },
});

/** What this person reads of it on the discussion's page and in the chat, and what the words find. */
async function allThatIsRead(stage: Stage, player: Player, texts: Texts): Promise<string> {
  const page = await discussionPage(stage, player, DISCUSSION.title);
  const inTab = (await page.locator('main').textContent()) ?? '';
  await player.says('discussions');
  const inChat = await player.presses('discussion.read');
  // What is looked for stands in the answer: all words of the paragraph but that one.
  const found = await player.says(texts.paragraphs[1].replace(texts.secret, '').trim());
  return [inTab, inChat, found].join('\n');
}

const gone = (texts: Texts): Step => ({
  title: 'It is gone from the thread in channel, chat and tab, and from what search finds',
  run: async (stage) => {
    await until(
      `The end of “${texts.secret}” in the channel`,
      async () => (await inChannel(stage, texts.secret)) === 0,
      SEEN_MS,
      1_000,
    );
    const reader = await stage.player(READER);
    const shown = await allThatIsRead(stage, reader, texts);
    stage.check(shown.includes(MARK), 'No mark stands where it was taken back.');
    stage.check(shown.includes(texts.paragraphs[2].slice(0, 40)), 'The rest is gone with it.');
    stage.check(!shown.includes(texts.secret), `“${texts.secret}” is still read.`);
    await stage.photo(stage.page(reader), 'The thread with a mark');
    await stage.chat(reader, 'The thread in the channel', { in: COMMUNITY, at: DISCUSSION.title });
  },
});

const ofDraft = (texts: Texts): Step => ({
  title: 'It is gone from the draft and from every version of it',
  run: async (stage) => {
    const moderator = await stage.player(MODERATOR);
    const { words } = moderator;
    const page = await opensDraft(stage, moderator, DISCUSSION.title);
    const compare = page.getByLabel(words('tab.drafting.versions.compare'));
    await compare.waitFor();
    const versions = await compare.locator('option').all();
    stage.check(versions.length > 2, `There are ${versions.length - 1} versions to compare with.`);
    for (const version of versions) {
      await compare.selectOption((await version.getAttribute('value')) ?? '');
      const shown = `${await page.locator('main').textContent()} ${await writtenOn(page)}`;
      stage.check(
        !shown.includes(texts.secret),
        `A version says it: ${await version.textContent()}`,
      );
    }
    await stage.photo(page, 'Compared with its versions');
  },
});

const published = (texts: Texts): Step => ({
  title: 'Published, every document says it without name, unit or country',
  run: async (stage) => {
    const moderator = await stage.player(MODERATOR);
    const { words } = moderator;
    const page = stage.page(moderator);
    await publishesDraft(stage, moderator, page);
    for (const kind of ['synthesis', 'brief', 'proceedings']) {
      const title = words(`document.${kind}.title`, { title: DISCUSSION.title });
      const { name, bytes } = await stage.sharepoint.filed(title);
      const text = await textOf(name, await bytes());
      stage.note(`SharePoint: “${title}”, ${name}`);
      if (kind === 'synthesis')
        stage.check(text.includes(texts.paraphrase), `It is not in the document: ${text}`);
      const tells = tellsIn(text, texts);
      stage.check(tells.length === 0, `“${title}” says ${tells.join(', ')}: ${text}`);
      stage.check(!text.includes(texts.secret), `“${title}” says what was taken back.`);
    }
  },
});

const weekly = (texts: Texts): Step => ({
  title: 'The week’s digest says nothing of it, nor does anything else that anybody was sent',
  run: async (stage) => {
    const reader = await stage.player(READER);
    await comesLater(stage, 8);
    const digest = async () =>
      (await messages(reader.persona)).some(({ about }) => about === 'digest');
    await stage.moveUntil('The week’s digest', digest, 12);
    await stage.chat(reader, 'The digest of the week');
    const teams = connect(stage.product.tenantUrl);
    for (const { id, name } of await teams.people()) {
      if (name === texts.author) continue;
      const sent = (await (await teams.as(id)).history()).filter(({ from }) => from.kind === 'bot');
      const saying = sent.filter((message) => wordsOf(message).includes(texts.secret));
      stage.check(saying.length === 0, `${name} was sent: ${saying.map(wordsOf).join('\n')}`);
    }
  },
});

export const takingBack = (texts: Texts): readonly Step[] => [
  takesBack(texts),
  gone(texts),
  ofDraft(texts),
  published(texts),
  weekly(texts),
];
