import type { Page } from 'playwright-core';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { until } from '../../lib/wait.ts';
import { comesTo, discussionPage, opensFor } from '../discussion/part.ts';
import type { Contributor } from '../discussion/texts.ts';
import type { Texts } from './texts.ts';

const DAY_MS = 86_400_000;
const DAYS = 12;
/** From then on it waits for its moderator as one that closes soon. */
const CLOSING_DAYS = 3;
const SEEN_MS = 60_000;
/** Fewer are never spoken of as a group. */
const SMALLEST = 5;
const COUNTS = Array.from({ length: 20 }, (_, at) => SMALLEST + at);

/** How many of the region the console counts while all of them are there. */
interface Counted {
  people: number;
}

export async function contributes(stage: Stage, texts: Texts, { name, by, text }: Contributor) {
  const player = await stage.player(name);
  if (by === 'channel') {
    await player.replies(await player.finds(texts.title, texts.community), text);
    return;
  }
  if (by === 'chat') {
    await player.says('discussions');
    await player.presses('discussion.read');
    await player.presses('discussion.contribute', { text, question: '0' });
    return;
  }
  const page = await discussionPage(stage, player, texts.title);
  await page.getByLabel(player.words('tab.writing.contribute.text')).first().fill(text);
  await page.getByRole('button', { name: player.words('tab.writing.send'), exact: true }).click();
  await page.getByText(player.words('tab.contribute.done.published')).first().waitFor();
  stage.note(`**${name}** writes in the tab: “${text}”`);
}

const opens = (texts: Texts): Step => ({
  title: 'A discussion is open; colleagues of some regions post, nobody of one',
  run: async (stage) => {
    const moderator = await stage.player(texts.moderator);
    const { title, background, question, community, guests } = texts;
    const form = { title, background, question1: question, community };
    await opensFor(stage, moderator, { ...form, ...(guests ? { guests } : {}) }, DAYS);
    for (const one of texts.before) await contributes(stage, texts, one);
  },
});

/** What the product says of the group: its name, and how many of them there are. */
const line = ({ words }: Player, { region }: Texts, count: number): string =>
  words('console.balance.people', { group: words(`communities.regions.${region}`), count });

/** Whose voice is missing, in the moderator's console, beside the discussion that closes soon. */
async function inConsole(stage: Stage, player: Player, texts: Texts): Promise<Page> {
  const page = await stage.tab(player, '/moderation');
  const item = page.locator('[data-task="closing"]', { hasText: texts.title });
  await item.getByRole('button', { name: player.words('console.more'), exact: true }).click();
  // Its heading is there before what it says.
  await voices(page, player).locator('li, p').first().waitFor();
  return page;
}

const voices = (page: Page, { words }: Player) =>
  page.getByRole('region', { name: words('console.balance.title'), exact: true });

/** Nobody of the community is named where groups are spoken of. */
async function namesNobody(stage: Stage, page: Page, player: Player, texts: Texts): Promise<void> {
  const shown = (await voices(page, player).textContent()) ?? '';
  for (const { name } of [...texts.before, ...texts.invited, { name: texts.leaver }])
    for (const word of name.split(' '))
      stage.check(!shown.includes(word), `“${word}” of ${name} stands in: ${shown}`);
}

const seen = (texts: Texts, counted: Counted): Step => ({
  title:
    'Three days before the end the moderator sees in the console who is missing; nobody is named',
  run: async (stage) => {
    const player = await stage.player(texts.moderator);
    const now = await stage.now();
    await comesTo(stage, new Date(now.getTime() + (DAYS - CLOSING_DAYS + 1) * DAY_MS));
    const page = await inConsole(stage, player, texts);
    const shown = (await voices(page, player).textContent()) ?? '';
    counted.people = COUNTS.find((count) => shown.includes(line(player, texts, count))) ?? 0;
    const wanted = line(player, texts, SMALLEST);
    stage.check(
      counted.people > SMALLEST,
      `It says of no group larger than in “${wanted}”: ${shown}`,
    );
    await namesNobody(stage, page, player, texts);
    await stage.photo(page, 'Whose voice is missing');
    const member = await stage.player(texts.before[2]?.name ?? '');
    const read = await discussionPage(stage, member, texts.title);
    stage.check(
      (await read.getByText(member.words('console.balance.title')).count()) === 0,
      'A member is shown whose voice is missing.',
    );
  },
});

