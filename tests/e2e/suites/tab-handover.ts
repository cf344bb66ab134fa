import type { Page } from 'playwright-core';
import { until } from '../../../tools/lib/wait.ts';
import { type Check, must, type Suite } from '../check.ts';
import { moveClock, moveUntil, openPowers } from '../powers.ts';
import { HANDOVER } from '../texts.ts';
import type { World } from '../world.ts';
import { mustLookWell } from './appearance.ts';

/** He leaves 27 days after the first seed, and is asked in his next working hours. */
const LEAVER = 'Pieter van Wyk';
const SUPERVISOR = 'Paolo Ferrante';
const SUCCESSOR = 'Mei Tanaka';
const MOST_MOVES = 12;
const WEEKS_TO_GO = 4;
const WORK_MS = 30_000;

async function openOwn(world: World): Promise<Page> {
  const { words } = await world.person(LEAVER);
  const page = await world.tab(LEAVER, '/handovers');
  const yours = words('tab.handover.yours');
  await page.getByRole('main').getByRole('link', { name: yours }).first().click();
  await page.getByRole('heading', { level: 1, name: yours }).waitFor();
  return page;
}

const begins: Check = {
  name: 'Whoever leaves is asked first, and told who will see what before the first word',
  run: async (world) => {
    const { words } = await world.person(LEAVER);
    const powers = await openPowers(world);
    const hasCome = async (): Promise<boolean> => {
      const home = await world.tab(LEAVER, '/');
      await home.getByRole('heading', { name: words('tab.home.waiting') }).waitFor();
      return (await home.getByText(words('tab.prompts.departure-title')).count()) > 0;
    };
    await moveUntil(powers, 'The question', hasCome, MOST_MOVES);
    const page = await world.tab(LEAVER, '/');
    await page.getByText(words('tab.prompts.departure-title')).waitFor();
    await mustLookWell(world, page, 'The home page of somebody who leaves');
    await page.getByRole('button', { name: words('tab.prompts.departure-now') }).click();
    await page.getByRole('heading', { name: words('tab.handover.audience.title') }).waitFor();
    await page.getByText(words('tab.captures.suggested')).first().waitFor();
    await mustLookWell(world, page, 'The form of a handover');
  },
};

const finishes: Check = {
  name: 'Answers are kept over a reload; the gaps are named, and it is finished in spite of them',
  run: async (world) => {
    const { words } = await world.person(LEAVER);
    const page = await openOwn(world);
    const next = page.getByRole('button', { name: words('tab.captures.next'), exact: true });
    await next.click();
    const duties = page.locator('[data-field="duties"] textarea');
    await duties.fill(HANDOVER.duties);
    await duties.blur();
    await page.getByText(words('tab.captures.status.saved')).waitFor();
    await page.reload();
    const steps = page.getByRole('navigation', { name: words('tab.captures.steps') });
    await steps.getByRole('button', { name: 'Most important duties' }).click();
    await duties.waitFor();
    must((await duties.inputValue()) === HANDOVER.duties, 'The answer is gone after a reload.');
    await steps.getByRole('button', { name: 'Commitments' }).click();
    await page.locator('[data-field="commitments"] textarea').fill(HANDOVER.commitments);
    await page.getByRole('button', { name: words('tab.handover.name-successor') }).click();
    const naming = page.getByRole('dialog');
    await naming.getByLabel(words('tab.common.person')).fill(SUCCESSOR);
    await naming.getByRole('button', { name: words('tab.handover.name-yes'), exact: true }).click();
    await page.getByText(words('tab.handover.named')).first().waitFor();
    await steps.getByRole('button', { name: words('tab.handover.review') }).click();
    await page.getByText(words('tab.handover.missing')).waitFor();
    await mustLookWell(world, page, 'What is missing in a handover');
    const finish = words('tab.handover.finalise');
    await page.getByRole('button', { name: finish, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(words('tab.handover.finalise-gaps')).waitFor();
    await world.photo(page, 'finishing a handover');
    await dialog.getByRole('button', { name: finish, exact: true }).click();
    await page.getByText(words('tab.handover.notice.final')).waitFor();
  },
};

const isDelivered: Check = {
  name: 'On the last day the supervisor reads it, and acknowledges without editing',
  // All that falls due in four weeks is done on the way.
  ms: 180_000,
  run: async (world) => {
    const { words } = await world.person(SUPERVISOR);
    const before = await world.tab(SUPERVISOR, '/handovers');
    await before.getByText(words('tab.handover.next.wait')).waitFor();
    const powers = await openPowers(world);
    for (let week = 0; week < WEEKS_TO_GO; week += 1) await moveClock(powers, 'week');
    const open = words('tab.handover.next.acknowledge');
    const page = await until(
      'The handover of the supervisor',
      async () => {
        const home = await world.tab(SUPERVISOR, '/handovers');
        await home.waitForLoadState('networkidle');
        return (await home.getByRole('link', { name: open }).count()) > 0 ? home : null;
      },
      WORK_MS,
    );
    await page.getByRole('link', { name: open }).click();
    await page.getByText(HANDOVER.duties).waitFor();
    await page.getByRole('heading', { name: words('tab.handover.commitments') }).waitFor();
    must((await page.getByRole('main').getByRole('textbox').count()) === 0, 'It can be edited.');
    await mustLookWell(world, page, 'The pack of a handover');
    const verb = words('tab.handover.move.acknowledge.verb');
    await page.getByRole('button', { name: verb, exact: true }).click();
    const yes = words('tab.handover.move.acknowledge.yes');
    await page.getByRole('dialog').getByRole('button', { name: yes, exact: true }).click();
    await page.getByText(words('tab.handover.acknowledged-at')).waitFor();
  },
};

const successorReads: Check = {
  name: 'The successor finds the pack on the first page',
  run: async (world) => {
    const { words } = await world.person(SUCCESSOR);
    const page = await world.tab(SUCCESSOR, '/');
    const title = words('tab.handover.of', { name: LEAVER });
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.getByText(HANDOVER.duties).waitFor();
  },
};

export const tabHandover: Suite = {
  title: 'Tab, a handover',
  checks: [begins, finishes, isDelivered, successorReads],
};
