import type { Page } from 'playwright-core';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { labelled } from '../../lib/stage/words.ts';
import { until } from '../../lib/wait.ts';
import { foreignPaper, GUIDE, localeOf, others, type Paper, type Texts, TOPIC } from './texts.ts';

const LIBRARY = 'Published knowledge';
const READ_MS = 90_000;
const MOST_PAGES = 6;

async function files(stage: Stage, paper: Paper, topics: string): Promise<void> {
  const { file, title, text, abstract, language } = paper;
  const owner = await stage.player('Claire Fontaine');
  await stage.sharepoint.file(LIBRARY, file, text, {
    Title: title,
    KnowledgeType: 'guide',
    Language: language,
    PublishedDate: '2026-05-04T00:00:00Z',
    ReviewDate: '2029-05-04T00:00:00Z',
    Unit: 'RESEARCH',
    Topics: topics,
    Abstract: abstract,
    OwnerId: owner.persona.person.id,
  });
  stage.note(`“${title}” is filed in SharePoint, tagged “${topics}”.`);
}

/** The card of a document among what a search has found; null while it is not there. */
async function cardOf(stage: Stage, player: Player, q: string, title: string) {
  const page = await stage.tab(player, `/search?${new URLSearchParams({ q })}`);
  await page.locator('main').getByRole('listitem').first().waitFor();
  const card = page.locator('main li').filter({
    has: page.getByRole('heading').getByRole('link', { name: title }),
  });
  const more = page.getByRole('button', { name: player.words('tab.search.more', { count: 10 }) });
  for (let pages = 1; pages < MOST_PAGES; pages += 1) {
    if ((await card.count()) > 0) return { page, card: card.first() };
    if (!(await more.isVisible())) break;
    const before = await page.locator('main').getByRole('heading').count();
    await more.click();
    await page.waitForFunction(
      (count) => document.querySelectorAll('main :is(h2, h3)').length > count,
      before,
    );
  }
  return (await card.count()) > 0 ? { page, card: card.first() } : null;
}

const translated = ({ reader: name, language, looksFor }: Texts): Step => ({
  title: 'One guide in three languages is one result: the reader’s own first, the others beside it',
  run: async (stage) => {
    for (const paper of GUIDE) await files(stage, paper, 'informality');
    const reader = await stage.player(name);
    const own = GUIDE.find((paper) => paper.language === language);
    const rest = GUIDE.filter((paper) => paper.language !== language);
    const { page, card } = await until(
      'The guide with its translations',
      async () => {
        const found = await cardOf(stage, reader, looksFor, own?.title ?? '');
        const words = found ? await found.card.textContent() : '';
        return rest.every(({ title }) => words?.includes(title)) ? found : null;
      },
      READ_MS,
      2_000,
    );
    const forms = (await card.getByRole('list').first().textContent()) ?? '';
    for (const other of others(language)) {
      const mark = reader.words('finding.form.translation', {
        language: reader.words(`common.languages.${other}`),
      });
      stage.check(forms.includes(mark), `The form in ${other} is not marked: ${forms}`);
    }
    for (const { title } of rest)
      stage.check(
        (await page.locator('main').getByRole('heading').getByText(title).count()) === 0,
        `“${title}” is a result of its own beside its translation.`,
      );
    await stage.photo(page, 'One guide, the reader’s own language first');
    await reader.says(looksFor);
    reader.sees(own?.title ?? '');
    await stage.chat(reader, 'The same search in the chat');
  },
});

async function rates(page: Page, player: Player, grade: number): Promise<void> {
  const { words } = player;
  for (const key of ['quality', 'usefulness'])
    await page
      .getByRole('radiogroup', { name: words(`item.feedback.${key}`) })
      .getByRole('radio', { name: words(`item.feedback.grade.${grade}`), exact: true })
      .check();
  await page.getByRole('button', { name: words('item.feedback.send'), exact: true }).click();
  await page.getByText(words('item.feedback.thanks')).first().waitFor();
}

const numbered = ({ reader: name, raters, looksFor, language }: Texts): Step => ({
  title: 'Figures are written as the reader’s language writes them',
  run: async (stage) => {
    const own = GUIDE.find((paper) => paper.language === language);
    const reader = await stage.player(name);
    const found = await cardOf(stage, reader, looksFor, own?.title ?? '');
    await found?.card.getByRole('link', { name: reader.words('finding.about') }).click();
    await stage
      .page(reader)
      .getByRole('heading', { level: 1, name: own?.title ?? '' })
      .waitFor();
    const path = new URL(stage.page(reader).url()).pathname.replace(/^\/tab/, '');
    for (const [rater, grade] of raters) {
      const player = await stage.player(rater);
      await rates(await stage.tab(player, path), player, grade);
    }
    const all = raters.reduce((sum, [, grade]) => sum + grade, 0);
    const average = new Intl.NumberFormat(localeOf(language)).format(all / raters.length);
    const again = await cardOf(stage, reader, looksFor, own?.title ?? '');
    const words = (await again?.card.textContent()) ?? '';
    stage.check(words.includes(average), `The average is not written ${average}: ${words}`);
    await stage.photo(stage.page(reader), 'An average as this language writes it');
  },
});

const acrossLanguages = ({ reader: name, language }: Texts): Step => ({
  title:
    'A search in the reader’s language finds what is tagged in another one, marked with its language',
  run: async (stage) => {
    const paper = foreignPaper(language);
    await files(stage, paper, vocabulary.label(TOPIC, paper.language));
    const reader = await stage.player(name);
    const q = vocabulary.label(TOPIC, language);
    stage.check(
      !`${paper.title} ${paper.text}`.toLowerCase().includes(q.toLowerCase()),
      'The paper has the words themselves.',
    );
    const { page, card } = await until(
      `“${paper.title}” for “${q}”`,
      () => cardOf(stage, reader, q, paper.title),
      READ_MS,
      2_000,
    );
    const tag = card.getByText(labelled(reader.words(`common.languages.${paper.language}`)));
    stage.check((await tag.count()) > 0, 'The result does not say that it is in another language.');
    stage.note(`**${name}** searches “${q}” and finds “${paper.title}”.`);
    await card.scrollIntoViewIfNeeded();
    await stage.photo(page, 'Found by a tag in another language');
  },
});

export const finding = (texts: Texts): readonly Step[] => [
  translated(texts),
  numbered(texts),
  acrossLanguages(texts),
];
