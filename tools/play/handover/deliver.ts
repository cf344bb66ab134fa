import { textOf } from '../../lib/stage/document.ts';
import type { Filed } from '../../lib/stage/sharepoint.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import type { Texts } from './texts.ts';
import { daysLeft } from './write.ts';

const WEEK = 8;
/** As it stands in the names of files too. */
const firstName = ({ leaver }: Texts): string => leaver.split(' ')[0] ?? leaver;

const silence = (t: Texts): Step => ({
  title: 'Until the last day nobody else has a word of it',
  run: async (stage) => {
    for (const name of [t.supervisor, t.successor, ...t.strangers]) {
      const other = await stage.player(name);
      const stands = JSON.stringify(await other.persona.history('personal'));
      for (const mark of Object.values(t.marks))
        stage.check(!stands.includes(mark), `${name} has read “${mark}” before the last day.`);
    }
    const { persona } = await stage.player(t.supervisor);
    for (const mark of Object.values(t.marks)) {
      const found = await stage.sharepoint.foundBy(persona.person.id, mark);
      stage.check(
        !found.some((name) => name.includes(firstName(t))),
        `Search finds it by “${mark}”.`,
      );
    }
  },
});

const lastDay = (t: Texts): Step => ({
  title:
    'The last day comes: the supervisor is given it, and can acknowledge it, but not edit or block it',
  run: async (stage) => {
    const supervisor = await stage.player(t.supervisor);
    const wanted = supervisor.words('bot.handover.arrived');
    // By what is due alone it would be a hundred moves: everybody's digests lie on the way.
    for (let left = await daysLeft(stage, t.leaver); left > 0; ) {
      if (await supervisor.hasHeard(wanted)) break;
      await stage.moveClock(left > WEEK ? 'week' : 'day');
      left = await daysLeft(stage, t.leaver);
    }
    await stage.moveUntil('The last day', () => supervisor.hasHeard(wanted), 10);
    const left = await daysLeft(stage, t.leaver);
    // A last day at a week’s end is heard of on the Monday.
    stage.check(
      left <= 1 && left > -3,
      `The supervisor was given it ${left.toFixed(1)} days before the end.`,
    );
    await supervisor.hears(wanted);
    await stage.chat(supervisor, 'The supervisor is given the handover on the last day');
    await supervisor.presses('handover.pack');
    supervisor.sees(t.marks.supervisor, t.marks.open, ...t.open.slice(0, 2));
    supervisor.seesNot(t.marks.successor);
    const may = [
      supervisor.words('bot.handover.acknowledge'),
      supervisor.words('bot.handover.document'),
      supervisor.words('bot.handover.name'),
      supervisor.words('bot.handover.gaps'),
      supervisor.words('bot.discussion.tab'),
    ];
    for (const title of supervisor.actions())
      stage.check(may.includes(title), `The supervisor is offered “${title}”.`);
    await stage.chat(
      supervisor,
      'What the supervisor reads, without what is the successor’s alone',
    );
  },
});