const left = (texts: Texts, counted: Counted): Step => ({
  title: 'One of the region leaves the community, and is counted no longer',
  run: async (stage) => {
    const leaver = await stage.player(texts.leaver);
    const { words } = leaver;
    const list = await stage.tab(leaver, '/communities');
    await list
      .getByRole('listitem')
      .filter({ has: list.locator(`a[href*="/communities/${texts.community}"]`) })
      .getByRole('button', { name: words('communities.leave'), exact: true })
      .first()
      .click();
    await list
      .getByRole('dialog')
      .getByRole('button', { name: words('communities.leave-now'), exact: true })
      .click();
    await list.getByRole('dialog').waitFor({ state: 'hidden' });
    const player = await stage.player(texts.moderator);
    const wanted = line(player, texts, counted.people - 1);
    await until(
      `“${wanted}”`,
      async () => {
        const page = await inConsole(stage, player, texts);
        return ((await voices(page, player).textContent()) ?? '').includes(wanted);
      },
      SEEN_MS,
      2_000,
    );
    stage.note(`**${texts.leaver}** leaves; the console says “${wanted}”.`);
  },
});

const invited = (texts: Texts): Step => ({
  title: 'A press drafts the invitation; the moderator makes it her own and posts it',
  run: async (stage) => {
    const player = await stage.player(texts.moderator);
    const { words } = player;
    const page = stage.page(player);
    await page.getByRole('button', { name: words('console.balance.use'), exact: true }).click();
    const text = page.getByLabel(words('console.ask.text')).last();
    const drafted = await text.inputValue();
    stage.check(drafted.includes(texts.title), `The draft does not name it: ${drafted}`);
    stage.check(
      drafted.includes(words(`communities.regions.${texts.region}`)),
      `The draft does not say who is missing: ${drafted}`,
    );
    await text.fill(`${drafted} ${texts.added}`);
    await stage.photo(page, 'The invitation, drafted and made one’s own');
    await page
      .getByRole('button', { name: words('console.move.say'), exact: true })
      .last()
      .click();
    await page.getByText(words('console.done.say')).first().waitFor();
    stage.note(`**${player.name}** posts: “${drafted} ${texts.added}”`);
    const reader = await stage.player(texts.invited[0]?.name ?? '');
    await reader.finds(texts.added, texts.community);
    await stage.chat(reader, 'The invitation in the channel', {
      in: texts.community,
      at: texts.title,
    });
  },
});

const closed = (texts: Texts, counted: Counted): Step => ({
  title: 'Those who were invited write, and nobody of a group is said to be missing any more',
  run: async (stage) => {
    for (const one of texts.invited) await contributes(stage, texts, one);
    const player = await stage.player(texts.moderator);
    const gone = line(player, texts, counted.people - 1);
    // She has spoken since it began to close: it waits in her console no more, and is looked at where it stands.
    const page = await discussionPage(stage, player, texts.title);
    await page
      .getByRole('button', { name: player.words('console.balance.title'), exact: true })
      .click();
    await voices(page, player).locator('li, p').first().waitFor();
    const shown = (await voices(page, player).textContent()) ?? '';
    stage.check(!shown.includes(gone), `It still says that they are missing: ${shown}`);
    await stage.photo(page, 'Nobody of the region is missing');
  },
});

export function gap(texts: Texts): readonly Step[] {
  const counted: Counted = { people: 0 };
  return [
    opens(texts),
    seen(texts, counted),
    left(texts, counted),
    invited(texts),
    closed(texts, counted),
  ];
}
