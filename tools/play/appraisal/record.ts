import type { Step } from '../../lib/stage/stage.ts';
import type { Texts } from './texts.ts';

const takesAlong = ({ specialist, question, own }: Texts): Step => ({
  title: 'Her own record, in chat and tab: what came of it first, and a document to take along',
  run: async (stage) => {
    const knows = await stage.player(specialist);
    await knows.says(own);
    knows.sees(knows.words('record.kinds.accepted'), knows.words('record.kinds.thanks'));
    await stage.chat(knows, 'Her year in a few lines');
    const page = await stage.tab(knows, '/my-record');
    const solved = page.getByRole('region', { name: knows.words('record.kinds.accepted') });
    await solved.getByText(question).waitFor();
    const thanked = page.getByRole('region', { name: knows.words('record.kinds.thanks') });
    await thanked.getByText(question).waitFor();
    await page.getByText(knows.words('record.not-in')).waitFor();
    const name = await stage.saves(page, knows.words('record.docx'));
    const year = String((await stage.now()).getUTCFullYear());
    stage.check(
      name.startsWith(knows.words('record.title')) && name.includes(year),
      `The document is called ${name}.`,
    );
    stage.note(`**${specialist}** saves “${name}”.`);
    await stage.photo(page, 'Her own record in the tab');
  },
});

const refused = ({ manager, question, asks }: Texts): Step => ({
  title: 'Her manager asks for it, for a ranking and for a name, and is refused all three',
  run: async (stage) => {
    const boss = await stage.player(manager);
    await boss.says(asks.record);
    boss.sees(boss.words('record.card.none-of-others'));
    await boss.says(asks.ranking);
    boss.sees(boss.words('record.card.none-of-others'));
    boss.seesNot(question);
    await boss.says(asks.unnamed);
    boss.sees(boss.words('record.card.anonymous'));
    await stage.chat(boss, 'Neither her record, nor a ranking, nor a name');
    const page = await stage.tab(boss, '/my-record');
    await page.getByRole('heading', { level: 1, name: boss.words('record.title') }).waitFor();
    stage.check(
      (await page.getByText(question).count()) === 0,
      'Her question stands in his record.',
    );
  },
});

/** Set by default (FR-ANA-6): figures of fewer people are withheld. */
const FEWEST = 5;

const figures = ({ specialist, manager }: Texts): Step => ({
  title: 'Figures are of many people: those of too few are withheld, and nobody can be chosen',
  run: async (stage) => {
    const boss = await stage.player(manager);
    const page = await stage.tab(boss, '/insights');
    await page.getByRole('heading', { level: 1, name: boss.words('figures.title') }).waitFor();
    await page.getByText(boss.words('figures.what', { smallest: FEWEST })).waitFor();
    await page.getByText(boss.words('figures.standing.withheld')).first().waitFor();
    // Nor among those whose figures he may choose.
    stage.check((await page.getByText(specialist).count()) === 0, `It names ${specialist}.`);
    await stage.photo(page, 'Figures of many, and which are withheld');
  },
});

const shown = ({ specialist, manager }: Texts): Step => ({
  title:
    'She shows him her year until a day; he reads it, and by name only what all staff may read',
  run: async (stage) => {
    const knows = await stage.player(specialist);
    const page = await stage.tab(knows, '/my-record');
    await page.getByLabel(knows.words('record.show.reader')).fill(manager);
    await page
      .getByRole('button', { name: knows.words('record.show.button'), exact: true })
      .click();
    await page
      .getByRole('button', { name: new RegExp(`^${knows.words('record.show.stop')}|${manager}`) })
      .first()
      .waitFor();
    await stage.photo(page, 'Who may read it, and until when');
    const boss = await stage.player(manager);
    const news = boss.words('record.news.title', { name: specialist, year: '', date: '' });
    const begins = news.slice(0, news.indexOf(specialist) + specialist.length);
    await stage.moveUntil('The news for the manager', () => boss.hasHeard(begins));
    await boss.hears(begins);
    await stage.chat(boss, 'He hears that she shows it to him');
    const his = await stage.tab(boss, '/my-record');
    await his.getByRole('link', { name: new RegExp(specialist) }).click();
    await his.getByRole('heading', { level: 1, name: new RegExp(specialist) }).waitFor();
    await his.getByText(boss.words('record.kinds.accepted')).first().waitFor();
    await stage.photo(his, 'What she shows him');
  },
});

export const record = (texts: Texts): readonly Step[] => [
  takesAlong(texts),
  refused(texts),
  figures(texts),
  shown(texts),
];
