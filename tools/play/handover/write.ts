import type { Page } from 'playwright-core';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { LEAVER, STRANGERS, SUCCESSOR, SUPERVISOR } from './people.ts';
import { FIRST, MARKS, OPEN, SECOND } from './texts.ts';

const DAY_MS = 86_400_000;
const ASKED_DAYS = 30;

/** Days until the last day that the directory knows; below one on that day itself. */
export async function daysLeft(stage: Stage): Promise<number> {
  const { persona } = await stage.player(LEAVER);
  const end = await stage.sharepoint.lastDay(persona.person.id);
  return (end.getTime() + DAY_MS - (await stage.now()).getTime()) / DAY_MS;
}

const asked: Step = {
  title: 'Pieter, who leaves in less than thirty days, is asked first and in private',
  run: async (stage) => {
    const pieter = await stage.player(LEAVER);
    // What reaches them unasked while others act is heard later.
    for (const name of [SUPERVISOR, SUCCESSOR, ...STRANGERS]) await stage.player(name);
    const wanted = pieter.words('bot.departure.title');
    await stage.moveUntil('The question to Pieter', () => pieter.hasHeard(wanted));
    await pieter.hears(wanted);
    pieter.sees(
      pieter.words('bot.departure.states.asked'),
      pieter.words('bot.handover.nobody-else'),
      SUPERVISOR,
    );
    const left = await daysLeft(stage);
    stage.check(left > 1 && left <= ASKED_DAYS, `He was asked ${left.toFixed(1)} days before.`);
    for (const action of ['prompt.now', 'prompt.snooze', 'prompt.ask-decline'])
      stage.check(pieter.offers(action), `The question offers no '${action}'.`);
    await stage.chat(pieter, 'Pieter is asked, and told who will see what');
  },
};

const supervisorFirst: Step = {
  title: 'Paolo, his supervisor, has heard nothing and finds nothing',
  run: async (stage) => {
    const paolo = await stage.player(SUPERVISOR);
    const stands = JSON.stringify(await paolo.persona.history('personal'));
    stage.check(!stands.includes(LEAVER), 'Paolo has heard of the leaving before Pieter began.');
    await paolo.says('handover');
    paolo.sees(paolo.words('bot.handover.none'));
    const page = await stage.tab(paolo, '/handovers');
    await page.getByText(paolo.words('tab.handover.none'), { exact: true }).waitFor();
    await stage.photo(page, 'Nothing for the supervisor yet');
  },
};

const first: Step = {
  title:
    'First sitting, in the chat: who reads this section stands on every card, what is known is there',
  run: async (stage) => {
    const pieter = await stage.player(LEAVER);
    await pieter.presses('prompt.now');
    pieter.sees('Statistician', 'Pretoria', pieter.words('bot.capture.suggested'));
    pieter.sees(pieter.words('bot.handover.reads.supervisor-and-successor'));
    await stage.chat(pieter, 'The first card: what is known is filled in');
    const who = pieter.words('bot.handover.who');
    await pieter.presses(who);
    pieter.sees(pieter.words('bot.handover.who-title'), 'Unwritten knowledge');
    await stage.chat(pieter, 'Who will see this, and when?');
    await pieter.presses(pieter.words('bot.pages.back'));
    const next = pieter.words('bot.capture.next');
    await pieter.presses(next, FIRST.post);
    await pieter.presses(next, FIRST.duties);
    await pieter.presses(pieter.words('bot.capture.later'), FIRST.running);
    pieter.sees(
      pieter.words('bot.capture.kept'),
      pieter.words('bot.handover.sittings', { count: 1 }),
      pieter.words('bot.handover.missing'),
      ...OPEN,
    );
    await stage.chat(pieter, 'He stops: what is missing is named');
  },
};

const notYet: Step = {
  title: 'Paolo sees that it is begun, not what is in it; nobody else sees anything',
  run: async (stage) => {
    const paolo = await stage.player(SUPERVISOR);
    await paolo.says('handover');
    paolo.sees(LEAVER, paolo.words('bot.handover.states.reader.preparing'));
    paolo.seesNot(MARKS.supervisor);
    stage.check(!paolo.offers('handover.pack'), 'Paolo can open it before the last day.');
    await stage.chat(paolo, 'The supervisor sees that it is begun, and nothing of it');
    for (const name of [SUCCESSOR, ...STRANGERS]) {
      const other = await stage.player(name);
      await other.says('handover');
      other.sees(other.words('bot.handover.none'));
    }
  },
};

