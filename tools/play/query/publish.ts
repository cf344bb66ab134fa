import type { Page } from 'playwright-core';
import { textOf } from '../../lib/stage/document.ts';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { COMMUNITY } from './ask.ts';
import { figuresOf } from './figures.ts';
import { questionPage, startOf } from './reply.ts';
import { CARLOS, EDITED, LATER, MEI, MISSING, OMAR, QUESTION, THIAGO } from './texts.ts';

const PUBLISH_MS = 60_000;

/** A button shows as much of a title as it holds. */
const isShort = (shown: string, whole: string): boolean =>
  shown !== '' && whole.startsWith(shown.replace(/…$/, ''));

const titleFor = (player: Player): string =>
  player.words('asking.document.title', { question: QUESTION });

/** The moderator's desk for the reply, reached from the question's page. */
async function desk(stage: Stage, player: Player): Promise<Page> {
  const page = await questionPage(stage, player);
  await page.getByRole('link', { name: player.words('tab.query.edit-consolidated') }).click();
  await page.getByText(player.words('tab.drafting.consolidated.intro')).waitFor();
  return page;
}

async function publishes(page: Page, player: Player): Promise<void> {
  const publish = player.words('tab.drafting.publish');
  await page.getByRole('button', { name: publish, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: publish, exact: true }).click();
  const published = player.words('tab.drafting.consolidated.published');
  await page.getByText(published).first().waitFor({ timeout: PUBLISH_MS });
}

const due: Step = {
  title:
    'After ten days the consolidated reply is due: a draft is ready, each point with its replies',
  run: async (stage) => {
    const thandiwe = await stage.player('Thandiwe Mokoena');
    const wanted = thandiwe.words('asking.notice.query-due');
    await stage.moveUntil('The notice that it is due', () => thandiwe.hasHeard(wanted));
    await thandiwe.hears(wanted);
    thandiwe.sees(QUESTION.slice(0, 60));
    await thandiwe.presses('consolidated.read');
    thandiwe.sees(thandiwe.words('asking.consolidated.states.draft'));
    await stage.chat(thandiwe, 'The draft reply in the chat');
  },
};

const edits: Step = {
  title: 'Thandiwe edits it in the tab, each point beside its replies',
  run: async (stage) => {
    const thandiwe = await stage.player('Thandiwe Mokoena');
    const page = await desk(stage, thandiwe);
    const points = page.locator('[data-statement]');
    const count = await points.count();
    stage.check(count >= 3, `The draft has ${count} points for three replies.`);
    await stage.photo(page, 'The draft of the consolidated reply');
    await page
      .getByLabel(thandiwe.words('tab.drafting.consolidated.statement', { number: 1 }), {
        exact: true,
      })
      .fill(EDITED);
    const choose = thandiwe.words('tab.drafting.consolidated.choose-of', { number: 1 });
    await page.getByRole('button', { name: choose, exact: true }).click();
    const dialog = page.getByRole('dialog');
    for (const author of ['Omar Haddad', 'Thiago Almeida', 'Mei Tanaka'])
      await dialog.getByRole('checkbox', { name: author }).check();
    await stage.photo(page, 'Which replies the point rests on');
    await dialog.getByRole('button', { name: thandiwe.words('tab.drafting.choose-done') }).click();
    await dialog.waitFor({ state: 'hidden' });
    const save = thandiwe.words('tab.drafting.save');
    await page.getByRole('button', { name: save, exact: true }).click();
    await page.getByText(thandiwe.words('tab.drafting.consolidated.saved')).first().waitFor();
    stage.note(`**Thandiwe Mokoena** changes the first point: “${EDITED}”`);
    await stage.photo(page, 'The edited point, resting on three replies');
  },
};

const first: Step = {
  title: 'She publishes it: the channel, the asker and those who replied are told',
  run: async (stage) => {
    const thandiwe = await stage.player('Thandiwe Mokoena');
    const page = stage.page(thandiwe);
    await publishes(page, thandiwe);
    await stage.photo(page, 'The published reply');
    const omar = await stage.player('Omar Haddad');
    await omar.finds(omar.words('asking.post.replied-title'), COMMUNITY);
    omar.sees(EDITED.slice(0, 60));
    await stage.chat(omar, 'The channel is told', { in: COMMUNITY, at: QUESTION });
    const adjoa = await stage.player('Adjoa Mensah');
    const wanted = adjoa.words('asking.notice.query-answered');
    await stage.moveUntil('The notice to Adjoa', () => adjoa.hasHeard(wanted));
    await adjoa.hears(wanted);
    adjoa.sees(adjoa.words('asking.notice.helped'));
    await stage.chat(adjoa, 'Adjoa is asked whether it helped');
    const mei = await stage.player('Mei Tanaka');
    const used = mei.words('asking.notice.reply-used');
    await stage.moveUntil('The notice to Mei', () => mei.hasHeard(used));
    await mei.hears(used);
  },
};

/** What the published document says, as whoever opens it reads it. */
async function documentText(stage: Stage, player: Player): Promise<string> {
  const document = await stage.sharepoint.filed(titleFor(player));
  const { fields, library, name } = document;
  stage.note(`SharePoint, library “${library}”: ${name}; ${JSON.stringify(fields)}`);
  stage.check(name.endsWith('.docx'), 'The consolidated reply is a docx.');
  for (const column of ['KnowledgeType', 'Language', 'PublishedDate', 'ReviewDate', 'Topics'])
    stage.check(Boolean(fields[column]), `The consolidated reply has no ${column}.`);
  const bytes = await document.openedBy(player.persona.person.id);
  stage.check(bytes !== null, `${player.name} cannot open the consolidated reply.`);
  return textOf(name, bytes ?? new Uint8Array());
}

