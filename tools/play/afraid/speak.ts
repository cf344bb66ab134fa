import type { Page } from 'playwright-core';
import { wordsOf } from '../../lib/client.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { opensFor, startOf } from '../discussion/part.ts';
import { closesNow, opensDraft } from '../discussion/synthesis.ts';
import { COMMUNITY, DISCUSSION, MODERATOR, OTHERS, READER, type Texts } from './texts.ts';

const DAYS = 10;

const opens: Step = {
  title: 'A discussion is open, and two have spoken; a colleague hears of it once a week',
  run: async (stage) => {
    const moderator = await stage.player(MODERATOR);
    await opensFor(stage, moderator, { ...DISCUSSION, community: COMMUNITY }, DAYS);
    for (const [name, text] of OTHERS) {
      const player = await stage.player(name);
      await player.replies(await player.finds(DISCUSSION.title, COMMUNITY), text);
    }
    const reader = await stage.player(READER);
    await reader.says('notices');
    await reader.presses('notice.save', { level0: 'weekly' });
    reader.sees(reader.words('notices.saved'));
  },
};

const asks = (texts: Texts): Step => ({
  title: 'Before the first word: who will see it, whether it is quoted, how it is taken back',
  run: async (stage) => {
    const author = await stage.player(texts.author);
    await author.says(texts.asks);
    author.sees(author.words('bot.privacy.title'));
    await stage.chat(author, 'Asked before the first word');
  },
});

const speaks = (texts: Texts): Step => ({
  title: 'Written to the community, without consent to be quoted',
  run: async (stage) => {
    const author = await stage.player(texts.author);
    await author.says('discussions');
    await author.presses('discussion.read');
    const text = texts.paragraphs.join('\n\n');
    await author.presses('discussion.contribute', { text, question: '0' });
    author.sees(author.words('bot.received.consent.paraphrase'));
    await stage.chat(author, 'What is kept, and that it names nobody');
    const reader = await stage.player(READER);
    await reader.finds(texts.secret, COMMUNITY);
  },
});

/** Words of the author, unit or country that stand in a text. */
export const tellsIn = (shown: string, { tells }: Texts): readonly string[] =>
  tells.filter((word) => shown.includes(word));

const drafted = (texts: Texts): Step => ({
  title: 'What tells who said it is pointed out in the draft, and said otherwise',
  run: async (stage) => {
    const moderator = await stage.player(MODERATOR);
    const { words } = moderator;
    await closesNow(stage, moderator, DISCUSSION.title);
    const page = await opensDraft(stage, moderator, DISCUSSION.title);
    const telling = page.locator('[data-statement]').filter({
      has: page.getByRole('textbox').filter({ hasText: startOf(texts.paragraphs[0]) }),
    });
    await telling.getByText(words('support.hint-tells')).waitFor();
    await stage.photo(page, 'Pointed out: this tells who said it');
    await telling.getByRole('textbox').first().fill(texts.paraphrase);
    await page.getByRole('button', { name: words('tab.drafting.save'), exact: true }).click();
    await page.getByText(words('tab.drafting.synthesis.saved')).first().waitFor();
    stage.note(`**${MODERATOR}** says it otherwise: “${texts.paraphrase}”`);
    const said = await writtenOn(page);
    const tells = tellsIn(said, texts);
    stage.check(tells.length === 0, `The statements say ${tells.join(', ')}: ${said}`);
    await stage.photo(page, 'Said without name, unit or country');
  },
});

/** What stands in the fields of a page. */
export const writtenOn = (page: Page): Promise<string> =>
  page
    .locator('main textarea')
    .evaluateAll((fields) =>
      fields.map((field) => ('value' in field ? String(field.value) : '')).join('\n'),
    );

/** All that Praxis and people have in the channel that says this. */
export async function inChannel(stage: Stage, words: string): Promise<number> {
  const reader = await stage.player(READER);
  const all = await reader.persona.history(COMMUNITY);
  return all.filter((message) => !message.deleted && wordsOf(message).includes(words)).length;
}

export const speaking = (texts: Texts): readonly Step[] => [
  opens,
  asks(texts),
  speaks(texts),
  drafted(texts),
];
