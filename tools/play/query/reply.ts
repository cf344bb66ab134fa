import type { Page } from 'playwright-core';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { COMMUNITY } from './ask.ts';
import { MEI, OMAR, QUESTION, THIAGO, UNANSWERED, UNANSWERED_REPLY } from './texts.ts';

/** The first words of what somebody wrote, by which it is known again on every surface. */
export const startOf = (text: string): string => text.slice(0, 40);

/** The question's page in the tab, reached as a reader reaches it. */
export async function questionPage(stage: Stage, player: Player): Promise<Page> {
  const page = await stage.tab(player, '/queries');
  await page.getByRole('link', { name: QUESTION }).first().click();
  await page.getByText(player.words('tab.query.back')).first().waitFor();
  await page.getByText(startOf(OMAR)).first().waitFor();
  return page;
}

const inChannel: Step = {
  title: 'Omar and Thiago reply in the channel, in two languages; Adjoa hears of the first',
  run: async (stage) => {
    for (const [name, words] of [
      ['Omar Haddad', OMAR],
      ['Thiago Almeida', THIAGO],
    ] as const) {
      const player = await stage.player(name);
      const post = await player.finds(QUESTION, COMMUNITY);
      await player.replies(post, words);
    }
    const omar = await stage.player('Omar Haddad');
    await stage.chat(omar, 'Replies in the channel', { in: COMMUNITY, at: QUESTION });
    const adjoa = await stage.player('Adjoa Mensah');
    const wanted = adjoa.words('asking.notice.query-first-reply');
    // Unasked messages wait for the morning.
    await stage.moveUntil('The notice of the first reply', () => adjoa.hasHeard(wanted));
    await adjoa.hears(wanted);
    adjoa.sees(startOf(OMAR), 'Omar Haddad');
    await stage.chat(adjoa, 'Adjoa hears of the first reply');
  },
};

const inTab: Step = {
  title: 'Mei replies in the tab and agrees to be named; the channel shows it',
  run: async (stage) => {
    const mei = await stage.player('Mei Tanaka');
    const page = await questionPage(stage, mei);
    await page.getByText(startOf(THIAGO)).first().waitFor();
    await page.getByLabel(mei.words('tab.writing.reply.text')).fill(MEI);
    await page.getByLabel(mei.words('tab.writing.reply.consent')).check();
    await stage.photo(page, 'Mei writes her reply in the tab');
    await page.getByRole('button', { name: mei.words('tab.writing.send'), exact: true }).click();
    await page.getByText(mei.words('tab.query.replied.published')).first().waitFor();
    stage.note(`**Mei Tanaka** replies in the tab: “${MEI}”`);
    const omar = await stage.player('Omar Haddad');
    await omar.finds(startOf(MEI), COMMUNITY);
    await stage.chat(omar, 'What came by the tab stands in the channel', {
      in: COMMUNITY,
      at: startOf(MEI),
    });
    const adjoa = await stage.player('Adjoa Mensah');
    await adjoa.presses('query.read');
    adjoa.sees(startOf(OMAR), startOf(THIAGO), startOf(MEI));
  },
};

const unanswered: Step = {
  title:
    'Three working days pass without a reply to Elena: the moderators’ console shows it, and she is told',
  run: async (stage) => {
    const thandiwe = await stage.player('Thandiwe Mokoena');
    const elena = await stage.player('Elena Petrescu');
    const from = await stage.now();
    const wanted = elena.words('asking.notice.query-unanswered');
    for (let days = 0; days < 7 && !(await elena.hasHeard(wanted)); days += 1)
      await stage.moveClock('day');
    await elena.hears(wanted);
    elena.sees(UNANSWERED, elena.words('leading.unanswered.moderators'));
    await stage.chat(elena, 'Elena is told plainly, and what happens');
    const days = ((await stage.now()).getTime() - from.getTime()) / 86_400_000;
    stage.check(days >= 2 && days <= 6, `She was told after ${days.toFixed(1)} days.`);
    await thandiwe.says('moderate');
    thandiwe.sees(thandiwe.words('asking.waiting.unanswered'), UNANSWERED);
    await stage.chat(thandiwe, 'What waits for the moderators');
    const page = await stage.tab(thandiwe, '/moderation');
    await page.getByRole('link', { name: UNANSWERED }).first().waitFor();
    await page.getByText(thandiwe.words('tab.moderation.what.unanswered')).first().waitFor();
    await stage.photo(page, 'The same console in the tab');
  },
};

const rescued: Step = {
  title: 'Thandiwe replies from the console, and it waits no longer',
  run: async (stage) => {
    const thandiwe = await stage.player('Thandiwe Mokoena');
    await thandiwe.presses(thandiwe.words('asking.waiting.open'));
    thandiwe.sees(UNANSWERED);
    await thandiwe.presses('query.reply', { reply: UNANSWERED_REPLY });
    thandiwe.sees(thandiwe.words('asking.received.published'));
    await stage.chat(thandiwe, 'A reply from the console');
    await thandiwe.says('moderate');
    thandiwe.seesNot(thandiwe.words('asking.waiting.unanswered'));
  },
};

export const reply: readonly Step[] = [inChannel, inTab, unanswered, rescued];
