import type { Player } from '../../lib/stage/player.ts';
import type { Step } from '../../lib/stage/stage.ts';
import { languageOf } from './make.ts';
import type { Texts } from './texts.ts';

/** Takes requests. */
const CLOSED: Readonly<Record<string, string>> = {
  en: 'Social protection for all',
  fr: 'Protection sociale pour tous',
  es: 'Protección social para todos',
};
const closedFor = (player: Player): string => CLOSED[languageOf(player)] ?? '';

const requests = ({ joiner, answering, other, note }: Texts): Step => ({
  title: 'Another one begun in the tab: a closed community is about the same, and takes a request',
  run: async (stage) => {
    // What reaches the moderator meanwhile is heard later.
    await stage.player(answering);
    const player = await stage.player(joiner);
    const page = await stage.tab(player, '/communities/new');
    const field = (name: string) =>
      page.getByLabel(player.words(`communities.fields.${name}`), { exact: true });
    await page
      .getByRole('textbox', { name: player.words('communities.fields.name') })
      .fill(other.name);
    await page
      .getByRole('textbox', { name: player.words('communities.fields.purpose') })
      .fill(other.purpose);
    await field('gtt').fill('Social Protection');
    await stage.photo(page, 'The form in the tab');
    await page
      .getByRole('button', { name: player.words('communities.form.send'), exact: true })
      .click();
    const closed = page
      .getByRole('listitem')
      .filter({ hasText: closedFor(player) })
      .first();
    await closed.waitFor();
    await closed.getByText(player.words('communities.joining.request')).first().waitFor();
    await stage.photo(page, 'What looks like it, in the tab');
    const ask = player.words('communities.request');
    await closed.getByRole('button', { name: ask }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(player.words('communities.fields.note')).fill(note);
    await stage.photo(page, 'Why: in a sentence');
    await dialog.getByRole('button', { name: player.words('communities.request-send') }).click();
    await closed.getByText(player.words('communities.join-state.waiting')).waitFor();
    stage.note(`**${joiner}** asks to be let in: “${note}”`);
    await stage.photo(page, 'The request waits');
  },
});

const notYet = ({ joiner }: Texts): Step => ({
  title: 'Until somebody answers, it stays closed',
  run: async (stage) => {
    const player = await stage.player(joiner);
    const page = await stage.tab(player, '/communities/social-protection');
    await page.getByText(player.words('extension.community.not-yours')).waitFor();
  },
});

const answers = ({ joiner, answering, note }: Texts): Step => ({
  title: 'Its moderator reads who asks and why, and lets them in with one press',
  run: async (stage) => {
    const player = await stage.player(answering);
    const wanted = player.words('communities.wants-in', {
      name: joiner,
      community: closedFor(player),
    });
    await stage.moveUntil('The request before its moderator', () => player.hasHeard(wanted));
    await player.hears(wanted);
    player.sees(note);
    await stage.chat(player, 'The request, before its moderator');
    await player.presses('join.accept');
    player.sees(player.words('communities.done.accept'));
    await stage.chat(player, 'Let in');
  },
});

const isIn = ({ joiner }: Texts): Step => ({
  title: 'Whoever asked is told, and is in',
  run: async (stage) => {
    const player = await stage.player(joiner);
    const wanted = player.words('communities.join-state.accepted');
    await stage.moveUntil('The answer to the request', () => player.hasHeard(wanted));
    await player.hears(wanted);
    player.sees(closedFor(player));
    await stage.chat(player, 'The answer');
    const page = await stage.tab(player, '/communities/social-protection');
    await page.getByRole('heading', { level: 1, name: closedFor(player) }).waitFor();
    await stage.photo(page, 'The home page of the community that was asked');
  },
});

export const joining = (texts: Texts): readonly Step[] => [
  requests(texts),
  notYet(texts),
  answers(texts),
  isIn(texts),
];
