import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { Contribution, DiscussionPage } from '../../../src/contract/discussions.ts';
import { Entry } from '../../components/entry.tsx';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';
import { Concerns } from '../safety/report.tsx';
import { ReviewContribution } from './review.tsx';

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
            <Entry
              key={item.id}
              words="contribution"
              item={item}
              moderator={discussion.moderator}
              tags={
                <>
                  {item.question === null ? null : (
                    <Tag>{say('tab.thread.question', { number: item.question + 1 })}</Tag>
                  )}
                  {item.audience === 'community' ? null : (
                    <Tag>{say(`safety.audience.tag.${item.audience}`)}</Tag>
                  )}
                  {item.cause ? (
                    <Tag tone="warning">{say(`safety.cause.${item.cause}`)}</Tag>
                  ) : null}
                </>
              }
            >
              <ReviewContribution discussion={discussion.id} contribution={item} />
              <Concerns
                about={{ kind: 'contribution', id: item.id }}
                of={item.author}
                mine={item.mine}
              />
            </Entry>
          ))}
        </ol>
      )}
    </Section>
  );
}
