import { wordsOf } from '../../../tools/lib/client.ts';
import { until } from '../../../tools/lib/wait.ts';
import { faultsOf } from '../appearance.ts';
import { type Check, must, type Suite } from '../check.ts';
import { COMMUNITY, DISCUSSION, HIDE_REASON, KARIM, MEI, OMAR } from '../texts.ts';
import { openDiscussion } from './tab-member.ts';

const MODERATOR = 'Amina Diallo';

const replies: Check = {
  name: 'What others reply in the channel stands in the tab',
  run: async (world) => {
    for (const [name, text] of [
      ['Omar Haddad', OMAR],
      ['Karim Saleh', KARIM],
    ] as const) {
      const persona = await world.teams.as(name);
      const post = (await persona.history(COMMUNITY)).find(
        (message) => message.replyTo === null && wordsOf(message).includes(DISCUSSION.title),
      );
      must(post !== undefined, 'There is no opening post to reply to.');
      await persona.reply(post, text, COMMUNITY);
    }
    const page = await openDiscussion(world, MODERATOR);
    await page.getByText(KARIM).waitFor();
    await page.getByText(OMAR).waitFor();
  },
};

const hides: Check = {
  name: 'A contribution is hidden with a reason, and not without one',
  run: async (world) => {
    const { words } = await world.person(MODERATOR);
    const page = await openDiscussion(world, MODERATOR);
    const ask = words('tab.review.contribution.of.hide', { author: 'Karim Saleh' });
    await page.getByRole('button', { name: ask }).click();
    const dialog = page.getByRole('dialog');
    const hide = dialog.getByRole('button', { name: words('tab.review.hide'), exact: true });
    await hide.click();
    await dialog.getByText(words('tab.common.reason-missing')).waitFor();
    const faults = await faultsOf(page);
    must(faults.length === 0, `The dialog: ${faults.join('\n')}`);
    await world.photo(page, 'a reason is missing');
    await dialog.getByLabel(words('tab.review.hide-reason')).fill(HIDE_REASON);
    await hide.click();
    await page.getByText(words('tab.review.contribution.done.hide')).first().waitFor();
    await dialog.waitFor({ state: 'detached' });
  },
};

const readsWhy: Check = {
  name: 'Its author reads the reason; others do not see it any more',
  run: async (world) => {
    const karim = await openDiscussion(world, 'Karim Saleh');
    await karim.getByText(HIDE_REASON).waitFor();
    const mei = await openDiscussion(world, 'Mei Tanaka');
    await mei.getByText(MEI).waitFor();
    must((await mei.getByText(KARIM).count()) === 0, 'Mei still reads what was hidden.');
    const reader = await world.teams.as('Mei Tanaka');
    await until(
      'The hidden contribution’s going from the channel',
      async () => {
        const thread = await reader.history(COMMUNITY);
        return !thread.some(
          (message) => message.from.kind === 'bot' && wordsOf(message).includes(KARIM),
        );
      },
      20_000,
    );
    world.look(karim);
  },
};

export const tabModerator: Suite = {
  title: 'Tab, as a moderator',
  checks: [replies, hides, readsWhy],
};
