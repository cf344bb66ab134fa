import type { Locator, Page } from 'playwright-core';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { labelled, wordsIn } from '../../lib/stage/words.ts';
import {
  comesBefore,
  comesTo,
  discussionPage,
  isShownAs,
  saidInChannel,
  saidOnce,
} from './part.ts';
import type { Texts } from './texts.ts';

const DAY_MS = 86_400_000;
/** Later than the week before, in which the template announces it. */
const STARTS_IN = 9;
const TEMPLATE = 'formal-two-weeks';

/** When it begins and ends, and what is pinned, as the page of its plan says it. */
export interface Planned {
  starts: Date;
  ends: Date;
  /** When the second week's question is asked. */
  second: Date;
  pinned: string;
}

const day = (from: Date, days: number): string =>
  new Date(from.getTime() + days * DAY_MS).toISOString().slice(0, 10);

const fillsForm = async (stage: Stage, page: Page, player: Player, texts: Texts) => {
  const { words } = player;
  const field = (key: string) => page.getByLabel(words(`tab.new-discussion.${key}`)).first();
  await field('community').selectOption(texts.community);
  await field('name').fill(texts.title);
  await field('background').fill(texts.background);
  const number = (count: number) => words('tab.new-discussion.question', { number: count });
  await page.getByLabel(number(1)).first().fill(texts.questions[0]);
  await page.getByRole('button', { name: words('tab.new-discussion.add-question') }).click();
  await page.getByLabel(number(2)).first().fill(texts.questions[1]);
  await page.getByText(words('tab.new-discussion.start-later'), { exact: true }).click();
  await field('starts-at').fill(`${day(await stage.now(), STARTS_IN)}T09:00`);
  await page.getByLabel(words('planning.form.template')).selectOption(TEMPLATE);
  if (texts.guests) await page.getByLabel(words('guests.mark')).check();
};

const drafts = (texts: Texts, planned: Planned): Step => ({
  title: 'The moderator makes a draft from the template of two weeks; nobody else sees it',
  run: async (stage) => {
    const player = await stage.player(texts.moderator);
    const page = await stage.tab(player, '/discussions/new');
    await fillsForm(stage, page, player, texts);
    await stage.photo(page, 'A new discussion, from the template of two weeks');
    await page
      .getByRole('button', { name: player.words('planning.form.draft-what'), exact: true })
      .click();
    await page.getByRole('heading', { level: 1, name: texts.title }).waitFor();
    stage.note(`**${texts.moderator}** keeps “${texts.title}” as a draft.`);
    planned.pinned = await addsDocument(page, player, texts.looksFor);
    const [other] = texts.contributors;
    const reader = await stage.player(other?.name ?? '');
    const list = await stage.tab(reader, '/discussions');
    await list.locator('main').waitFor();
    stage.check(
      (await list.getByRole('link', { name: texts.title }).count()) === 0,
      `${reader.name} sees the draft.`,
    );
  },
});

/** @returns the title of the document that stands beside the discussion from now on */
async function addsDocument(page: Page, { words }: Player, looksFor: string): Promise<string> {
  await page.getByText(words('item.choice.add-title'), { exact: true }).click();
  await page.getByLabel(words('item.flag.search')).fill(looksFor);
  await page.getByRole('button', { name: words('item.flag.go'), exact: true }).click();
  const first = page.getByRole('radio').first();
  await first.waitFor();
  const title = (
    (await page
      .locator('label', { has: page.locator('span[lang]') })
      .first()
      .textContent()) ?? ''
  ).trim();
  await first.check();
  await page.getByRole('button', { name: words('item.choice.add'), exact: true }).click();
  await page.getByRole('complementary').getByRole('link', { name: title }).first().waitFor();
  return title;
}

