import { textOf } from '../../lib/stage/document.ts';
import type { Step } from '../../lib/stage/stage.ts';
import type { Texts } from './texts.ts';

const publishes = ({
  manager,
  project,
  drafts,
  lessons,
  outputs,
  keeper,
  forecast,
}: Texts): Step => ({
  title:
    'It goes out with its topics and countries; the document says lessons, keepers and forecast',
  run: async (stage) => {
    const asks = await stage.player(manager);
    await asks.says(drafts);
    await asks.presses('capture.open');
    asks.sees(asks.words('bot.capture.complete'));
    await asks.presses('capture.publish');
    asks.sees(asks.words('bot.capture.thanks'));
    await asks.hears(asks.words('bot.capture.findable'));
    await stage.chat(asks, 'The project is closed, and what it leaves is found');
    const file = await stage.sharepoint.filed(project);
    stage.note(
      `SharePoint, library “${file.library}”: ${file.name}; ${JSON.stringify(file.fields)}`,
    );
    for (const column of ['Topics', 'Countries'])
      stage.check(Boolean(file.fields[column]), `Its column ${column} is empty.`);
    const bytes = await file.bytes();
    stage.keep(file.name, bytes);
    const text = await textOf(file.name, bytes);
    const said = [...lessons.map((row) => row[0] ?? ''), ...outputs.map((row) => row[1] ?? '')];
    for (const words of [...said, keeper, forecast])
      stage.check(text.includes(words), `The document does not say “${words}”.`);
    const page = await stage.tab(asks, '/captures');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const open = page.getByRole('region', { name: asks.words('tab.captures.prompts') });
    stage.check(
      (await open.getByText(project).count()) === 0,
      'The project’s end is asked about all the same.',
    );
  },
});

const practice = ({ manager, practice: { words, cards, list }, sponsor }: Texts): Step => ({
  title: 'Its good practice is written down as tried in one place, and enters the pipeline there',
  run: async (stage) => {
    const asks = await stage.player(manager);
    await asks.says(words);
    const next = asks.words('bot.capture.next');
    for (const card of cards) await asks.presses(next, card);
    asks.sees(asks.words('bot.capture.complete'));
    await asks.presses('capture.publish');
    await asks.hears(asks.words('bot.capture.findable'));
    await asks.says(list);
    asks.sees(asks.words('pipeline.stage.pilot'), cards[0]?.title ?? '');
    await asks.presses('practice.read');
    asks.sees(asks.words('pipeline.wants-sponsor'));
    const why = { colleague: sponsor.name, reason: sponsor.reason };
    await asks.presses(asks.words('pipeline.verb.sponsor'));
    await asks.presses('practice.decide', why);
    asks.sees(asks.words('pipeline.done'), sponsor.name, asks.words('pipeline.stage.pilot'));
    await stage.chat(asks, 'In the pipeline as a pilot, with a sponsor');
    const reader = await stage.player(sponsor.name);
    const page = await stage.tab(reader, '/practices');
    const pilot = page.getByRole('region', { name: reader.words('pipeline.stage.pilot') });
    await pilot.getByRole('link', { name: cards[0]?.title ?? '' }).waitFor();
    await stage.photo(page, 'The pipeline as everybody sees it');
  },
});

export const going = (texts: Texts): readonly Step[] => [publishes(texts), practice(texts)];