const acknowledged = (t: Texts): Step => ({
  title: 'The supervisor acknowledges it in the tab, which has nothing to edit; the leaver is told',
  run: async (stage) => {
    const supervisor = await stage.player(t.supervisor);
    const page = await stage.tab(supervisor, '/handovers');
    await page
      .getByRole('link', { name: supervisor.words('tab.handover.next.acknowledge') })
      .first()
      .click();
    const title = supervisor.words('tab.handover.of', { name: t.leaver });
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText(t.marks.supervisor).first().waitFor();
    const main = page.getByRole('main');
    stage.check((await main.getByRole('textbox').count()) === 0, 'There is something to edit.');
    stage.check((await page.getByText(t.marks.successor).count()) === 0, 'He reads the unwritten.');
    const acknowledge = supervisor.words('tab.handover.move.acknowledge.verb');
    const may = [acknowledge, supervisor.words('tab.handover.name-other')];
    const offered = (await main.getByRole('button').allTextContents()).map((one) => one.trim());
    for (const button of offered)
      stage.check(may.includes(button), `The tab offers him “${button}”.`);
    await stage.photo(page, 'The supervisor’s pack in the tab: nothing to edit, nothing to block');
    await page.getByRole('button', { name: acknowledge, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await stage.photo(page, 'Acknowledge?');
    const yes = supervisor.words('tab.handover.move.acknowledge.yes');
    await dialog.getByRole('button', { name: yes, exact: true }).click();
    await page.getByText(supervisor.words('tab.handover.move.acknowledge.done')).first().waitFor();
    await stage.photo(page, 'Acknowledged');
    const leaver = await stage.player(t.leaver);
    const wanted = leaver.words('bot.handover.received', { name: t.supervisor });
    await stage.moveUntil('The notice to the leaver', () => leaver.hasHeard(wanted));
    await leaver.hears(wanted);
    await stage.chat(leaver, 'The leaver hears that it was received');
  },
});

const pack = (t: Texts): Step => ({
  title: 'Whoever follows has the pack for the first week',
  run: async (stage) => {
    const follower = await stage.player(t.successor);
    const wanted = follower.words('bot.handover.pack-heading');
    await stage.moveUntil('The pack for whoever follows', () => follower.hasHeard(wanted));
    await follower.hears(wanted);
    follower.sees(t.promise);
    await stage.chat(follower, 'The successor’s pack for the first week');
    await follower.presses('handover.pack');
    follower.sees(t.marks.supervisor, t.marks.open, t.marks.successor);
    const page = await stage.tab(follower, '/handovers');
    await page
      .getByRole('link', { name: follower.words('tab.handover.next.read') })
      .first()
      .click();
    await page.getByText(t.marks.successor).first().waitFor();
    await stage.photo(page, 'The whole pack in the tab');
  },
});

async function reads(stage: Stage, name: string, file: Filed): Promise<string | null> {
  const { persona } = await stage.player(name);
  const bytes = await file.openedBy(persona.person.id);
  if (bytes) stage.keep(file.name, bytes);
  return bytes && textOf(file.name, bytes);
}

const documents = (t: Texts): Step => ({
  title: 'Its two documents are in SharePoint, each opened by its readers alone',
  run: async (stage) => {
    const follower = await stage.player(t.successor);
    const name = { name: t.leaver };
    const whole = await stage.sharepoint.filed(
      follower.words('document.handover.title.successor', name),
    );
    const part = await stage.sharepoint.filed(
      follower.words('document.handover.title.supervisor', name),
    );
    for (const { library, name: file, fields } of [whole, part])
      stage.note(`SharePoint, library “${library}”: ${file}; ${JSON.stringify(fields)}`);
    const his = (await reads(stage, t.successor, whole)) ?? '';
    for (const mark of [...Object.values(t.marks), ...t.open])
      stage.check(his.includes(mark), `The successor’s document does not say “${mark}”.`);
    const theirs = (await reads(stage, t.supervisor, part)) ?? '';
    stage.check(theirs.includes(t.marks.supervisor), 'The supervisor’s document lacks his part.');
    stage.check(
      !theirs.includes(t.marks.successor),
      'The supervisor’s document says the unwritten.',
    );
    const mayNot = [
      [t.supervisor, whole],
      ...t.strangers.flatMap((who) => [[who, whole] as const, [who, part] as const]),
    ] as const;
    for (const [who, file] of mayNot)
      stage.check((await reads(stage, who, file)) === null, `${who} opens ${file.name}.`);
    stage.note(`${mayNot.length} attempts of others to open them were refused by SharePoint.`);
  },
});

const strangers = (t: Texts): Step => ({
  title: 'A colleague and the administrator find nothing of it, in Praxis and in SharePoint',
  run: async (stage) => {
    for (const name of t.strangers) {
      const stranger = await stage.player(name);
      for (const mark of [...Object.values(t.marks), `${t.asks} ${t.leaver}`]) {
        const shown = await stranger.says(mark);
        // The card repeats the words that were looked for; what it found must not hold his.
        stage.check(
          !shown.includes(stranger.words('bot.handover.of', { name: t.leaver })),
          `${name} finds it by “${mark}”.`,
        );
        for (const title of stranger.actions())
          stage.check(!title.includes(firstName(t)), `${name} finds “${title}” by “${mark}”.`);
        const found = await stage.sharepoint.foundBy(stranger.persona.person.id, mark);
        stage.check(
          !found.some((file) => file.includes(firstName(t))),
          `${name} finds ${found.join(', ')} in SharePoint by “${mark}”.`,
        );
      }
    }
    const [colleague] = t.strangers;
    await stage.chat(await stage.player(colleague), 'A stranger finds nothing of it');
  },
});

export const deliver = (t: Texts): readonly Step[] => [
  silence(t),
  lastDay(t),
  acknowledged(t),
  pack(t),
  documents(t),
  strangers(t),
];
