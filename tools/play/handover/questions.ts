import type { Step } from '../../lib/stage/stage.ts';
import type { Texts } from './texts.ts';

const asked = ({ leaver, successor, questions }: Texts): Step => ({
  title: 'Whoever follows is told so, and asks two questions before the last day',
  run: async (stage) => {
    const follower = await stage.player(successor);
    const told = follower.words('bot.handover.you-follow');
    await stage.moveUntil('The news for whoever follows', () => follower.hasHeard(told), 20);
    await follower.hears(told);
    await follower.presses('handover.questions');
    for (const [question] of questions) await follower.presses('handover.ask', { question });
    follower.sees(leaver, ...questions.map(([question]) => question));
    await stage.chat(follower, 'Two questions before the last day');
  },
});

const answered = ({ leaver, supervisor, successor, asks, questions }: Texts): Step => ({
  title: 'Both are answered in the chat; the supervisor does not read them',
  run: async (stage) => {
    const leaves = await stage.player(leaver);
    const news = leaves.words('bot.handover.asked-by', { name: successor }).trim();
    await stage.moveUntil('The questions to who leaves', () => leaves.hasHeard(news), 20);
    await leaves.hears(news);
    for (const [place, [question, words]] of questions.entries()) {
      await leaves.says(asks);
      await leaves.presses('handover.questions');
      leaves.sees(question);
      const open = leaves.actions().indexOf(leaves.words('bot.handover.answer'));
      await leaves.presses(open + 1);
      await leaves.presses('handover.answer', { words });
      leaves.sees(leaves.words('bot.handover.answer-done'));
      if (place === 0) await stage.chat(leaves, 'Who reads the answer, and when, is said');
    }
    const boss = await stage.player(supervisor);
    await boss.says(asks);
    await boss.presses('handover.questions');
    for (const [question, words] of questions) boss.seesNot(question, words);
    const follower = await stage.player(successor);
    await follower.says(asks);
    await follower.presses('handover.questions');
    follower.sees(...questions.map(([, words]) => words));
    await stage.chat(follower, 'Both are answered');
  },
});

export const questions = (t: Texts): readonly Step[] => [asked(t), answered(t)];
