import type { Page } from 'playwright-core';
import { goesTo, inputsOf } from '../../lib/stage/form.ts';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import type { Texts } from './texts.ts';

const DAY_MS = 86_400_000;

/** Days until the last day that the directory knows; below one on that day itself. */
export async function daysLeft(stage: Stage, leaver: string): Promise<number> {
  const { persona } = await stage.player(leaver);
  const end = await stage.sharepoint.lastDay(persona.person.id);
  return (end.getTime() + DAY_MS - (await stage.now()).getTime()) / DAY_MS;
}

const asked = (t: Texts): Step => ({
  title: 'Who leaves is asked first and in private',
  run: async (stage) => {
    const leaver = await stage.player(t.leaver);
    // What reaches them unasked while others act is heard later.
    for (const name of [t.supervisor, t.successor, ...t.strangers]) await stage.player(name);
    const wanted = leaver.words('bot.departure.title');
    await stage.moveUntil('The question to who leaves', () => leaver.hasHeard(wanted));
    await leaver.hears(wanted);
    leaver.sees(
      leaver.words('bot.departure.states.asked'),
      leaver.words('bot.handover.nobody-else'),
      t.supervisor,
    );
    const left = await daysLeft(stage, t.leaver);
    // The last day is one of those that are left: who is asked in a first day's morning has it all.
    stage.check(left > 1 && left < t.leavesIn + 1, `He was asked ${left.toFixed(1)} days before.`);
    for (const action of ['prompt.now', 'prompt.snooze', 'prompt.ask-decline'])
      stage.check(leaver.offers(action), `The question offers no '${action}'.`);
    await stage.chat(leaver, 'Asked, and told who will see what');
  },
});

const supervisorFirst = (t: Texts): Step => ({
  title: 'The supervisor has heard nothing and finds nothing',
  run: async (stage) => {
    const supervisor = await stage.player(t.supervisor);
    const stands = JSON.stringify(await supervisor.persona.history('personal'));
    stage.check(
      !stands.includes(t.leaver),
      'The supervisor has heard of the leaving before it was begun.',
    );
    await supervisor.says(t.asks);
    supervisor.sees(supervisor.words('bot.handover.none'));
    const page = await stage.tab(supervisor, '/handovers');
    await page.getByText(supervisor.words('tab.handover.none'), { exact: true }).waitFor();
    await stage.photo(page, 'Nothing for the supervisor yet');
  },
});

const first = (t: Texts): Step => ({
  title:
    'First sitting, in the chat: who reads this section stands on every card, what is known is there',
  run: async (stage) => {
    const leaver = await stage.player(t.leaver);
    await leaver.presses('prompt.now');
    leaver.sees(...t.known, leaver.words('bot.capture.suggested'));
    leaver.sees(leaver.words('bot.handover.reads.supervisor-and-successor'));
    await stage.chat(leaver, 'The first card: what is known is filled in');
    const who = leaver.words('bot.handover.who');
    await leaver.presses(who);
    leaver.sees(leaver.words('bot.handover.who-title'), t.unwritten);
    await stage.chat(leaver, 'Who will see this, and when?');
    await leaver.presses(leaver.words('bot.pages.back'));
    const next = leaver.words('bot.capture.next');
    await leaver.presses(next, t.first.post);
    await leaver.presses(next, t.first.duties);
    await leaver.presses(leaver.words('bot.capture.later'), t.first.running);
    leaver.sees(
      leaver.words('bot.capture.kept'),
      leaver.words('bot.handover.sittings', { count: 1 }),
      leaver.words('bot.handover.missing'),
      ...t.open,
    );
    await stage.chat(leaver, 'He stops: what is missing is named');
  },
});

