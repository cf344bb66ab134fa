import type { Step } from '../../lib/stage/stage.ts';
import { CARLOS, DISCUSSION, FATOU, KARIM, MEI, OMAR } from './texts.ts';

export const COMMUNITY = 'formalization';
const OPEN_DAYS = 6;

const dayAfter = (from: Date, days: number): string =>
  new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** The first words of a contribution, by which it is known again on every surface. */
export const startOf = (text: string): string => text.slice(0, 40);

const opens: Step = {
  title: 'Amina opens an e-discussion with a form in the chat',
  run: async (stage) => {
    const amina = await stage.player('Amina Diallo');
    // What reaches them unasked while others act is heard later.
    for (const name of ['Jonas Weber', 'Karim Saleh']) await stage.player(name);
    await amina.says('ouvrir une discussion');
    amina.sees(amina.words('bot.new.title'));
    await amina.photo('Amina asks for the form', 'personal', 2);
    await amina.presses('discussion.create', {
      ...DISCUSSION,
      end: dayAfter(await stage.now(), OPEN_DAYS),
    });
    amina.sees(amina.words('bot.new.opened'), DISCUSSION.title);
    await amina.photo('The discussion is open', 'personal', 1);
  },
};

const announced: Step = {
  title: 'The channel shows it, with related documents and the reason for each',
  run: async (stage) => {
    const carlos = await stage.player('Carlos Mendoza');
    await carlos.finds(DISCUSSION.title, COMMUNITY);
    carlos.sees(DISCUSSION.question1, DISCUSSION.question2);
    const documents = carlos.actions().length;
    stage.check(documents >= 1, `The post leads to ${documents} documents or pages.`);
    await carlos.photo('The post in the channel, with related documents', COMMUNITY, 1);
  },
};

const fromChannel: Step = {
  title: 'Carlos, Omar and Karim reply in the channel',
  run: async (stage) => {
    for (const [name, words] of [
      ['Carlos Mendoza', CARLOS],
      ['Omar Haddad', OMAR],
      ['Karim Saleh', KARIM],
    ] as const) {
      const player = await stage.player(name);
      const post = await player.finds(DISCUSSION.title, COMMUNITY);
      await player.replies(post, words);
    }
    const carlos = await stage.player('Carlos Mendoza');
    await carlos.photo('Replies in the channel', COMMUNITY, 5);
  },
};

const fromChat: Step = {
  title: 'Mei contributes in the chat, and agrees to be quoted',
  run: async (stage) => {
    const mei = await stage.player('Mei Tanaka');
    await mei.says('discussions');
    mei.sees(DISCUSSION.title);
    await mei.presses('discussion.read');
    // What came by the channel is here too.
    mei.sees(startOf(CARLOS), startOf(OMAR));
    await mei.presses('discussion.contribute', { text: MEI, question: '0', quote: 'yes' });
    mei.sees(mei.words('bot.received.consent.quote'), startOf(MEI));
    await mei.photo('Mei contributes in the chat', 'personal', 1);
  },
};

const fromTab: Step = {
  title: 'Fatou contributes in the tab, in French',
  run: async (stage) => {
    const fatou = await stage.player('Fatou Ndiaye');
    const page = await stage.tab(fatou, '/discussions');
    await stage.photo(page, 'Fatou’s discussions in the tab');
    await page.getByRole('link', { name: DISCUSSION.title }).first().click();
    await page.getByText(startOf(MEI)).first().waitFor();
    await page.getByText(startOf(CARLOS)).first().waitFor();
    await page.getByLabel(fatou.words('tab.contribute.question')).selectOption('1');
    await page.getByLabel(fatou.words('tab.writing.contribute.text')).first().fill(FATOU);
    stage.note(`**Fatou Ndiaye** writes in the tab: “${FATOU}”`);
    await page.getByRole('button', { name: fatou.words('tab.writing.send'), exact: true }).click();
    await page.getByText(fatou.words('tab.contribute.done.published')).first().waitFor();
    await page
      .locator('ol li', { hasText: startOf(FATOU) })
      .first()
      .waitFor();
    await stage.photo(page, 'Fatou’s contribution among the others, in the tab');
  },
};

const everywhere: Step = {
  title: 'What came by chat and tab is in the channel; what came by tab is in the chat',
  run: async (stage) => {
    const carlos = await stage.player('Carlos Mendoza');
    await carlos.finds(startOf(MEI), COMMUNITY);
    await carlos.finds(startOf(FATOU), COMMUNITY);
    const amina = await stage.player('Amina Diallo');
    await amina.presses('discussion.read');
    amina.sees(startOf(FATOU), startOf(MEI));
    await carlos.photo('All contributions in the channel', COMMUNITY, 6);
  },
};

export const discuss: readonly Step[] = [
  opens,
  announced,
  fromChannel,
  fromChat,
  fromTab,
  everywhere,
];
