import type { Page } from 'playwright-core';
import type { Message } from '../../lib/client.ts';
import { wordsOf } from '../../lib/client.ts';
import type { Player } from '../../lib/stage/player.ts';
import type { Stage } from '../../lib/stage/stage.ts';
import { labelled } from '../../lib/stage/words.ts';

const DAY_MS = 86_400_000;

/** The first words of a contribution, by which it is known again on every surface. */
export const startOf = (text: string): string => text.slice(0, 40);

/** Opens one by the form of the chat, for so many days from now. */
export async function opensFor(
  stage: Stage,
  moderator: Player,
  form: Readonly<Record<string, string>>,
  days: number,
): Promise<void> {
  await moderator.says('open a discussion');
  const end = new Date((await stage.now()).getTime() + days * DAY_MS);
  await moderator.presses('discussion.create', { ...form, end: end.toISOString().slice(0, 10) });
  moderator.sees(moderator.words('bot.new.opened'));
}

/** Lets the product's time come to this moment, in leaps that get smaller; what is due on the way is done. */
export async function comesTo(stage: Stage, at: Date): Promise<void> {
  for (let moves = 0; moves < 60; moves += 1) {
    const left = at.getTime() - (await stage.now()).getTime();
    if (left <= 0) return;
    await stage.moveClock(left >= 7 * DAY_MS ? 'week' : left >= DAY_MS ? 'day' : 'next-due');
  }
  stage.check(false, `The clock did not come to ${at.toISOString()}.`);
}

/** The last whole day before this moment, so that what belongs to the moment has not happened. */
export const comesBefore = async (stage: Stage, at: Date): Promise<void> => {
  for (;;) {
    const left = at.getTime() - (await stage.now()).getTime();
    if (left <= DAY_MS) return;
    await stage.moveClock(left > 7 * DAY_MS ? 'week' : 'day');
  }
};

/** Everything of Praxis in the channel that says this, oldest first. */
export async function saidInChannel(
  player: Player,
  place: string,
  words: string,
): Promise<readonly Message[]> {
  const all = await player.persona.history(place);
  return all.filter(
    (message) =>
      message.from.kind === 'bot' && !message.deleted && wordsOf(message).includes(words),
  );
}

/** @throws Unexpected unless Praxis has said it once in the channel */
export async function saidOnce(
  stage: Stage,
  player: Player,
  place: string,
  words: string,
): Promise<void> {
  await player.finds(words, place);
  const found = await saidInChannel(player, place, words);
  stage.check(found.length === 1, `“${words}” stands ${found.length} times in the channel.`);
}

/** The discussion's page, as whoever it is finds it in the list. */
export async function discussionPage(stage: Stage, player: Player, title: string): Promise<Page> {
  const page = await stage.tab(player, '/discussions');
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return page;
}

/** In which state the reader's page says it is. */
export async function isShownAs(
  stage: Stage,
  player: Player,
  title: string,
  state: string,
): Promise<void> {
  const page = await discussionPage(stage, player, title);
  const words = player.words(`common.states.discussion.${state}`);
  await page.locator('main').getByText(labelled(words)).first().waitFor();
}