const completes = (texts: Texts, planned: Planned): Step => ({
  title: 'Third question, who begins, who answers, what it feeds, and a pinned product',
  run: async (stage) => {
    const player = await stage.player(texts.moderator);
    const page = await discussionPage(stage, player, texts.title);
    const { words } = player;
    await page.getByRole('link', { name: words('planning.tab.edit') }).click();
    await page.getByRole('heading', { level: 1, name: words('planning.tab.edit-title') }).waitFor();
    const second = page.getByLabel(words('planning.tab.phase-questions', { number: 2 }));
    await second.fill(texts.questions[2]);
    await page.getByLabel(words('planning.facts.resource')).first().fill(`${texts.resource}, 48`);
    await page
      .getByLabel(words('planning.tab.seeds'))
      .first()
      .fill(`${texts.starter}: ${texts.starterWords}`);
    await page.getByLabel(words('planning.facts.decision')).fill(texts.decision);
    await page.getByRole('checkbox', { name: planned.pinned }).check();
    await stage.photo(page, 'The plan: phases, people, what it leads to');
    await page.getByRole('button', { name: words('planning.tab.save'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: texts.title }).waitFor();
    await page
      .getByText(labelled(words('planning.tab.pinned')))
      .first()
      .waitFor();
    for (const question of texts.questions) await page.getByText(question).first().waitFor();
    await readsDates(page, player, planned);
    await stage.photo(page, 'The draft with its plan');
  },
});

/** The dates as the page shows them, each an instant behind the reader's own words. */
async function readsDates(page: Page, { words }: Player, planned: Planned): Promise<void> {
  const plan = page.getByRole('region', { name: words('planning.tab.plan') });
  const instant = async (time: Locator): Promise<Date> =>
    new Date((await time.getAttribute('datetime')) ?? '');
  planned.starts = await instant(page.locator('main time').nth(0));
  planned.ends = await instant(page.locator('main time').nth(1));
  planned.second = await instant(plan.locator('time').nth(1));
}

const schedules = (texts: Texts): Step => ({
  title: 'Who is to begin is asked and promises; then it is scheduled',
  run: async (stage) => {
    const player = await stage.player(texts.moderator);
    const starter = await stage.player(texts.starter);
    const page = stage.page(player);
    await page.getByRole('button', { name: player.words('planning.seed.ask') }).click();
    await page.getByText(labelled(player.words('planning.seed.state.asked'))).waitFor();
    const schedule = player.words('tab.moves.verb.schedule');
    await page.getByRole('button', { name: schedule, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: schedule, exact: true }).click();
    await page.getByText(player.words('tab.moves.done.schedule')).first().waitFor();
    await stage.photo(page, 'Scheduled: it opens by itself on its date');
    const wanted = starter.words('planning.nudge.starter-asked.title');
    await stage.moveUntil('The request to begin', () => starter.hasHeard(wanted), 8);
    await starter.hears(wanted);
    starter.sees(texts.title, texts.starterWords);
    await starter.presses(starter.words('planning.seed.promise'));
    starter.sees(starter.words('planning.seed.thanks.promise'));
    await stage.chat(starter, 'Asked to begin, and promised');
    await isShownAs(stage, starter, texts.title, 'scheduled');
  },
});

const announced = (texts: Texts, planned: Planned): Step => ({
  title:
    'A week before, the channel is told, with the pinned product; no contribution is taken yet',
  run: async (stage) => {
    const { community, title } = texts;
    const reader = await stage.player(texts.contributors[1]?.name ?? '');
    const week = new Date(planned.starts.getTime() - 7 * DAY_MS);
    if ((await stage.now()) < week) {
      const early = await saidInChannel(reader, community, title);
      stage.check(early.length === 0, 'The channel was told before the date of its plan.');
    }
    await comesTo(stage, week);
    await saidOnce(stage, reader, community, title);
    const post = await reader.finds(title, community);
    reader.sees(texts.questions[0]);
    // Where guests read in the channel too, documents of the staff do not stand there.
    if (texts.guests) reader.seesNot(planned.pinned);
    else reader.sees(planned.pinned);
    await stage.chat(reader, 'Announced in the channel a week before', {
      in: community,
      at: title,
    });
    await reader.replies(post, 'Too early: will there be room for home-based workshops?');
    await isShownAs(stage, reader, title, 'scheduled');
    const page = stage.page(reader);
    await page.getByRole('link', { name: planned.pinned }).first().waitFor();
    const form = page.getByLabel(reader.words('tab.writing.contribute.text'));
    stage.check((await form.count()) === 0, 'The page takes contributions before the start.');
    await stage.photo(page, 'A member’s page before the start');
  },
});

const opens = (texts: Texts, planned: Planned): Step => ({
  title: 'It opens by itself on its date, with the first week’s questions',
  run: async (stage) => {
    const { community, title } = texts;
    const reader = await stage.player(texts.contributors[1]?.name ?? '');
    await comesBefore(stage, planned.starts);
    await isShownAs(stage, reader, title, 'scheduled');
    await comesTo(stage, planned.starts);
    await isShownAs(stage, reader, title, 'open');
    await saidOnce(stage, reader, community, wordsIn(texts.language)('planning.phase.opened'));
    stage.note(`It was to open at ${planned.starts.toISOString()}.`);
    await stage.chat(reader, 'The channel: it is open', { in: community, at: title });
  },
});

export const planning = (texts: Texts, planned: Planned): readonly Step[] => [
  drafts(texts, planned),
  completes(texts, planned),
  schedules(texts),
  announced(texts, planned),
  opens(texts, planned),
];
