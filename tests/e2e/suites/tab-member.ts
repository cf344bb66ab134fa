import { wordsOf } from '../../../tools/lib/client.ts';
import { until } from '../../../tools/lib/wait.ts';
import { type Check, must, type Suite } from '../check.ts';
import { COMMUNITY, DISCUSSION, MEI, MEI_UNSENT } from '../texts.ts';
import type { World } from '../world.ts';

const MEMBER = 'Mei Tanaka';
const WORK_MS = 30_000;

const signsIn: Check = {
  name: 'A person signs in locally, by name',
  run: async (world) => {
    const { words, title } = await world.person(MEMBER);
    const page = await world.window('en');
    await page.goto(new URL('/tab/', world.product.url).href);
    await page.getByLabel(words('tab.sign-in.filter')).fill('tanaka');
    await page.getByRole('button', { name: `${MEMBER} ${title}` }).click();
    await page.getByRole('heading', { level: 1, name: words('tab.home.title') }).waitFor();
    await page.getByText(MEMBER, { exact: true }).first().waitFor();
  },
};

/** From the list, as readers do. */
export async function openDiscussion(world: World, name: string) {
  const page = await world.tab(name, '/discussions');
  await page.getByRole('link', { name: DISCUSSION.title }).first().click();
  await page.getByRole('heading', { level: 1, name: DISCUSSION.title }).waitFor();
  return page;
}

const keepsDraft: Check = {
  name: 'What is written and not sent is still there after a reload',
  run: async (world) => {
    const { words } = await world.person(MEMBER);
    const page = await openDiscussion(world, MEMBER);
    const field = page.getByLabel(words('tab.writing.contribute.text'));
    await field.fill(MEI_UNSENT);
    await page.getByLabel(words('tab.contribute.question')).selectOption('1');
    await page.reload();
    await field.waitFor();
    must((await field.inputValue()) === MEI_UNSENT, 'The text is gone after a reload.');
    const question = await page.getByLabel(words('tab.contribute.question')).inputValue();
    must(question === '1', 'The chosen question is gone after a reload.');
  },
};

const contributes: Check = {
  name: 'From the list to the discussion, a contribution is sent and stands in the thread',
  run: async (world) => {
    const { words } = await world.person(MEMBER);
    const page = await openDiscussion(world, MEMBER);
    const field = page.getByLabel(words('tab.writing.contribute.text'));
    const send = page.getByRole('button', { name: words('tab.writing.send'), exact: true });
    await field.fill('');
    await send.click();
    await page.getByText(words('tab.writing.empty')).waitFor();
    await page.getByLabel(words('tab.contribute.question')).selectOption('0');
    await field.fill(MEI);
    await page.getByLabel(words('tab.writing.contribute.consent')).check();
    await send.click();
    await page.getByText(words('tab.contribute.done.published')).first().waitFor();
    await page.getByRole('listitem').filter({ hasText: MEI }).first().waitFor();
    must((await field.inputValue()) === '', 'The sent text still stands in the form.');
  },
};

const seenElsewhere: Check = {
  name: 'It appears in the channel’s thread and in another person’s chat',
  run: async (world) => {
    const omar = await world.teams.as('Omar Haddad');
    const history = () => omar.history(COMMUNITY);
    const reply = await until(
      'The contribution in the channel',
      async () => (await history()).find((message) => wordsOf(message).includes(MEI)) ?? null,
      WORK_MS,
    );
    must(wordsOf(reply).includes(MEMBER), 'The channel does not say who wrote it.');
    const root = (await history()).find(({ id }) => id === reply.replyTo);
    must(
      root !== undefined && wordsOf(root).includes(DISCUSSION.title),
      'It does not stand in the thread of its discussion.',
    );
    await omar.say('discussions');
    const list = await omar.next((message) => message.cards.length > 0);
    const read = await omar.press(list, 'discussion.read');
    must('message' in read && wordsOf(read.message).includes(MEI), 'The chat does not show it.');
  },
};

export const tabMember: Suite = {
  title: 'Tab, as a member',
  checks: [signsIn, keepsDraft, contributes, seenElsewhere],
};
