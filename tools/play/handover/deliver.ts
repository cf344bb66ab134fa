import { textOf } from '../../lib/stage/document.ts';
import type { Filed } from '../../lib/stage/sharepoint.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { LEAVER, STRANGERS, SUCCESSOR, SUPERVISOR } from './people.ts';
import { MARKS, OPEN } from './texts.ts';
import { daysLeft } from './write.ts';

const MOST_DAYS = 30;

const silence: Step = {
  title: 'Until the last day nobody else has a word of it',
  run: async (stage) => {
    for (const name of [SUPERVISOR, SUCCESSOR, ...STRANGERS]) {
      const other = await stage.player(name);
      const stands = JSON.stringify(await other.persona.history('personal'));
      for (const mark of Object.values(MARKS))
        stage.check(!stands.includes(mark), `${name} has read “${mark}” before the last day.`);
    }
    const { persona } = await stage.player(SUPERVISOR);
    for (const mark of Object.values(MARKS)) {
      const found = await stage.sharepoint.foundBy(persona.person.id, mark);
      stage.check(!found.some((name) => name.includes('Pieter')), `Search finds it by “${mark}”.`);
    }
  },
};

const lastDay: Step = {
  title: 'The last day comes: Paolo is given it, and can acknowledge it, but not edit or block it',
  run: async (stage) => {
    const paolo = await stage.player(SUPERVISOR);
    const wanted = paolo.words('bot.handover.arrived');
    // By what is due alone it would be a hundred moves: everybody's digests lie on the way.
    for (let day = 0; day < MOST_DAYS && !(await paolo.hasHeard(wanted)); day += 1) {
      await stage.moveClock('day');
    }
    await stage.moveUntil('The last day', () => paolo.hasHeard(wanted), 10);
    const left = await daysLeft(stage);
    // A last day at a week’s end is heard of on the Monday.
    stage.check(
      left <= 1 && left > -3,
      `Paolo was given it ${left.toFixed(1)} days before the end.`,
    );
    await paolo.hears(wanted);
    await stage.chat(paolo, 'The supervisor is given the handover on the last day');
    await paolo.presses('handover.pack');
    paolo.sees(MARKS.supervisor, MARKS.open, ...OPEN.slice(0, 2));
    paolo.seesNot(MARKS.successor);
    const may = [
      paolo.words('bot.handover.acknowledge'),
      paolo.words('bot.handover.document'),
      paolo.words('bot.handover.name'),
      paolo.words('bot.handover.gaps'),
      paolo.words('bot.discussion.tab'),
    ];
    for (const title of paolo.actions())
      stage.check(may.includes(title), `Paolo is offered “${title}”.`);
    await stage.chat(paolo, 'What the supervisor reads, without what is the successor’s alone');
  },
};

