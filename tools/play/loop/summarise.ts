import type { Page } from 'playwright-core';
import { textOf } from '../../lib/stage/document.ts';
import type { Player } from '../../lib/stage/player.ts';
import type { Step } from '../../lib/stage/stage.ts';
import { COMMUNITY, startOf } from './discuss.ts';
import { discussionPage } from './moderate.ts';
import { DISCUSSION, EDITED, LATE, OMAR } from './texts.ts';

const PUBLISH_MS = 60_000;

const closes: Step = {
  title: 'The clock reaches its end: it closes by itself and the channel is told',
  run: async (stage) => {
    const carlos = await stage.player('Carlos Mendoza');
    const isClosed = async (): Promise<boolean> => {
      await carlos.says('discusiones');
      await carlos.presses('discussion.read');
      return !carlos.offers('discussion.contribute');
    };
    await stage.moveUntil('The end of the discussion', isClosed);
    carlos.sees(carlos.words('common.states.discussion.closed'));
    await carlos.photo('The closed discussion', 'personal', 1);
    await carlos.photo('The channel after the close', COMMUNITY, 3);
  },
};

const late: Step = {
  title: 'Thiago comes too late: he is told what to do, and his text is kept',
  run: async (stage) => {
    const thiago = await stage.player('Thiago Almeida');
    const post = await thiago.finds(DISCUSSION.title, COMMUNITY);
    const answer = await thiago.replies(post, LATE);
    stage.check(answer.includes(DISCUSSION.title), `Thiago was not told: '${answer}'.`);
    const amina = await stage.player('Amina Diallo');
    await amina.says('modérer');
    amina.sees(startOf(LATE));
    await amina.photo('The late contribution waits for Amina', 'personal', 1);
  },
};

/** A statement that says more than one contribution is given the others as sources too. */
async function restsOnMore(page: Page, amina: Player, authors: readonly string[]): Promise<void> {
  const choose = amina.words('tab.drafting.synthesis.choose-of', { number: 1 });
  await page.getByRole('button', { name: choose, exact: true }).click();
  const dialog = page.getByRole('dialog');
  for (const author of authors) await dialog.getByRole('checkbox', { name: author }).check();
  await dialog.getByRole('button', { name: amina.words('tab.drafting.choose-done') }).click();
  await dialog.waitFor({ state: 'hidden' });
}

const edits: Step = {
  title: 'Amina edits the draft synthesis in the tab, each statement beside its sources',
  run: async (stage) => {
    const amina = await stage.player('Amina Diallo');
    const page = await discussionPage(stage, amina);
    await page.getByRole('link', { name: amina.words('tab.discussion.edit-synthesis') }).click();
    await page.getByText(amina.words('tab.drafting.synthesis.intro')).waitFor();
    const statements = page.locator('[data-statement]');
    const count = await statements.count();
    stage.check(count >= 3, `The draft has ${count} statements.`);
    const dissent = amina.words('tab.synthesis.kind.dissent');
    stage.check(
      (await statements.filter({ hasText: dissent }).count()) > 0,
      `No statement of the draft is a differing view, though Omar wrote: ${OMAR}`,
    );
    await stage.photo(page, 'The draft synthesis in the tab');
    await statements.first().getByRole('textbox').first().fill(EDITED);
    await restsOnMore(page, amina, ['Carlos Mendoza', 'Fatou Ndiaye']);
    stage.note(`**Amina Diallo** changes the first statement: “${EDITED}”, and adds two sources.`);
    const save = amina.words('tab.drafting.save');
    await page.getByRole('button', { name: save, exact: true }).click();
    await page.getByText(amina.words('tab.drafting.synthesis.saved')).first().waitFor();
    await stage.photo(page, 'The statement and what it rests on');
  },
};

const publishes: Step = {
  title: 'She publishes it; the channel is told',
  run: async (stage) => {
    const amina = await stage.player('Amina Diallo');
    const page = stage.page(amina);
    const publish = amina.words('tab.drafting.publish');
    await page.getByRole('button', { name: publish, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: publish, exact: true }).click();
    const published = amina.words('tab.drafting.synthesis.published');
    await page.getByText(published).first().waitFor({ timeout: PUBLISH_MS });
    await stage.photo(page, 'The published synthesis');
    const fatou = await stage.player('Fatou Ndiaye');
    await fatou.finds(fatou.words('bot.post.synthesis-title'), COMMUNITY);
    await fatou.photo('The channel is told', COMMUNITY, 2);
  },
};

const published: Step = {
  title: 'The synthesis is a docx in SharePoint with its metadata',
  run: async (stage) => {
    const amina = await stage.player('Amina Diallo');
    const title = amina.words('document.synthesis.title', { title: DISCUSSION.title });
    const document = await stage.sharepoint.filed(title);
    const { fields, library, name } = document;
    stage.note(`SharePoint, library “${library}”: ${name}; ${JSON.stringify(fields)}`);
    // Where LibreOffice is installed its PDF lies beside it.
    stage.check(/\.(docx|pdf)$/.test(name), 'The synthesis is a docx, or the PDF beside it.');
    for (const column of ['KnowledgeType', 'Language', 'PublishedDate', 'ReviewDate', 'Topics'])
      stage.check(Boolean(fields[column]), `The synthesis has no ${column}.`);
    const text = await textOf(name, await document.bytes());
    stage.check(text.includes(EDITED), 'The document has not the statement that Amina wrote.');
    stage.check(text.includes('Mei Tanaka'), 'The document does not name Mei, who agreed to it.');
    stage.check(!text.includes('Omar Haddad'), 'The document names Omar, who did not agree to it.');
  },
};

const found: Step = {
  title: 'Search finds it, and the next related discussion shows it',
  run: async (stage) => {
    const amina = await stage.player('Amina Diallo');
    const title = amina.words('document.synthesis.title', { title: DISCUSSION.title });
    const fatou = await stage.player('Fatou Ndiaye');
    await fatou.says('enregistrement des vendeuses de marché après un an');
    fatou.sees(title);
    await fatou.photo('Fatou finds the synthesis', 'personal', 2);
    const next = 'Renouveler l’enregistrement des vendeuses : que demander aux mairies ?';
    await amina.says('ouvrir une discussion');
    const alike = await amina.presses('discussion.create', {
      title: next,
      background:
        'Le guide aux mairies se prépare : que leur demander pour que l’enregistrement des vendeuses de marché dure ?',
      question1: 'Quel engagement écrit des mairies aide le plus ?',
    });
    // The discussion that was summarised is shown to her first; hers goes further.
    if (alike.includes(amina.words('planning.alike.what'))) {
      await amina.photo('What looks like it is shown first');
      await amina.presses('discussion.create');
    }
    const carlos = await stage.player('Carlos Mendoza');
    await carlos.finds(next, COMMUNITY);
    carlos.sees(title);
    await carlos.photo('The next discussion shows the synthesis', COMMUNITY, 1);
  },
};

export const summarise: readonly Step[] = [closes, late, edits, publishes, published, found];