const document: Step = {
  title: 'It is a docx in SharePoint, which Adjoa opens: all replies in full, only Mei by her name',
  run: async (stage) => {
    const adjoa = await stage.player('Adjoa Mensah');
    const text = await documentText(stage, adjoa);
    for (const wanted of [EDITED, OMAR, THIAGO, MEI])
      stage.check(text.includes(wanted), `The document does not say “${startOf(wanted)}”.`);
    stage.check(text.includes('Mei Tanaka'), 'The document does not name Mei, who agreed to it.');
    for (const name of ['Omar Haddad', 'Thiago Almeida'])
      stage.check(!text.includes(name), `The document names ${name}, who did not agree to it.`);
  },
};

const unsolved: Step = {
  title: 'Adjoa says in the tab that it is not solved, and what is missing',
  run: async (stage) => {
    const adjoa = await stage.player('Adjoa Mensah');
    const page = await stage.tab(adjoa, '/queries');
    const own = adjoa.words('tab.queries.filter.mine');
    await page.getByRole('button', { name: own, exact: true }).click();
    const say = adjoa.words('tab.queries.say-whether');
    await page.getByRole('link', { name: say }).first().waitFor();
    await stage.photo(page, 'Her own questions: one has its reply');
    await page.getByRole('link', { name: say }).first().click();
    await page.getByText(startOf(OMAR)).first().waitFor();
    await stage.photo(page, 'Did the reply help? Only the asker can say');
    const verdict = adjoa.words('tab.query.judge.unsolved');
    await page.getByRole('button', { name: verdict, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(adjoa.words('tab.query.judge.unsolved-comment')).fill(MISSING);
    await stage.photo(page, 'What is missing?');
    await dialog.getByRole('button', { name: verdict, exact: true }).click();
    await page.getByText(adjoa.words('tab.query.judge.unsolved-done')).first().waitFor();
    stage.note(`**Adjoa Mensah** says that it is not solved: “${MISSING}”`);
    await stage.photo(page, 'The question is open again');
    const carlos = await stage.player('Carlos Mendoza');
    await carlos.says('preguntas');
    carlos.sees(QUESTION);
    const read = carlos.words('asking.list.open-item', { question: QUESTION });
    await carlos.presses(carlos.actions().find((title) => isShort(title, read)) ?? read);
    carlos.sees(MISSING);
    await stage.chat(carlos, 'Carlos reads what is missing');
  },
};

const again: Step = {
  title: 'Carlos knows more; Thandiwe takes it up and publishes a new version',
  run: async (stage) => {
    const carlos = await stage.player('Carlos Mendoza');
    const post = await carlos.finds(QUESTION, COMMUNITY);
    await carlos.replies(post, CARLOS);
    const thandiwe = await stage.player('Thandiwe Mokoena');
    const page = await desk(stage, thandiwe);
    const use = thandiwe.words('tab.consolidated.use-of', { author: 'Carlos Mendoza' });
    await page.getByRole('button', { name: use }).waitFor();
    await stage.photo(page, 'The later reply is offered, not merged by itself');
    await page.getByRole('button', { name: use }).click();
    await publishes(page, thandiwe);
    await stage.photo(page, 'The new version is published');
    const adjoa = await stage.player('Adjoa Mensah');
    let text = '';
    for (let looks = 0; looks < 20 && !text.includes(CARLOS); looks += 1)
      text = await documentText(stage, adjoa);
    stage.check(text.includes(CARLOS), 'The new version has not what Carlos wrote.');
    stage.check(text.includes(EDITED), 'The new version has lost what Thandiwe wrote.');
    const names = await stage.sharepoint.foundBy(adjoa.persona.person.id, titleFor(adjoa));
    const same = names.filter((name) => name === names[0]);
    stage.check(same.length === 1, `The library holds ${same.length} documents of one reply.`);
  },
};

const solved: Step = {
  title: 'Adjoa marks it solved in the chat, and it is counted',
  run: async (stage) => {
    const adjoa = await stage.player('Adjoa Mensah');
    const was = await figuresOf(adjoa);
    const wanted = adjoa.words('asking.notice.query-answered');
    await stage.moveUntil('The notice of the new version', () => adjoa.hasHeard(wanted));
    await adjoa.hears(wanted);
    await adjoa.presses(adjoa.words('asking.judge.solved'));
    adjoa.sees(adjoa.words('asking.judge.done-solved'), adjoa.words('asking.verdicts.solved'));
    await stage.chat(adjoa, 'Solved', { at: adjoa.words('asking.judge.done-solved') });
    const is = await figuresOf(adjoa);
    stage.check(is.solved === was.solved + 1, `${was.solved} were solved, now ${is.solved}.`);
    stage.check(is.replied >= 1, `${is.replied} have a consolidated reply.`);
    await stage.chat(adjoa, 'The figures: asked, answered by what was there, replied, solved');
  },
};

const found: Step = {
  title: 'Months later Ananya asks in other words, and finds the reply first',
  run: async (stage) => {
    const ananya = await stage.player('Ananya Bose');
    await ananya.says(LATER);
    const [best = ''] = ananya.actions();
    const wanted = ananya.words('bot.search.open', { title: titleFor(ananya) });
    stage.check(isShort(best, wanted), `The first thing she finds is “${best}”.`);
    await stage.chat(ananya, 'Ananya finds the consolidated reply first');
  },
};

export const publish: readonly Step[] = [
  due,
  edits,
  first,
  document,
  unsolved,
  again,
  solved,
  found,
];