const notYet = (t: Texts): Step => ({
  title: 'The supervisor sees that it is begun, not what is in it; nobody else sees anything',
  run: async (stage) => {
    const supervisor = await stage.player(t.supervisor);
    await supervisor.says(t.asks);
    supervisor.sees(t.leaver, supervisor.words('bot.handover.states.reader.preparing'));
    supervisor.seesNot(t.marks.supervisor);
    stage.check(
      !supervisor.offers('handover.pack'),
      'The supervisor can open it before the last day.',
    );
    await stage.chat(supervisor, 'The supervisor sees that it is begun, and nothing of it');
    for (const name of [t.successor, ...t.strangers]) {
      const other = await stage.player(name);
      await other.says(t.asks);
      other.sees(other.words('bot.handover.none'));
    }
  },
});

/** The leaver's page in the tab, reached from the list. */
async function handoverPage(stage: Stage, leaver: Player): Promise<Page> {
  const page = await stage.tab(leaver, '/handovers');
  await page
    .getByRole('link', { name: leaver.words('tab.handover.next.write') })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: leaver.words('tab.handover.yours') }).waitFor();
  return page;
}

const second = (t: Texts): Step => ({
  title: 'Second sitting on another day, in the tab: his words are there, he goes on',
  run: async (stage) => {
    await stage.moveClock('day');
    const leaver = await stage.player(t.leaver);
    const page = await handoverPage(stage, leaver);
    await page.getByText(leaver.words('tab.handover.audience.title')).first().waitFor();
    await stage.photo(page, 'The handover in the tab: who will see what');
    await goesTo(page, leaver, 2);
    const running = page.locator('[data-field="activities"] textarea');
    stage.check(
      (await running.inputValue()).includes(t.marks.supervisor),
      'What he wrote in the chat is not in the tab.',
    );
    for (const [at, answers] of t.second) {
      await goesTo(page, leaver, at);
      for (const [field, text] of Object.entries(answers)) {
        await inputsOf(page, field).fill(text);
        stage.note(`**${t.leaver}** writes in the tab (${field}): “${text}”`);
      }
      if ('unwritten' in answers)
        await stage.photo(page, 'A section that only his successor reads');
    }
    await page.getByText(leaver.words('tab.captures.status.saved')).first().waitFor();
  },
});

const successor = (t: Texts): Step => ({
  title: 'He names his successor',
  run: async (stage) => {
    const leaver = await stage.player(t.leaver);
    const page = stage.page(leaver);
    await page
      .getByRole('button', { name: leaver.words('tab.handover.name-successor'), exact: true })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(leaver.words('tab.common.person')).fill(t.successor);
    await stage.photo(page, 'Who follows?');
    await dialog.getByRole('button', { name: leaver.words('tab.handover.name-yes') }).click();
    await page.getByText(leaver.words('tab.handover.named')).first().waitFor();
    stage.note(`**${t.leaver}** names ${t.successor}.`);
  },
});

const finalises = (t: Texts): Step => ({
  title: 'He sees what is missing, and finishes it with the gaps named',
  run: async (stage) => {
    const leaver = await stage.player(t.leaver);
    const page = stage.page(leaver);
    await goesTo(page, leaver, t.second.length + Object.keys(t.first).length);
    const missing = page
      .locator('section, div')
      .filter({ hasText: leaver.words('tab.handover.missing') });
    for (const gap of t.open)
      await missing.getByRole('button', { name: gap, exact: true }).first().waitFor();
    await stage.photo(page, 'What is missing, with the way to each');
    const finish = leaver.words('tab.handover.finalise');
    await page.getByRole('button', { name: finish, exact: true }).click();
    const dialog = page.getByRole('dialog');
    for (const gap of t.open) await dialog.getByText(gap).first().waitFor();
    await stage.photo(page, 'Finish it all the same?');
    await dialog.getByRole('button', { name: finish, exact: true }).click();
    await page.getByText(leaver.words('tab.handover.notice.final')).first().waitFor();
    await stage.photo(page, 'Finished, until the last day his alone');
    await leaver.says(t.asks);
    leaver.sees(leaver.words('bot.handover.sittings', { count: 2 }), t.successor);
    await stage.chat(leaver, 'The same in the chat: two sittings, finished');
  },
});

export const write = (t: Texts): readonly Step[] => [
  asked(t),
  supervisorFirst(t),
  first(t),
  notYet(t),
  second(t),
  successor(t),
  finalises(t),
];
