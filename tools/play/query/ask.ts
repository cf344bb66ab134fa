import type { Step } from '../../lib/stage/stage.ts';
import { type Figures, figuresOf } from './figures.ts';
import { BACKGROUND, QUESTION, STOCK, UNANSWERED } from './texts.ts';

export const COMMUNITY = 'formalization';
const MOST = 5;

/** What was found, by its titles in order, as far as a button shows them. */
const found = (actions: readonly string[], open: string): readonly string[] =>
  actions
    .filter((title) => title.startsWith(open))
    .map((title) => title.slice(open.length).replace(/…$/, ''));

let before: Figures | null = null;

const asksPlainly: Step = {
  title: 'Adjoa asks in plain words: at most five items come first, each with its reason',
  run: async (stage) => {
    const adjoa = await stage.player('Adjoa Mensah');
    // What reaches them unasked while others act is heard later.
    for (const name of ['Elena Petrescu', 'Thandiwe Mokoena', 'Mei Tanaka', 'Omar Haddad'])
      await stage.player(name);
    before = await figuresOf(adjoa);
    const shown = await adjoa.says(STOCK);
    const items = found(adjoa.actions(), adjoa.words('bot.search.open'));
    const why = adjoa.words('bot.search.why');
    const reasons = shown.split(why).length - 1;
    stage.check(items.length >= 1 && items.length <= MOST, `She is shown ${items.length} items.`);
    stage.check(reasons === items.length, `${items.length} items have ${reasons} reasons.`);
    stage.check(adjoa.offers('query.form'), 'She cannot ask the community from here.');
    await stage.chat(adjoa, 'Adjoa asks in plain words, and sees what is there already');
  },
};

const answered: Step = {
  title: 'She presses “This answers me”: it is counted, and nothing is posted',
  run: async (stage) => {
    const adjoa = await stage.player('Adjoa Mensah');
    const [first = ''] = found(adjoa.actions(), adjoa.words('bot.search.open'));
    await adjoa.presses(adjoa.words('asking.stock.answers'));
    adjoa.sees(adjoa.words('asking.stock.thanks'), first);
    await stage.chat(adjoa, 'Answered by what was there');
    const after = await figuresOf(adjoa);
    const was = before ?? after;
    stage.check(
      after.asked === was.asked + 1 && after.fromStock === was.fromStock + 1,
      `The figures were ${JSON.stringify(was)} and are ${JSON.stringify(after)}.`,
    );
    stage.check(after.posted === was.posted, 'It was counted as posted.');
    const stands = await adjoa.persona.history(COMMUNITY);
    stage.check(!JSON.stringify(stands).includes(STOCK), 'Her words stand in the channel.');
    const page = await stage.tab(adjoa, '/queries');
    await page
      .getByText(adjoa.words('tab.queries.figures.fromStock', { count: after.fromStock }))
      .first()
      .waitFor();
    await stage.photo(page, 'The figures in the tab');
  },
};

const posts: Step = {
  title: 'Another question is not answered by what is there: she posts it to the community',
  run: async (stage) => {
    const adjoa = await stage.player('Adjoa Mensah');
    await adjoa.says(QUESTION);
    await adjoa.presses('query.form');
    adjoa.sees(adjoa.words('asking.form.who'));
    await stage.chat(adjoa, 'The form to ask the community: the question is there already');
    await adjoa.presses('query.ask', { background: BACKGROUND, community: COMMUNITY });
    adjoa.sees(adjoa.words('asking.asked.title'), adjoa.words('asking.asked.next'));
    await stage.chat(adjoa, 'On its way, and what happens next');
    const omar = await stage.player('Omar Haddad');
    await omar.finds(QUESTION, COMMUNITY);
    omar.sees(BACKGROUND.slice(0, 60), 'Adjoa Mensah');
    await stage.chat(omar, 'The question in the community’s channel', {
      in: COMMUNITY,
      at: QUESTION,
    });
  },
};

const postsInTab: Step = {
  title: 'Elena asks one in the tab, which nobody knows about',
  run: async (stage) => {
    const elena = await stage.player('Elena Petrescu');
    const page = await stage.tab(elena, '/queries/new');
    await page.getByLabel(elena.words('tab.ask.text')).fill(UNANSWERED);
    await page.getByRole('button', { name: elena.words('tab.ask.look'), exact: true }).click();
    const ask = page.getByRole('button', { name: elena.words('tab.ask.ask-community') });
    const background = page.getByLabel(elena.words('tab.ask.background'));
    await ask.or(background).first().waitFor();
    await stage.photo(page, 'Elena sees in the tab what is there');
    if (await ask.isVisible()) await ask.click();
    await page.getByLabel(elena.words('tab.ask.community')).selectOption(COMMUNITY);
    await background.fill('For a note on market fees; Budapest and Belgrade.');
    await page.getByRole('button', { name: elena.words('tab.ask.send'), exact: true }).click();
    await page.getByText(elena.words('tab.ask.done')).first().waitFor();
    stage.note(`**Elena Petrescu** asks in the tab: “${UNANSWERED}”`);
    await elena.finds(UNANSWERED, COMMUNITY);
    await page.getByRole('heading', { level: 1, name: UNANSWERED }).waitFor();
    await page.getByText(elena.words('tab.query.no-reply')).first().waitFor();
    await stage.photo(page, 'Elena’s question is posted');
  },
};

export const ask: readonly Step[] = [asksPlainly, answered, posts, postsInTab];
