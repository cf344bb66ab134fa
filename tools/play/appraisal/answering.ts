import type { Step } from '../../lib/stage/stage.ts';
import type { Texts } from './texts.ts';

const COMMUNITY = 'formalization';

const answers = ({ asker, specialist, question, background, reply }: Texts): Step => ({
  title: 'A colleague’s question, which the specialist answers in the channel',
  run: async (stage) => {
    const asks = await stage.player(asker);
    await stage.player(specialist);
    await asks.says(question);
    await asks.presses('query.form');
    await asks.presses('query.ask', { background, community: COMMUNITY });
    asks.sees(asks.words('asking.asked.title'));
    const knows = await stage.player(specialist);
    const post = await knows.finds(question, COMMUNITY);
    await knows.replies(post, reply);
    await stage.chat(knows, 'The answer under the question', { in: COMMUNITY, at: question });
  },
});

const thanks = ({ asker, specialist, reply }: Texts): Step => ({
  title: 'Whoever asked thanks with one press, which only the specialist learns, and it is solved',
  run: async (stage) => {
    const asks = await stage.player(asker);
    const news = asks.words('asking.notice.query-first-reply');
    await stage.moveUntil('The notice of the first reply', () => asks.hasHeard(news));
    await asks.hears(news);
    asks.sees(reply.slice(0, 40));
    await asks.presses('query.read');
    await asks.presses('reply.thanks');
    asks.sees(
      asks.words('questions.thanks.done', { name: specialist }),
      asks.words('questions.thanks.said'),
    );
    stage.check(!asks.offers('reply.thanks'), 'It can be pressed a second time.');
    await stage.chat(asks, 'Thanks, once and between the two of them');
    await asks.presses(asks.words('asking.judge.solved'));
    asks.sees(asks.words('asking.judge.done-solved'));
  },
});

export const answering = (texts: Texts): readonly Step[] => [answers(texts), thanks(texts)];
