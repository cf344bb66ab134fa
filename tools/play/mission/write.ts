import type { Page } from 'playwright-core';
import { goesTo, inputsOf } from '../../lib/stage/form.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import {
  ACHIEVEMENTS,
  CONTACT,
  FINDINGS,
  FIRST,
  FOLLOW_UP,
  MISSION,
  TOPICS,
  TRAVELLER,
} from './texts.ts';

const PHONE = { width: 390, height: 844 };
/** Longer than the pause after which what was typed is sent. */
const TRIED_MS = 3_000;

/** Places of the steps of the form. */
const STEP = { mission: 0, result: 2, followUp: 3, contacts: 4, where: 5 } as const;

async function writes(stage: Stage, page: Page, field: string, text: string, at = 0) {
  await inputsOf(page, field).nth(at).fill(text);
  stage.note(`**${TRAVELLER}** writes (${field}): “${text}”`);
}

/** Controls without a name for a screen reader, as they stand in the page. */
const unnamed = (page: Page): Promise<readonly string[]> =>
  page
    .locator('main')
    .locator('input, textarea, select, button')
    .evaluateAll((controls) =>
      controls.flatMap((one) => {
        const labels = 'labels' in one && one.labels instanceof NodeList ? one.labels.length : 0;
        const named =
          labels > 0 ||
          one.hasAttribute('aria-label') ||
          one.hasAttribute('aria-labelledby') ||
          (one.textContent ?? '').trim() !== '';
        return named ? [] : [one.outerHTML.slice(0, 120)];
      }),
    );

/** Fields in the order in which the Tab key comes to them. */
async function byKeys(page: Page, presses: number): Promise<readonly string[]> {
  const found: string[] = [];
  await page.locator('[data-field]').first().locator('input, textarea').first().focus();
  for (let left = presses; left > 0; left -= 1) {
    const field = await page.evaluate(
      () => document.activeElement?.closest('[data-field]')?.getAttribute('data-field') ?? '',
    );
    if (field !== '' && found.at(-1) !== field) found.push(field);
    await page.keyboard.press('Tab');
  }
  return found;
}

const onPhone: Step = {
  title:
    'On the phone the same report: his words are there, every control has its name, keys lead in order',
  run: async (stage) => {
    const carlos = await stage.player(TRAVELLER);
    const page = await stage.tab(carlos, '/captures');
    await page.setViewportSize(PHONE);
    await page.getByRole('link', { name: MISSION }).first().click();
    await goesTo(page, carlos, STEP.mission);
    const objective = page.locator('[data-field="objective"] textarea');
    await objective.waitFor();
    stage.check((await objective.inputValue()) === FIRST.objective, 'What he wrote is not there.');
    const nameless = await unnamed(page);
    stage.check(nameless.length === 0, `Without a name: ${nameless.join(' ')}`);
    const shown = await page
      .locator('[data-field]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-field') ?? ''));
    const reached = await byKeys(page, 24);
    const order = reached.map((field) => shown.indexOf(field));
    stage.check(
      order.every((place, at) => at === 0 || place > (order[at - 1] ?? -1)),
      `The keys lead to ${reached.join(', ')}.`,
    );
    stage.check(
      reached.length === shown.length,
      `Of ${shown.join(', ')} keys reach ${reached.join(', ')}.`,
    );
    await stage.photo(page, 'On the phone: what he wrote in the chat');
  },
};

const drops: Step = {
  title:
    'The line drops while he writes: it is said, nothing is lost, and it is sent when the line is back',
  run: async (stage) => {
    const carlos = await stage.player(TRAVELLER);
    const page = stage.page(carlos);
    await goesTo(page, carlos, STEP.result);
    await page.context().setOffline(true);
    await writes(stage, page, 'achievements', ACHIEVEMENTS);
    await page.waitForTimeout(TRIED_MS);
    await page.getByText(carlos.words('tab.captures.status.failed')).first().waitFor();
    await stage.photo(page, 'The line is gone: kept on the phone');
    await page.context().setOffline(false);
    await page.reload();
    await goesTo(page, carlos, STEP.result);
    const kept = page.locator('[data-field="achievements"] textarea');
    await kept.waitFor();
    stage.check((await kept.inputValue()) === ACHIEVEMENTS, 'A word was lost with the line.');
    await writes(stage, page, 'findings', FINDINGS);
    await page.getByText(carlos.words('tab.captures.status.saved')).first().waitFor();
    await stage.photo(page, 'The line is back: everything is saved');
  },
};

const rest: Step = {
  title: 'Follow-up with its date, whom he met, and where it belongs',
  run: async (stage) => {
    const carlos = await stage.player(TRAVELLER);
    const page = stage.page(carlos);
    const day = new Date((await stage.now()).getTime() + 30 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    await goesTo(page, carlos, STEP.followUp);
    await writes(stage, page, 'follow-up', FOLLOW_UP.what, 0);
    await writes(stage, page, 'follow-up', FOLLOW_UP.who, 1);
    await writes(stage, page, 'follow-up', day, 2);
    await stage.photo(page, 'Follow-up: what, who, until when');
    await goesTo(page, carlos, STEP.contacts);
    await writes(stage, page, 'contacts', CONTACT.name, 0);
    await writes(stage, page, 'contacts', CONTACT.organization, 1);
    await goesTo(page, carlos, STEP.where);
    await writes(stage, page, 'topics', TOPICS);
    await page.getByText(carlos.words('tab.captures.status.saved')).first().waitFor();
  },
};

export const writing: readonly Step[] = [onPhone, drops, rest];