const acknowledged: Step = {
  title: 'Paolo acknowledges it in the tab, which has nothing to edit; Pieter is told',
  run: async (stage) => {
    const paolo = await stage.player(SUPERVISOR);
    const page = await stage.tab(paolo, '/handovers');
    await page
      .getByRole('link', { name: paolo.words('tab.handover.next.acknowledge') })
      .first()
      .click();
    const title = paolo.words('tab.handover.of', { name: LEAVER });
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText(MARKS.supervisor).first().waitFor();
    const main = page.getByRole('main');
    stage.check((await main.getByRole('textbox').count()) === 0, 'There is something to edit.');
    stage.check((await page.getByText(MARKS.successor).count()) === 0, 'He reads the unwritten.');
    const acknowledge = paolo.words('tab.handover.move.acknowledge.verb');
    const may = [acknowledge, paolo.words('tab.handover.name-other')];
    const offered = (await main.getByRole('button').allTextContents()).map((one) => one.trim());
    for (const button of offered)
      stage.check(may.includes(button), `The tab offers him “${button}”.`);
    await stage.photo(page, 'The supervisor’s pack in the tab: nothing to edit, nothing to block');
    await page.getByRole('button', { name: acknowledge, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await stage.photo(page, 'Acknowledge?');
    const yes = paolo.words('tab.handover.move.acknowledge.yes');
    await dialog.getByRole('button', { name: yes, exact: true }).click();
    await page.getByText(paolo.words('tab.handover.move.acknowledge.done')).first().waitFor();
    await stage.photo(page, 'Acknowledged');
    const pieter = await stage.player(LEAVER);
    const wanted = pieter.words('bot.handover.received', { name: SUPERVISOR });
    await stage.moveUntil('The notice to Pieter', () => pieter.hasHeard(wanted));
    await pieter.hears(wanted);
    await stage.chat(pieter, 'Pieter hears that it was received');
  },
};

const pack: Step = {
  title: 'David, who follows, has his pack for the first week',
  run: async (stage) => {
    const david = await stage.player(SUCCESSOR);
    const wanted = david.words('bot.handover.pack-heading');
    await stage.moveUntil('The pack for David', () => david.hasHeard(wanted));
    await david.hears(wanted);
    david.sees('answer to the donor on the tablets');
    await stage.chat(david, 'The successor’s pack for the first week');
    await david.presses('handover.pack');
    david.sees(MARKS.supervisor, MARKS.open, MARKS.successor);
    const page = await stage.tab(david, '/handovers');
    await page
      .getByRole('link', { name: david.words('tab.handover.next.read') })
      .first()
      .click();
    await page.getByText(MARKS.successor).first().waitFor();
    await stage.photo(page, 'The whole pack in the tab');
  },
};

async function reads(stage: Stage, name: string, file: Filed): Promise<string | null> {
  const { persona } = await stage.player(name);
  const bytes = await file.openedBy(persona.person.id);
  return bytes && textOf(file.name, bytes);
}

const documents: Step = {
  title: 'Its two documents are in SharePoint, each opened by its readers alone',
  run: async (stage) => {
    const david = await stage.player(SUCCESSOR);
    const name = { name: LEAVER };
    const whole = await stage.sharepoint.filed(
      david.words('document.handover.title.successor', name),
    );
    const part = await stage.sharepoint.filed(
      david.words('document.handover.title.supervisor', name),
    );
    for (const { library, name: file, fields } of [whole, part])
      stage.note(`SharePoint, library “${library}”: ${file}; ${JSON.stringify(fields)}`);
    const his = (await reads(stage, SUCCESSOR, whole)) ?? '';
    for (const mark of [...Object.values(MARKS), ...OPEN])
      stage.check(his.includes(mark), `The successor’s document does not say “${mark}”.`);
    const theirs = (await reads(stage, SUPERVISOR, part)) ?? '';
    stage.check(theirs.includes(MARKS.supervisor), 'The supervisor’s document lacks his part.');
    stage.check(!theirs.includes(MARKS.successor), 'The supervisor’s document says the unwritten.');
    const mayNot = [
      [SUPERVISOR, whole],
      ...STRANGERS.flatMap((who) => [[who, whole] as const, [who, part] as const]),
    ] as const;
    for (const [who, file] of mayNot)
      stage.check((await reads(stage, who, file)) === null, `${who} opens ${file.name}.`);
    stage.note(`${mayNot.length} attempts of others to open them were refused by SharePoint.`);
  },
};

const strangers: Step = {
  title: 'A colleague and the administrator find nothing of it, in Praxis and in SharePoint',
  run: async (stage) => {
    for (const name of STRANGERS) {
      const stranger = await stage.player(name);
      for (const mark of [...Object.values(MARKS), `handover ${LEAVER}`]) {
        const shown = await stranger.says(mark);
        // The card repeats the words that were looked for; what it found must not hold his.
        stage.check(!shown.includes('Handover of'), `${name} finds it by “${mark}”.`);
        for (const title of stranger.actions())
          stage.check(!title.includes('Pieter'), `${name} finds “${title}” by “${mark}”.`);
        const found = await stage.sharepoint.foundBy(stranger.persona.person.id, mark);
        stage.check(
          !found.some((file) => file.includes('Pieter')),
          `${name} finds ${found.join(', ')} in SharePoint by “${mark}”.`,
        );
      }
    }
    const [colleague] = STRANGERS;
    await stage.chat(await stage.player(colleague), 'A stranger finds nothing of it');
  },
};

export const deliver: readonly Step[] = [
  silence,
  lastDay,
  acknowledged,
  pack,
  documents,
  strangers,
];