async function step(page: Page, pieter: Player, at: number): Promise<void> {
  const steps = page.getByRole('navigation', { name: pieter.words('tab.captures.steps') });
  await steps.getByRole('button').nth(at).click();
}

/** The leaver's page in the tab, reached from the list. */
async function handoverPage(stage: Stage, pieter: Player): Promise<Page> {
  const page = await stage.tab(pieter, '/handovers');
  await page
    .getByRole('link', { name: pieter.words('tab.handover.next.write') })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: pieter.words('tab.handover.yours') }).waitFor();
  return page;
}

const second: Step = {
  title: 'Second sitting on another day, in the tab: his words are there, he goes on',
  run: async (stage) => {
    await stage.moveClock('day');
    const pieter = await stage.player(LEAVER);
    const page = await handoverPage(stage, pieter);
    await page.getByText(pieter.words('tab.handover.audience.title')).first().waitFor();
    await stage.photo(page, 'The handover in the tab: who will see what');
    await step(page, pieter, 2);
    const running = page.locator('[data-field="activities"] textarea');
    stage.check(
      (await running.inputValue()).includes(MARKS.supervisor),
      'What he wrote in the chat is not in the tab.',
    );
    for (const [at, answers] of SECOND) {
      await step(page, pieter, at);
      for (const [field, text] of Object.entries(answers)) {
        await page.locator(`[data-field="${field}"]`).locator('input, textarea').fill(text);
        stage.note(`**${LEAVER}** writes in the tab (${field}): “${text}”`);
      }
      if ('unwritten' in answers)
        await stage.photo(page, 'A section that only his successor reads');
    }
    await page.getByText(pieter.words('tab.captures.status.saved')).first().waitFor();
  },
};

const successor: Step = {
  title: 'He names his successor',
  run: async (stage) => {
    const pieter = await stage.player(LEAVER);
    const page = stage.page(pieter);
    await page
      .getByRole('button', { name: pieter.words('tab.handover.name-successor'), exact: true })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(pieter.words('tab.common.person')).fill(SUCCESSOR);
    await stage.photo(page, 'Who follows?');
    await dialog.getByRole('button', { name: pieter.words('tab.handover.name-yes') }).click();
    await page.getByText(pieter.words('tab.handover.named')).first().waitFor();
    stage.note(`**${LEAVER}** names ${SUCCESSOR}.`);
  },
};

const finalises: Step = {
  title: 'He sees what is missing, and finishes it with the gaps named',
  run: async (stage) => {
    const pieter = await stage.player(LEAVER);
    const page = stage.page(pieter);
    await step(page, pieter, SECOND.length + Object.keys(FIRST).length);
    const missing = page
      .locator('section, div')
      .filter({ hasText: pieter.words('tab.handover.missing') });
    for (const gap of OPEN)
      await missing.getByRole('button', { name: gap, exact: true }).first().waitFor();
    await stage.photo(page, 'What is missing, with the way to each');
    const finish = pieter.words('tab.handover.finalise');
    await page.getByRole('button', { name: finish, exact: true }).click();
    const dialog = page.getByRole('dialog');
    for (const gap of OPEN) await dialog.getByText(gap).first().waitFor();
    await stage.photo(page, 'Finish it all the same?');
    await dialog.getByRole('button', { name: finish, exact: true }).click();
    await page.getByText(pieter.words('tab.handover.notice.final')).first().waitFor();
    await stage.photo(page, 'Finished, until the last day his alone');
    await pieter.says('handover');
    pieter.sees(pieter.words('bot.handover.sittings', { count: 2 }), SUCCESSOR);
    await stage.chat(pieter, 'The same in the chat: two sittings, finished');
  },
};

export const write: readonly Step[] = [
  asked,
  supervisorFirst,
  first,
  notYet,
  second,
  successor,
  finalises,
];
