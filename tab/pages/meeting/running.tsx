import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState, Loading } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { WithOrWithoutName } from '../discussions/anonymous.tsx';
import { ContributePart } from '../discussions/contribute.tsx';
import { Questions } from '../discussions/questions.tsx';
import { Said } from '../discussions/thread.tsx';
import { useThread } from '../discussions/use-thread.ts';
import { questionsNow } from './chosen.ts';

interface Part {
  readonly discussion: DiscussionPage;
}

/** One running discussion in 320 px: a question at a time, what was said about it last, and one's own word. */
export function Running({ discussion }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  const { id, title, language, plan } = discussion;
  return (
    <div className={layout.stack}>
      <h2 className={layout.h2} lang={language}>
        <bdi>{title}</bdi>
      </h2>
      {plan.kind === 'question-time' ? (
        <QuestionTime discussion={discussion} />
      ) : (
        <OneByOne discussion={discussion} />
      )}
      <TextLink to={`/discussions/${encodeURIComponent(id)}`}>{say('tab.meeting.whole')}</TextLink>
    </div>
  );
}

function QuestionTime({ discussion }: Part) {
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <Questions discussion={discussion} />
      <WithOrWithoutName
        discussion={discussion}
        named={<ContributePart discussion={discussion} field={field} />}
      />
    </>
  );
}

function OneByOne({ discussion }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  const field = useRef<HTMLTextAreaElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [at, setAt] = useState(0);
  const { questions, language, plan } = discussion;
  const now = questionsNow(discussion);
  const place = Math.min(at, Math.max(0, now.length - 1));
  const question = now[place] ?? 0;
  const phase = plan.phases[plan.phase];
  const go = (to: number) => {
    setAt(to);
    heading.current?.focus();
  };
  return (
    <>
      <section aria-labelledby="question" className={layout.card}>
        {phase?.title ? (
          <p className={layout.muted} lang={language}>
            {phase.title}
          </p>
        ) : null}
        <h3 id="question" ref={heading} tabIndex={-1} className={layout.h3}>
          {say('tab.meeting.question', { number: place + 1, count: now.length })}
        </h3>
        <p className={layout.written} lang={language}>
          {questions[question]}
        </p>
        {now.length > 1 ? (
          <div className={layout.row}>
            <Button disabled={place === 0} onClick={() => go(place - 1)}>
              {say('tab.meeting.previous')}
            </Button>
            <Button disabled={place >= now.length - 1} onClick={() => go(place + 1)}>
              {say('tab.meeting.next')}
            </Button>
          </div>
        ) : null}
      </section>
      <Newest key={question} discussion={discussion} question={question} />
      <WithOrWithoutName
        discussion={discussion}
        named={<ContributePart discussion={discussion} field={field} about={question} />}
      />
    </>
  );
}

const NEWEST = 3;

/** What was said last; read again as others post. */
function Newest({ discussion, question }: Part & { readonly question: number }) {
  const { say } = useWords();
  const layout = useLayout();
  const view = { order: 'newest', chosen: `${question}`, said: null } as const;
  const { query, items } = useThread(discussion, view, NEWEST);
  return (
    <Section id="newest" title={say('tab.meeting.newest')}>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : null}
      {items.length > 0 ? (
        <ol className={layout.list} aria-live="polite">
          {items.slice(0, NEWEST).map((item) => (
            <Said key={item.id} discussion={discussion} item={item} />
          ))}
        </ol>
      ) : query.isSuccess ? (
        <p className={layout.muted}>{say('tab.meeting.nothing')}</p>
      ) : null}
    </Section>
  );
}
