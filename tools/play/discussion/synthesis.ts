import type { Page } from 'playwright-core';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage } from '../../lib/stage/stage.ts';
import { until } from '../../lib/wait.ts';
import { discussionPage } from './part.ts';

const DRAFT_MS = 60_000;
const PUBLISH_MS = 90_000;

/** The moderator closes it before its end. */
export async function closesNow(stage: Stage, moderator: Player, title: string): Promise<void> {
  const { words } = moderator;
  const page = await discussionPage(stage, moderator, title);
  const close = words('tab.moves.verb.close');
  await page.getByRole('button', { name: close, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: close, exact: true }).click();
  await page.getByText(words('tab.moves.done.close')).first().waitFor();
}

/** The desk of the draft, as the moderator comes to it from the discussion, once it is made. */
export async function opensDraft(stage: Stage, moderator: Player, title: string): Promise<Page> {
  const { words } = moderator;
  const edit = words('tab.discussion.edit-synthesis');
  const page = await until(
    'The draft of the synthesis',
    async () => {
      const shown = await discussionPage(stage, moderator, title);
      return (await shown.getByRole('link', { name: edit }).count()) > 0 ? shown : null;
    },
    DRAFT_MS,
    1_000,
  );
  await page.getByRole('link', { name: edit }).click();
  await page.getByText(words('tab.drafting.synthesis.intro')).waitFor();
  return page;
}

/**
 * What is open on the desk is published, as it stands.
 * @param early how many who are named have not answered
 */
export async function publishesDraft(stage: Stage, { words, name }: Player, page: Page, early = 0) {
  const publish = words('tab.drafting.publish');
  await page.getByRole('button', { name: publish, exact: true }).click();
  const label = early > 0 ? words('checks.early.publish', { count: early }) : publish;
  const confirm = page.getByRole('dialog').getByRole('button', { name: label, exact: true });
  await confirm.waitFor();
  await stage.photo(page, 'Before it is published');
  await confirm.click();
  const done = words('tab.drafting.synthesis.published');
  await page.getByText(done).first().waitFor({ timeout: PUBLISH_MS });
  stage.note(`**${name}** publishes the synthesis.`);
  await stage.photo(page, 'The published synthesis');
}
