import { Field, mergeClasses, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { Contribution, DiscussionPage } from '../../../src/contract/discussions.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { LanguageTag, Tag } from '../../components/tag.tsx';
import { When } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';
import { Review } from './review.tsx';

/** From here on a choice of question saves more scrolling than it costs. */
const FILTER_FROM = 4;

type Chosen = 'all' | 'none' | `${number}`;

const matches = (chosen: Chosen, { question }: Contribution): boolean =>
  chosen === 'all' || (chosen === 'none' ? question === null : question === Number(chosen));

export function Thread({ discussion }: { readonly discussion: DiscussionPage }) {
  const { say } = useWords();
  const layout = useLayout();
  const [chosen, setChosen] = useState<Chosen>('all');
  const { thread, questions, contributions, takesContributions } = discussion;
  const shown = thread.filter((item) => matches(chosen, item));
  return (
    <Section id="thread" title={say('tab.thread.title', { count: contributions })}>
      {thread.length >= FILTER_FROM ? (
        <Field label={say('tab.thread.filter')}>
          <Select value={chosen} onChange={(_, { value }) => setChosen(value as Chosen)}>
            <option value="all">{say('tab.thread.all')}</option>
            {questions.map((question, index) => (
              <option key={question} value={index} lang={discussion.language}>
                {index + 1}. {question}
              </option>
            ))}
            <option value="none">{say('tab.thread.no-question')}</option>
          </Select>
        </Field>
      ) : null}
      {shown.length === 0 ? (
        <Empty
          title={say(
            thread.length > 0
              ? 'tab.thread.none-here'
              : takesContributions
                ? 'tab.thread.be-first'
                : 'tab.thread.none',
          )}
        />
      ) : (
        <ol className={layout.list}>
          {shown.map((item) => (
            <Entry key={item.id} contribution={item} moderator={discussion.moderator} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Entry(props: { readonly contribution: Contribution; readonly moderator: boolean }) {
  const { contribution, moderator } = props;
  const { say } = useWords();
  const layout = useLayout();
  const { author, mine, text, language, question, state, reason, createdAt, surface } =
    contribution;
  return (
    <li className={layout.card}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <span className={layout.row}>
          <strong>{mine ? say('tab.thread.me', { author }) : author}</strong>
          <span className={layout.muted}>
            <When at={createdAt} /> · {say(`tab.thread.surface.${surface}`)}
          </span>
        </span>
        <span className={layout.row}>
          {question === null ? null : (
            <Tag>{say('tab.thread.question', { number: question + 1 })}</Tag>
          )}
          <LanguageTag language={language} />
          {state === 'published' ? null : (
            <Tag tone="warning">{say(`common.states.contribution.${state}`)}</Tag>
          )}
        </span>
      </div>
      <p className={layout.written} lang={language}>
        {text}
      </p>
      {reason ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say('tab.thread.reason', { reason })}
        </p>
      ) : null}
      {mine || moderator ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say(`tab.thread.consent.${contribution.consent}`)}
        </p>
      ) : null}
      <Review contribution={contribution} />
    </li>
  );
}
