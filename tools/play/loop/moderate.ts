import type { Page } from 'playwright-core';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { startOf } from './discuss.ts';
import { DISCUSSION, HIDE_REASON, KARIM, OMAR } from './texts.ts';

/** The discussion's page in the tab, reached as a reader reaches it. */
export async function discussionPage(stage: Stage, player: Player): Promise<Page> {
  const page = await stage.tab(player, '/discussions');
  await page.getByRole('link', { name: DISCUSSION.title }).first().click();
  await page.getByRole('heading', { level: 1, name: DISCUSSION.title }).waitFor();
  return page;
}

const holds: Step = {
  title: 'Amina holds a contribution back in the tab',
  run: async (stage) => {
    const amina = await stage.player('Amina Diallo');
    const page = await discussionPage(stage, amina);
    const hold = amina.words('tab.review.contribution.of.hold', { author: 'Omar Haddad' });
    await page.getByRole('button', { name: hold }).click();
    await page.getByText(amina.words('tab.review.contribution.done.hold')).first().waitFor();
    stage.note('**Amina Diallo** holds back what Omar Haddad wrote.');
    const mei = await stage.player('Mei Tanaka');
    await mei.says('discussions');
    await mei.presses('discussion.read');
    mei.seesNot(startOf(OMAR));
  },
};

const approves: Step = {
  title: 'She finds it in her queue in the chat, and approves it after all',
  run: async (stage) => {
    const amina = await stage.player('Amina Diallo');
    await amina.says('modérer');
    amina.sees(startOf(OMAR));
    await amina.photo('Amina’s moderation queue', 'personal', 1);
    await amina.presses(amina.words('bot.moderation.approve'));
    amina.sees(amina.words('bot.moderation.done.approve'));
    amina.seesNot(startOf(OMAR));
    const mei = await stage.player('Mei Tanaka');
    await mei.presses('discussion.read');
    mei.sees(startOf(OMAR));
  },
};

const hides: Step = {
  title: 'She hides an advertisement, with a reason that its author reads',
  run: async (stage) => {
    const amina = await stage.player('Amina Diallo');
    const page = await discussionPage(stage, amina);
    const hide = amina.words('tab.review.contribution.of.hide', { author: 'Karim Saleh' });
    await page.getByRole('button', { name: hide }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(amina.words('tab.review.hide-reason')).fill(HIDE_REASON);
    await stage.photo(page, 'Hiding needs a reason');
    await dialog.getByRole('button', { name: amina.words('tab.review.hide'), exact: true }).click();
    await page.getByText(amina.words('tab.review.contribution.done.hide')).first().waitFor();
    stage.note(`**Amina Diallo** hides what Karim Saleh wrote: “${HIDE_REASON}”`);
    const mei = await stage.player('Mei Tanaka');
    await mei.presses('discussion.read');
    mei.seesNot(startOf(KARIM));
    const karim = await stage.player('Karim Saleh');
    const wanted = karim.words('bot.post.hidden-title');
    // Unasked messages wait for the morning and for their turn: one a day.
    await stage.moveUntil('The notice to Karim', () => karim.hasHeard(wanted));
    await karim.hears(wanted);
    karim.sees(HIDE_REASON);
    await karim.photo('Karim reads why', 'personal', 1);
  },
};

export const moderate: readonly Step[] = [holds, approves, hides];
