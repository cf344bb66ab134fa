import type { Step } from '../../lib/stage/stage.ts';
import { until } from '../../lib/wait.ts';
import { overTheCeiling } from './ceiling.ts';
import { command } from './fade.ts';
import type { Texts } from './texts.ts';

const GOVERNS = 'Samuel Boateng';
const MOST_DAYS = 20;
const READ_MS = 60_000;

const gap = ({ asker, question }: Texts): Step => ({
  title: 'They do not reply either: the asker is told so plainly, and a gap is recorded',
  run: async (stage) => {
    const player = await stage.player(asker);
    const said = player.words('leading.unanswered.gap');
    for (let days = 0; days < MOST_DAYS && !(await player.hasHeard(said)); days += 1)
      await stage.moveClock('day');
    await player.hears(said);
    player.sees(question);
    await stage.chat(player, 'Nobody could answer: said plainly');
    const governor = await stage.player(GOVERNS);
    const page = await stage.tab(governor, '/gaps');
    await page.getByRole('heading', { name: question }).first().waitFor();
    await stage.photo(page, 'The gap in what is known');
  },
});

const sameDay = ({ other, otherQuestion, otherReply, member, community }: Texts): Step => ({
  title: 'Another question gets its reply the same day, and its asker says that it is solved',
  run: async (stage) => {
    const player = await stage.player(other);
    await player.says(otherQuestion);
    await player.presses('query.form');
    await player.presses('query.ask', { background: '', community });
    const colleague = await stage.player(member);
    const post = await colleague.finds(otherQuestion, community);
    await colleague.replies(post, otherReply);
    await player.says(command(player, 'my-queries'));
    await player.presses('query.read');
    player.sees(otherReply.slice(0, 40));
    await player.presses(player.words('asking.judge.solved'));
    player.sees(player.words('asking.judge.done-solved'));
    await stage.chat(player, 'Solved the same day');
  },
});

const faq = ({ moderator, otherQuestion, otherReply }: Texts): Step => ({
  title: 'The moderator is offered it as an entry, with owner and review date, and publishes it',
  run: async (stage) => {
    const player = await stage.player(moderator);
    const wanted = player.words('leading.faq.offered');
    await stage.moveUntil('The offer', () => player.hasHeard(wanted));
    await player.hears(wanted);
    await stage.chat(player, 'A solved question: keep it as FAQ?');
    await player.presses('faq.read');
    player.sees(
      otherQuestion,
      otherReply.slice(0, 40),
      player.words('leading.document.owner'),
      player.words('leading.document.review'),
    );
    await stage.chat(player, 'The entry: its words, its owner, its review date');
    await player.presses('faq.publish');
    player.sees(player.words('leading.faq.sent'));
  },
});

const found = ({ asker, later, otherQuestion }: Texts): Step => ({
  title: 'Whoever asks next finds it',
  run: async (stage) => {
    await stage.sharepoint.filed(otherQuestion);
    const player = await stage.player(asker);
    await until(
      'The entry in the search',
      async () => (await player.says(later)).includes(otherQuestion),
      READ_MS,
      2_000,
    );
    await stage.chat(player, 'The entry is found');
  },
});

const ceiling: Step = {
  title: 'Nobody heard from Praxis unasked more than once a day',
  run: async (stage) => {
    const { sent, people, tooMany } = await overTheCeiling(stage.product);
    stage.note(`${sent} messages to ${people} people.`);
    const told = tooMany.map(({ name, day, about }) => `${name} on ${day}: ${about.join(', ')}`);
    stage.check(told.length === 0, `More than one a day:\n${told.join('\n')}`);
  },
};

export const ending = (texts: Texts): readonly Step[] => [
  gap(texts),
  sameDay(texts),
  faq(texts),
  found(texts),
  ceiling,
];
