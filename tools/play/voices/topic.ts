import type { Stage, Step } from '../../lib/stage/stage.ts';
import type { Texts } from './texts.ts';

/** Who was invited last proposes; who was invited first backs it. */
const peopleOf = ({ invited: [backer, proposer] }: Texts) => {
  if (!backer || !proposer) throw new Error('two of the region are invited');
  return { backer: backer.name, proposer: proposer.name };
};

async function topics(stage: Stage, name: string) {
  const player = await stage.player(name);
  await player.says('proposed topics');
  return player;
}

const proposed = (texts: Texts): Step => ({
  title: 'Somebody of the region proposes a topic of their own',
  run: async (stage) => {
    const { title, why } = texts.topic;
    const player = await topics(stage, peopleOf(texts).proposer);
    await player.presses('topic.form');
    await player.presses('topic.propose', { community: texts.community, title, why });
    player.sees(player.words('planning.topics.proposed'), title);
  },
});

const backed = (texts: Texts): Step => ({
  title: 'A colleague backs it, and the count says so to the moderator',
  run: async (stage) => {
    const backer = await topics(stage, peopleOf(texts).backer);
    backer.sees(texts.topic.title);
    await backer.presses('topic.back');
    const player = await topics(stage, texts.moderator);
    const count = player.words('planning.topics.backers', { count: 2 });
    player.sees(texts.topic.title, count);
    await player.photo('A proposed topic and who backs it', 'personal', 2);
  },
});

const answered = (texts: Texts): Step => ({
  title: 'The moderator answers with a reason; whoever proposed and backed it is told',
  run: async (stage) => {
    const { reason } = texts.topic;
    const player = await stage.player(texts.moderator);
    await player.presses('topic.decide');
    await player.presses('topic.answer', { answer: 'decline', reason });
    player.sees(player.words('planning.topics.answered'));
    const { proposer, backer } = peopleOf(texts);
    for (const name of [proposer, backer]) {
      const told = await stage.player(name);
      // Nobody is written to at night or at the week's end.
      await stage.moveUntil('An hour at which one is told', () => told.hasHeard(reason));
      await told.hears(reason);
      told.sees(told.words('planning.topics.told.declined'));
    }
    await (await stage.player(proposer)).photo('What became of the topic, and why');
  },
});

export const topic = (texts: Texts): readonly Step[] => [
  proposed(texts),
  backed(texts),
  answered(texts),
];
