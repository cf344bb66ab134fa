import type { Page } from 'playwright-core';
import { readCard } from '../../lib/cards.ts';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { Unexpected } from '../../lib/stage/unexpected.ts';
import { auditOf } from './audit.ts';
import type { Texts } from './texts.ts';

/** Of what is there already, these are about the same, whoever asks. */
const ALIKE = ['formalization', 'fair-recruitment'] as const;
const NAMES: Readonly<Record<(typeof ALIKE)[number], Readonly<Record<string, string>>>> = {
  formalization: {
    en: 'Formalization and the informal economy',
    fr: 'Formalisation et économie informelle',
    es: 'Formalización y economía informal',
  },
  'fair-recruitment': {
    en: 'Fair recruitment and labour migration',
    fr: 'Recrutement équitable et migration de main-d’œuvre',
    es: 'Contratación equitativa y migración laboral',
  },
};
const LIBRARY = 'Community library';
const WITHIN_MS = 60_000;

export const languageOf = ({ persona }: Player): string => persona.person.language;

const asks = ({ maker, words, never }: Texts): Step => ({
  title: 'Asked for in the chat: a form without ticket, department or charge',
  run: async (stage) => {
    const player = await stage.player(maker);
    await player.says(words);
    player.sees(player.words('communities.form.what'));
    await stage.chat(player, 'The form');
    const labels = await labelsBefore(player);
    const asked = labels.filter((label) => never.test(label));
    stage.check(asked.length === 0, `The form asks for ${asked.join(', ')}.`);
    for (const field of ['gtt', 'outcomes', 'moderators'])
      stage.check(
        labels.includes(player.words(`communities.fields.${field}`)),
        `The form has no field for ${field}.`,
      );
  },
});

/** What the fields of the card before this person are called. */
async function labelsBefore(player: Player): Promise<readonly string[]> {
  const last = (await player.persona.history()).findLast(({ cards }) => cards.length > 0);
  if (!last) throw new Unexpected(`${player.name} has no card before them.`);
  return readCard(last.cards[0]).inputs.map(({ label }) => label);
}

const looksAlike = ({ maker, wish }: Texts): Step => ({
  title:
    'Before it is made, two communities that look alike, with the reason and the choice to join',
  run: async (stage) => {
    const player = await stage.player(maker);
    await player.presses('community.look', wish);
    for (const slug of ALIKE) player.sees(NAMES[slug][languageOf(player)] ?? slug);
    player.sees(player.words('communities.alike.what'));
    const why = player.words('communities.alike.topics', { topics: '' });
    const shown = await lastShown(player);
    stage.check(
      shown.split(why).length - 1 >= ALIKE.length,
      'It is not said of each why it looks alike.',
    );
    const joins = player
      .actions()
      .filter((title) =>
        ['join', 'request', 'leave'].some((verb) => title === player.words(`communities.${verb}`)),
      );
    stage.check(joins.length >= ALIKE.length, `Only ${joins.length} of them can be joined.`);
    stage.check((await teamsOf(stage, player)).length === 0, 'It is made before anybody says so.');
    await stage.chat(player, 'What looks like it comes first');

    async function teamsOf(on: Stage, who: Player): Promise<readonly string[]> {
      return on.sharepoint.librariesOf(wish.name, who.persona.person.id);
    }
  },
});

async function lastShown(player: Player): Promise<string> {
  const changed = player.changed().at(-1);
  return changed ? readCard(changed.cards[0]).lines.join('\n') : '';
}

const goesOn = ({ maker, wish }: Texts): Step => ({
  title: 'Gone on: team, channel and library are there within a minute',
  run: async (stage) => {
    const player = await stage.player(maker);
    const from = performance.now();
    await player.presses('community.make');
    await stage.chat(player, 'It is being made');
    await player.hears(player.words('communities.state.ready', { name: wish.name }));
    const took = performance.now() - from;
    stage.note(`It was there after ${(took / 1000).toFixed(1)} s.`);
    stage.check(took < WITHIN_MS, `It took ${Math.round(took / 1000)} s.`);
    await stage.chat(player, 'It is there');
    const libraries = await stage.sharepoint.librariesOf(wish.name, player.persona.person.id);
    stage.check(
      libraries.includes(LIBRARY),
      `Its team has ${libraries.length === 0 ? 'no library' : libraries.join(', ')} in SharePoint.`,
    );
  },
});

/** Its home page, reached from the list of communities. */
async function homePage(stage: Stage, player: Player, name: string): Promise<Page> {
  const page = await stage.tab(player, '/communities');
  await page.getByRole('link', { name, exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('heading', { name: player.words('membership.tab.calendar') }).waitFor();
  return page;
}

const slugOn = (page: Page): string =>
  decodeURIComponent(page.url().split('/communities/')[1] ?? '').split('?')[0] ?? '';

const home = ({ maker, second, wish, event }: Texts): Step => ({
  title: 'Its home page: what it is for, who moderates it, its library and its calendar',
  run: async (stage) => {
    const player = await stage.player(maker);
    const page = await homePage(stage, player, wish.name);
    await page.getByText(wish.purpose).first().waitFor();
    for (const name of [maker, second]) await page.getByText(name).first().waitFor();
    // Its address is known once its library was read for the first time.
    const library = page.getByRole('link', { name: player.words('membership.tab.library') });
    await stage.moveUntil('The way to its library', async () => {
      await page.reload();
      await page.getByText(wish.purpose).first().waitFor();
      return library.isVisible();
    });
    const address = (await library.getAttribute('href')) ?? '';
    stage.check(/^https?:/.test(address), 'The home page does not lead to its library.');
    await stage.photo(page, 'The home page of the new community');
    const whole = player.words('membership.tab.whole-calendar');
    await page.getByRole('link', { name: whole }).click();
    await page
      .getByRole('textbox', { name: player.words('membership.tab.what'), exact: true })
      .fill(event);
    await page.getByRole('button', { name: player.words('membership.tab.add-day') }).click();
    await page.getByText(event).first().waitFor();
    await stage.photo(page, 'Its calendar, with the first day in it');
    await page.goBack();
    await page.getByText(event).first().waitFor();
  },
});

const others = ({ maker, second, wish }: Texts): Step => ({
  title: 'Whoever was named moderates it too, and colleagues find it',
  run: async (stage) => {
    const player = await stage.player(second);
    const page = await homePage(stage, player, wish.name);
    const members = page.getByRole('link', { name: player.words('membership.tab.to-members') });
    await members.waitFor();
    await stage.photo(page, `${second} moderates it too`);
    const slug = slugOn(page);
    const founder = await stage.player(maker);
    const entries = await auditOf(stage.product, `community:${slug}`);
    for (const verb of ['community.ask', 'community.make'])
      stage.check(
        entries.some((entry) => entry.verb === verb),
        `The record does not say '${verb}' of ${slug}.`,
      );
    stage.check(
      entries[0]?.actor === founder.persona.person.id,
      'The record does not name its maker.',
    );
    stage.note(`The record: ${entries.map(({ verb }) => verb).join(', ')}, by ${maker}.`);
  },
});

export const making = (texts: Texts): readonly Step[] => [
  asks(texts),
  looksAlike(texts),
  goesOn(texts),
  home(texts),
  others(texts),
];
