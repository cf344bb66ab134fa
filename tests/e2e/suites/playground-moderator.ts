import { readCard } from '../../../tools/lib/cards.ts';
import { wordsOf } from '../../../tools/lib/client.ts';
import { until } from '../../../tools/lib/wait.ts';
import { fills, picksDay, textOf } from '../chat-window.ts';
import { type Check, must, type Suite } from '../check.ts';
import { openPowers, timeOf } from '../powers.ts';
import { COMMUNITY, DISCUSSION, SEARCH } from '../texts.ts';

const MODERATOR = 'Amina Diallo';
const MOST_HITS = 5;
const OPEN_DAYS = 4;
const DAY_MS = 86_400_000;
const WORK_MS = 60_000;

const searches: Check = {
  name: 'Free text is answered with at most five documents, and why each is shown',
  run: async (world) => {
    const { words } = await world.person(MODERATOR);
    const chat = await world.playground(MODERATOR);
    const card = await chat.says(SEARCH, words('bot.search.title'));
    const text = await textOf(card);
    const reason = words('bot.search.why', { reasons: '' }).trim();
    const reasons = text.split(reason).length - 1;
    must(reasons >= 1 && reasons <= MOST_HITS, `The card gives ${reasons} reasons:\n${text}`);
    must(text.includes('Kenya'), `Nothing about Kenya was found:\n${text}`);
    const open = words('bot.search.open', { title: '' }).trim();
    const links = await card.getByRole('link', { name: open }).count();
    must(links === reasons, `${reasons} documents are shown, ${links} can be opened.`);
  },
};

const opens: Check = {
  name: 'A moderator fills the form card and opens a discussion',
  run: async (world) => {
    const { words } = await world.person(MODERATOR);
    const chat = await world.playground(MODERATOR);
    const form = await chat.says('ouvrir une discussion', words('bot.new.title'));
    const question = (number: number): string => words('bot.fields.question-number', { number });
    await fills(form, {
      [words('bot.fields.title')]: DISCUSSION.title,
      [words('bot.fields.background')]: DISCUSSION.background,
      [question(1)]: DISCUSSION.question1,
      [question(2)]: DISCUSSION.question2,
    });
    const powers = await openPowers(world);
    const end = new Date((await timeOf(powers)).getTime() + OPEN_DAYS * DAY_MS);
    await powers.close();
    world.look(chat.page);
    await picksDay(form, words('bot.fields.end'), end);
    await world.photo(chat.page, 'the form');
    const done = await chat.presses(form, words('bot.new.create'), words('bot.new.opened'));
    const text = await textOf(done);
    const lastDay = new Intl.DateTimeFormat('fr', {
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
    must(text.includes(DISCUSSION.title), `The confirmation names no discussion:\n${text}`);
    must(text.includes(lastDay.format(end)), `It ends on another day than was picked:\n${text}`);
  },
};

const posted: Check = {
  name: 'The community’s channel shows it, with related documents and the reason for each',
  run: async (world) => {
    const carlos = await world.teams.as('Carlos Mendoza');
    const { words } = await world.person(MODERATOR);
    const post = await until(
      'The opening post',
      async () =>
        (await carlos.history(COMMUNITY)).find((message) =>
          wordsOf(message).includes(DISCUSSION.title),
        ) ?? null,
      WORK_MS,
    );
    const text = wordsOf(post);
    must(post.from.kind === 'bot' && post.replyTo === null, 'It is no new thread of Praxis.');
    must(text.includes(DISCUSSION.question2), `A question is missing:\n${text}`);
    const open = words('bot.search.open', { title: '' }).trim();
    const documents = readCard(post.cards[0]).actions.filter(({ title }) => title.startsWith(open));
    const reasons = text.split(words('bot.search.why', { reasons: '' }).trim()).length - 1;
    must(
      reasons >= 1 && reasons <= MOST_HITS && reasons === documents.length,
      `${documents.length} documents with ${reasons} reasons:\n${text}`,
    );
  },
};

const replaced: Check = {
  name: 'A card’s button replaces the card',
  run: async (world) => {
    const { words } = await world.person(MODERATOR);
    const chat = await world.playground(MODERATOR);
    const done = await chat.card(words('bot.new.opened'));
    const asked = await chat.presses(
      done,
      words('bot.discussion.moves.close'),
      words('bot.discussion.means.close'),
    );
    const back = await chat.presses(asked, words('bot.pages.cancel'), DISCUSSION.question1);
    const text = await textOf(back);
    must(!text.includes(words('bot.discussion.means.close')), 'The card was not replaced.');
  },
};

export const playgroundModerator: Suite = {
  title: 'Agents Playground, as a moderator in French',
  checks: [searches, opens, posted, replaced],
};
