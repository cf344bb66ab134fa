import type { Page } from 'playwright-core';
import type { Language } from '../../../src/kernel/language.ts';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { labelled } from '../../lib/stage/words.ts';
import { until } from '../../lib/wait.ts';
import { discussionPage, opensFor, startOf } from '../discussion/part.ts';
import { closesNow, opensDraft, publishesDraft } from '../discussion/synthesis.ts';
import {
  COMMUNITY,
  DISCUSSION,
  localeOf,
  MODERATOR,
  others,
  POSTS,
  type Post,
  type Texts,
} from './texts.ts';

const DAYS = 10;
const PUBLISH_MS = 90_000;

const opens: Step = {
  title: 'An e-discussion is opened in English; three post, each in their language and place',
  run: async (stage) => {
    const moderator = await stage.player(MODERATOR);
    await opensFor(stage, moderator, { ...DISCUSSION, community: COMMUNITY }, DAYS);
    for (const post of POSTS) await SAYING[post.by](stage, await stage.player(post.name), post);
  },
};

type Saying = (stage: Stage, player: Player, post: Post) => Promise<void>;

const SAYING: Readonly<Record<Post['by'], Saying>> = {
  channel: async (_stage, player, { text }) => {
    const post = await player.finds(DISCUSSION.title, COMMUNITY);
    await player.replies(post, text);
  },
  chat: async (_stage, player, { text }) => {
    await player.says('discussions');
    await player.presses('discussion.read');
    await player.presses('discussion.contribute', { text, question: '0' });
    player.sees(startOf(text));
  },
  tab: async (stage, player, { text }) => {
    const page = await discussionPage(stage, player, DISCUSSION.title);
    const { words } = player;
    await page.getByLabel(words('tab.writing.contribute.text')).first().fill(text);
    await page.getByRole('button', { name: words('tab.writing.send'), exact: true }).click();
    await page.getByText(words('tab.contribute.done.published')).first().waitFor();
    stage.note(`**${player.name}** writes in the tab: “${text}”`);
  },
};

/** Each post whole and unchanged, with the name of its language, and told to whoever has it read aloud. */
async function eachWithLanguage(stage: Stage, page: Page, reader: Player): Promise<void> {
  for (const { name, language, text } of POSTS) {
    const entry = page.getByRole('listitem').filter({ hasText: text }).first();
    await entry.waitFor();
    const tag = entry.getByText(labelled(reader.words(`common.languages.${language}`)));
    stage.check((await tag.count()) > 0, `What ${name} wrote does not say its language.`);
    stage.check(
      (await entry.locator(`p[lang="${language}"]`, { hasText: text }).count()) === 1,
      `What ${name} wrote is not marked as ${language} in the page.`,
    );
  }
}

const read = ({ reader: name, language }: Texts): Step => ({
  title: 'The reader has the page in the own language, and each post with its language',
  run: async (stage) => {
    const reader = await stage.player(name);
    const page = await discussionPage(stage, reader, DISCUSSION.title);
    const shown = await page.evaluate(() => document.documentElement.lang);
    stage.check(shown === language, `The page is in “${shown}”.`);
    await eachWithLanguage(stage, page, reader);
    // What is in another language than the reader's is marked: the discussion itself too.
    const title = page.getByRole('heading', { level: 1 });
    stage.check((await title.getAttribute('lang')) === 'en', 'The title is not marked as English.');
    await datesIn(stage, page, language);
    await stage.photo(page, 'One discussion in three languages');
  },
});

/** Every moment on the page is written as the reader's language writes it. */
async function datesIn(stage: Stage, page: Page, language: Texts['language']): Promise<void> {
  const times = await page.locator('main time').all();
  stage.check(times.length > 0, 'The page says no date.');
  const month = new Intl.DateTimeFormat(localeOf(language), { month: 'long', timeZone: 'UTC' });
  for (const time of times) {
    const at = new Date((await time.getAttribute('datetime')) ?? '');
    const words = (await time.textContent()) ?? '';
    stage.check(words.includes(month.format(at)), `A date reads “${words}”.`);
  }
  const main = (await page.locator('main').textContent()) ?? '';
  for (const broken of ['Invalid', 'NaN', 'undefined', '{{'])
    stage.check(!main.includes(broken), `The page says “${broken}”.`);
}

const inChat = ({ reader: name }: Texts): Step => ({
  title: 'In the chat the same, with words of the reader’s language around it',
  run: async (stage) => {
    const reader = await stage.player(name);
    await reader.says('discussions');
    reader.sees(reader.words('bot.discussions.title'));
    await reader.presses('discussion.read');
    for (const { language, text } of POSTS)
      reader.sees(startOf(text), reader.words(`common.languages.${language}`));
    await stage.chat(reader, 'The same in the chat');
  },
});

const summed: Step = {
  title: 'The draft of the summary says from which languages it was made; none is left out',
  run: async (stage) => {
    const moderator = await stage.player(MODERATOR);
    const { words } = moderator;
    await closesNow(stage, moderator, DISCUSSION.title);
    const page = await opensDraft(stage, moderator, DISCUSSION.title);
    const [made = ''] = words('tab.drafting.synthesis.languages', { languages: '\n' }).split('\n');
    const line = (await page.getByText(made).first().textContent()) ?? '';
    const drafted = (await page.locator('main').textContent()) ?? '';
    for (const { name, language } of POSTS) {
      stage.check(line.includes(words(`common.languages.${language}`)), `It says “${line}”.`);
      stage.check(drafted.includes(name), `What ${name} wrote is not behind the draft.`);
    }
    await stage.photo(page, 'The draft says in which languages people wrote');
  },
};

/** Begins the line that says in which languages people wrote. */
const fedBy = ({ words }: Player): string =>
  words('tab.drafting.synthesis.languages', { languages: '\n' }).split('\n')[0] ?? '';

const offered = ({ reader: name, language }: Texts): Step => ({
  title: 'Published, it says which languages fed it and is offered in each, the reader’s own first',
  run: async (stage) => {
    const moderator = await stage.player(MODERATOR);
    await publishesDraft(stage, moderator, stage.page(moderator));
    const reader = await stage.player(name);
    const { words } = reader;
    const document = words('tab.synthesis.documents.synthesis');
    const inLanguage = (one: Language) =>
      words('tab.synthesis.documents.named', {
        document,
        language: words(`common.languages.${one}`),
      });
    const page = await until(
      'The synthesis in every language',
      async () => {
        const shown = await discussionPage(stage, reader, DISCUSSION.title);
        await shown
          .getByRole('link', { name: words('tab.discussion.read-synthesis') })
          .first()
          .click();
        await shown.getByText(fedBy(reader)).first().waitFor();
        const links = shown.getByRole('link', { name: inLanguage(language) });
        return (await links.count()) > 0 ? shown : null;
      },
      PUBLISH_MS,
      2_000,
    );
    const line = (await page.getByText(fedBy(reader)).first().textContent()) ?? '';
    for (const { language: fed } of POSTS)
      stage.check(line.includes(words(`common.languages.${fed}`)), `It says “${line}”.`);
    const shown = (await page.locator('main').textContent()) ?? '';
    const places = [language, ...others(language)].map((one) => shown.indexOf(inLanguage(one)));
    stage.check(!places.includes(-1), 'It is not offered in every language.');
    stage.check(Math.min(...places) === places[0], 'The reader’s own language is not the first.');
    await stage.photo(page, 'Offered in each language');
  },
});

export const thread = (texts: Texts): readonly Step[] => [opens, read(texts), inChat(texts)];
export const summary = (texts: Texts): readonly Step[] => [summed, offered(texts)];
