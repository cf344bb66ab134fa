import type { Player } from '../../lib/stage/player.ts';
import type { Stage, Step } from '../../lib/stage/stage.ts';
import { messages } from './ceiling.ts';
import type { Talk, Texts } from './texts.ts';

const DAY_MS = 86_400_000;
const LONG_DAYS = 40;
/** The question is asked so many days after the discussions began: what waits then waits together. */
const APART_DAYS = 11;
const MOST_DAYS = 7;

const dayAfter = (from: Date, days: number): string =>
  new Date(from.getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** The first of the words that open this, in the person's language. */
export const command = (player: Player, name: string): string =>
  player.words(`bot.words.${name}`).split(',')[0] ?? name;

async function opens(stage: Stage, player: Player, talk: Talk, days: number): Promise<void> {
  const { said: _said, ...form } = talk;
  await player.says(command(player, 'open-discussion'));
  await player.presses('discussion.create', { ...form, end: dayAfter(await stage.now(), days) });
  player.sees(player.words('bot.new.opened'), talk.title);
}

const begins = ({ moderator, member, overdue, quiet, community }: Texts): Step => ({
  title: 'Two discussions begin; a member writes in each on the first day',
  run: async (stage) => {
    const player = await stage.player(moderator);
    const writer = await stage.player(member);
    await opens(stage, player, overdue, 1);
    await opens(stage, player, quiet, LONG_DAYS);
    for (const { title, said } of [overdue, quiet]) {
      const post = await writer.finds(title, community);
      await writer.replies(post, said);
    }
    await stage.chat(writer, 'The first contribution', { in: community, at: quiet.title });
  },
});

const asks = ({ asker, question, background, community }: Texts): Step => ({
  title: 'More than a week later somebody asks about mining cooperatives, and is told what happens',
  run: async (stage) => {
    const from = await stage.now();
    await stage.moveClock('week');
    while ((await stage.now()).getTime() - from.getTime() < (APART_DAYS - 0.5) * DAY_MS)
      await stage.moveClock('day');
    const player = await stage.player(asker);
    await player.says(question);
    await player.presses('query.form');
    await player.presses('query.ask', { background, community });
    player.sees(player.words('asking.asked.next'));
    await stage.chat(player, 'On its way, and what happens next');
  },
});

const nobody = ({ asker, moderator, question }: Texts): Step => ({
  title: 'Three working days without a reply: the asker is told, and so is the moderator',
  run: async (stage) => {
    const player = await stage.player(asker);
    const wanted = player.words('leading.unanswered.moderators');
    const from = await stage.now();
    for (let days = 0; days < MOST_DAYS && !(await player.hasHeard(wanted)); days += 1)
      await stage.moveClock('day');
    await player.hears(wanted);
    player.sees(question);
    const days = ((await stage.now()).getTime() - from.getTime()) / DAY_MS;
    stage.check(days >= 2 && days <= 6, `The asker was told after ${days.toFixed(1)} days.`);
    await stage.chat(player, 'The asker is told plainly');
    const leader = await stage.player(moderator);
    const heard = await messages(leader.persona);
    for (const nudge of ['quiet', 'summary-due'])
      stage.check(
        heard.some(({ words }) => words.includes(leader.words(`planning.nudge.${nudge}.title`))),
        `${moderator} was not reminded: ${nudge}.`,
      );
  },
});

export const fading = (texts: Texts): readonly Step[] => [
  begins(texts),
  asks(texts),
  nobody(texts),
];
