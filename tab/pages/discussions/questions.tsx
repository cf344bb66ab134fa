import type { Contribution, DiscussionPage } from '../../../src/contract/discussions.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';
import { Said } from './thread.tsx';
import { useWholeThread } from './use-thread.ts';

interface Asked {
  readonly question: Contribution;
  readonly answers: readonly Contribution[];
}

/** What answers nothing that this reader sees stands for itself. */
const alone = ({ thread }: DiscussionPage): readonly Contribution[] => {
  const there = new Set(thread.map(({ id }) => id));
  return thread.filter(({ answers }) => answers === null || !there.has(answers));
};

/** Words of an expert that answer no question ask none either, unless somebody answered them. */
function isRemark({ plan, thread }: DiscussionPage, item: Contribution): boolean {
  const expert = plan.resourcePersons.some(({ person }) => person.name === item.author);
  const answered = thread.some(({ answers }) => answers === item.id);
  return item.answers !== null || (expert && !answered);
}

/** The questions of a question time, pinned ones first, then those that wait for an answer, each with its answers. */
export function questionsOf(page: DiscussionPage): readonly Asked[] {
  const asked = alone(page)
    .filter((item) => !isRemark(page, item))
    .map((question): Asked => {
      return { question, answers: page.thread.filter(({ answers }) => answers === question.id) };
    });
  const rank = ({ question, answers }: Asked) =>
    page.pinned.includes(question.id) ? 0 : answers.length === 0 ? 1 : 2;
  return asked.toSorted((a, b) => rank(a) - rank(b));
}

export function Questions(props: { readonly discussion: DiscussionPage }) {
  const thread = useWholeThread(props.discussion);
  const discussion = { ...props.discussion, thread: [...thread] };
  const { say } = useWords();
  const layout = useLayout();
  const questions = questionsOf(discussion);
  const remarks = alone(discussion).filter((item) => isRemark(discussion, item));
  const answered = questions.filter(({ answers }) => answers.length > 0).length;
  return (
    <>
      <Section id="thread" title={say('planning.hour.asked', { count: questions.length })}>
        {questions.length === 0 ? (
          <Empty title={say('planning.hour.nothing')} />
        ) : (
          <>
            {answered > 0 ? (
              <p className={layout.muted}>{say('planning.hour.answered', { count: answered })}</p>
            ) : null}
            <ol className={layout.list}>
              {questions.map((asked) => (
                <Question key={asked.question.id} discussion={discussion} asked={asked} />
              ))}
            </ol>
          </>
        )}
      </Section>
      {remarks.length > 0 ? (
        <Section id="remarks" title={say('planning.hour.remarks')}>
          <ol className={layout.list}>
            {remarks.map((item) => (
              <Said key={item.id} discussion={discussion} item={item} />
            ))}
          </ol>
        </Section>
      ) : null}
    </>
  );
}

function Question(props: { readonly discussion: DiscussionPage; readonly asked: Asked }) {
  const { discussion, asked } = props;
  const { say } = useWords();
  const layout = useLayout();
  const { question, answers } = asked;
  return (
    <li className={layout.tight}>
      {answers.length === 0 ? (
        <div>
          <Tag tone="warning">{say('planning.hour.open')}</Tag>
        </div>
      ) : null}
      <ul className={layout.list}>
        <Said discussion={discussion} item={question} />
        {answers.map((answer) => (
          <Said key={answer.id} discussion={discussion} item={answer} />
        ))}
      </ul>
    </li>
  );
}
