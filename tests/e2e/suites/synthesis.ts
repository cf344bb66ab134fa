import { type Check, must, type Suite } from '../check.ts';
import { moveClock, openPowers } from '../powers.ts';
import { DISCUSSION, EDITED, KARIM, SEARCH_SYNTHESIS } from '../texts.ts';
import { mustLookWell } from './appearance.ts';
import { openDiscussion } from './tab-member.ts';

const MODERATOR = 'Amina Diallo';
const WORK_MS = 60_000;

const closes: Check = {
  name: 'After its last day the discussion is closed by itself',
  run: async (world) => {
    const { words } = await world.person(MODERATOR);
    await moveClock(await openPowers(world), 'week');
    const page = await openDiscussion(world, MODERATOR);
    const edit = page.getByRole('link', { name: words('tab.discussion.edit-synthesis') });
    await edit.waitFor({ timeout: WORK_MS });
    await page.getByText(words('common.states.discussion.closed'), { exact: true }).waitFor();
  },
};

const edits: Check = {
  name: 'The moderator edits the draft synthesis; the edit is kept over a reload, and saved',
  run: async (world) => {
    const { words } = await world.person(MODERATOR);
    const page = await openDiscussion(world, MODERATOR);
    await page.getByRole('link', { name: words('tab.discussion.edit-synthesis') }).click();
    const statements = page.locator('[data-statement]');
    await statements.first().waitFor();
    const drafted = (await statements.allInnerTexts()).join('\n');
    must(!drafted.includes(KARIM), 'The draft uses a contribution that was hidden.');
    const first = statements.first().getByRole('textbox').first();
    await first.fill(EDITED);
    await page.reload();
    await first.waitFor();
    must((await first.inputValue()) === EDITED, 'The edit is gone after a reload.');
    await page.getByRole('button', { name: words('tab.drafting.save'), exact: true }).click();
    await page.getByText(words('tab.drafting.synthesis.saved')).first().waitFor();
  },
};

const looks: Check = {
  name: 'The draft’s page: axe-core in light and dark, 320 pixels',
  run: async (world) => {
    const { words } = await world.person(MODERATOR);
    const page = await openDiscussion(world, MODERATOR);
    await page.getByRole('link', { name: words('tab.discussion.edit-synthesis') }).click();
    await page.locator('[data-statement]').first().waitFor();
    await mustLookWell(world, page, 'The draft synthesis');
  },
};

const waits: Check = {
  name: 'The draft waits in the queue: axe-core in light and dark, 320 pixels',
  run: async (world) => {
    const { words } = await world.person(MODERATOR);
    const page = await world.tab(MODERATOR, '/moderation');
    await page.getByText(words('tab.moderation.what.synthesis')).waitFor();
    await mustLookWell(world, page, 'What waits for a moderator');
  },
};

const publishes: Check = {
  name: 'It is published, after a question',
  run: async (world) => {
    const { words } = await world.person(MODERATOR);
    const page = world.look(await openDiscussion(world, MODERATOR));
    await page.getByRole('link', { name: words('tab.discussion.edit-synthesis') }).click();
    const publish = words('tab.drafting.publish');
    await page.getByRole('button', { name: publish, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: publish, exact: true }).click();
    await page
      .getByText(words('tab.drafting.synthesis.published'))
      .first()
      .waitFor({ timeout: WORK_MS });
    await page.getByText(EDITED).first().waitFor();
  },
};

const found: Check = {
  name: 'A member’s search in the tab finds it, with the reason',
  run: async (world) => {
    const member = 'Fatou Ndiaye';
    const { words } = await world.person(member);
    const page = await world.tab(member, '/search');
    await page.getByLabel(words('tab.search.label')).fill(SEARCH_SYNTHESIS);
    await page.keyboard.press('Enter');
    const title = words('document.synthesis.title', { title: DISCUSSION.title });
    const hit = page.getByRole('listitem').filter({ hasText: title }).first();
    await hit.waitFor();
    const text = (await hit.allInnerTexts()).join('\n');
    must(
      text.includes(words('tab.search.because', { reasons: '' }).trim()),
      `It does not say why:\n${text}`,
    );
  },
};

export const synthesis: Suite = {
  title: 'Tab, the synthesis',
  checks: [closes, edits, looks, waits, publishes, found],
};
