import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { Unexpected } from '../../lib/stage/unexpected.ts';
import { type Figures, figuresOf } from '../query/figures.ts';
import type { Texts } from './texts.ts';

const MOST = 5;
/** People who are named beside what was found. */
const MOST_PEOPLE = 2;

const beginning = (words: string): string => words.split('{{')[0] ?? words;

/** The lines of the answer that stand for this word of the product, whatever it is filled with. */
const linesOf = (shown: string, words: string): readonly string[] =>
  shown.split('\n').filter((line) => line.startsWith(beginning(words)));

let before: Figures | null = null;

const asks = ({ asker, question }: Texts): Step => ({
  title: 'The question in plain words: at most five items, each with reason, date and quality',
  run: async (stage) => {
    const player = await stage.player(asker);
    before = await figuresOf(player);
    const shown = await player.says(question);
    const reasons = linesOf(shown, player.words('bot.search.why'));
    stage.check(reasons.length >= 1, 'Nothing that is there has a reason.');
    stage.check(reasons.length <= MOST, `${reasons.length} items are pushed.`);
    const opened = linesOf(shown.replaceAll(/^\[\d+\] /gm, ''), player.words('bot.search.open'));
    stage.check(
      opened.length === reasons.length,
      `${opened.length} items have ${reasons.length} reasons.`,
    );
    await stage.chat(player, 'What is there comes first, and two who know');
  },
});

/** Who is named in the tab beside what was found. */
async function peopleOn(stage: Stage, player: Player): Promise<readonly string[]> {
  const page = stage.page(player);
  const known = page.getByRole('region', { name: player.words('preparing.beside.title') });
  const cards = known.getByRole('listitem').filter({ has: page.getByRole('heading') });
  return cards.allTextContents();
}

const besides = ({ asker, question }: Texts): Step => ({
  title:
    'In the tab the same, with two people outside the asker’s own unit; all of it can be opened',
  run: async (stage) => {
    const player = await stage.player(asker);
    const page = await stage.tab(player, '/queries/new');
    await page.getByLabel(player.words('tab.ask.text')).fill(question);
    await page.getByRole('button', { name: player.words('tab.ask.look'), exact: true }).click();
    const found = page.getByRole('region', { name: player.words('tab.ask.found-title') });
    await found.getByRole('heading', { level: 3 }).first().waitFor();
    const links = await found.getByRole('heading', { level: 3 }).getByRole('link').all();
    stage.check(links.length <= MOST, `${links.length} items are pushed.`);
    for (const link of links) {
      await mayOpen(stage, player, ((await link.textContent()) ?? '').trim());
    }
    const people = await peopleOn(stage, player);
    stage.check(
      people.length > 0 && people.length <= MOST_PEOPLE,
      `${people.length} people are named.`,
    );
    const unit = player.persona.person.unit;
    for (const words of people)
      stage.check(
        !words.includes(` ${unit}`),
        `Somebody of her own unit ${unit} is named: ${words}`,
      );
    await stage.photo(page, 'The same in the tab');
  },
});

/** What she is shown, SharePoint opens for her. */
async function mayOpen(stage: Stage, player: Player, title: string): Promise<void> {
  const { id } = player.persona.person;
  const filed = await stage.sharepoint.filed(title);
  if ((await filed.openedBy(id)) === null)
    throw new Unexpected(`${player.name} is shown “${title}” and may not open it.`);
}

const answered = ({ asker, question }: Texts): Step => ({
  title: '“This answers me”: counted as answered by what was there, and nothing is posted',
  run: async (stage) => {
    const player = await stage.player(asker);
    await player.says(question);
    await player.presses(player.words('asking.stock.answers'));
    player.sees(player.words('asking.stock.thanks'));
    await stage.chat(player, 'Answered by what was there');
    const after = await figuresOf(player);
    const was = before ?? after;
    stage.check(
      after.asked === was.asked + 1 && after.fromStock === was.fromStock + 1,
      `The figures were ${JSON.stringify(was)} and are ${JSON.stringify(after)}.`,
    );
    stage.check(after.posted === was.posted, 'It was counted as posted.');
    const { persona } = player;
    for (const { slug, kind } of await persona.places()) {
      if (kind === 'personal' || !slug) continue;
      const stands = JSON.stringify(await persona.history(slug));
      stage.check(!stands.includes(question), `The question stands in the channel of ${slug}.`);
    }
  },
});

export const asking = (texts: Texts): readonly Step[] => [
  asks(texts),
  besides(texts),
  answered(texts),
];
