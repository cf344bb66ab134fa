import { Button, mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { KnowledgeGaps } from '../../../src/contract/knowledge.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, explain, Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { Day } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

type Gap = KnowledgeGaps['items'][number];

/** What people looked for or asked and did not find: what most missed first. */
export default function GapsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['gaps'], queryFn: api.gaps });
  return (
    <Page
      title={say('finding.gaps.title')}
      above={<TextLink to="/search">{say('collections.to-search')}</TextLink>}
    >
      <p className={layout.plain}>{say('finding.gaps.what')}</p>
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('finding.gaps.none')} />
          ) : (
            <ul className={layout.list}>
              {items.map((gap) => (
                <OneGap key={gap.id} gap={gap} />
              ))}
            </ul>
          )
        }
      </Read>
    </Page>
  );
}

function OneGap({ gap }: { readonly gap: Gap }) {
  const { say, date, list, topic, country } = useWords();
  const layout = useLayout();
  const { words, language, topics, countries, people, at, takenBy, mine, questions } = gap;
  const facts = [
    questions.length === 0
      ? say('finding.gaps.people', { count: people })
      : people > questions.length
        ? say('questions.gaps.searched', { count: people - questions.length })
        : '',
    say('finding.gaps.last', { date: date(at) }),
    list(topics.map(topic)),
    list(countries.map(country)),
  ];
  return (
    <li className={mergeClasses(layout.card, mine && layout.asked)}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <h2 className={layout.h3} lang={language}>
          {words}
        </h2>
        <span className={layout.row}>
          {questions.length > 0 ? (
            <Tag tone="warning">{say('questions.gaps.from-question')}</Tag>
          ) : null}
          {takenBy ? (
            <Tag tone="brand">
              {mine
                ? say('questions.gaps.taken-by-me')
                : say('questions.gaps.taken-by', { name: takenBy })}
            </Tag>
          ) : null}
        </span>
      </div>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {facts.filter(Boolean).join(' · ')}
      </p>
      {questions.map((question, index) => (
        <FromQuestion key={question.query ?? index} question={question} />
      ))}
      <Seeing gap={gap} />
    </li>
  );
}

/** Who asked and by when, what was found and does not answer, who was asked. */
function FromQuestion({ question }: { readonly question: Gap['questions'][number] }) {
  const { say, list } = useWords();
  const layout = useLayout();
  const { query, asker, neededBy, found, asked } = question;
  return (
    <div className={layout.tight}>
      <p className={layout.plain}>
        {query ? (
          <TextLink to={`/queries/${query}`} inText>
            {say('tab.query.title')}
          </TextLink>
        ) : null}
        {asker ? <> {say('questions.gaps.asked-by', { name: asker })}</> : null}
        {neededBy ? (
          <>
            {' · '}
            {say('tab.queries.needed-by')} <Day on={neededBy} />
          </>
        ) : null}
      </p>
      {found.length > 0 ? (
        <>
          <p className={layout.plain}>{say('questions.gaps.found')}</p>
          <ul className={layout.plain}>
            {found.map(({ id, title, language }) => (
              <li key={id}>
                <TextLink to={`/knowledge/${id}`} lang={language} inText>
                  {title}
                </TextLink>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className={layout.plain}>
        {asked.length > 0
          ? say('questions.gaps.asked', { names: list(asked) })
          : say('questions.gaps.nobody-asked')}
      </p>
    </div>
  );
}

/** Whoever sees to it says so; when something is there, it is settled. */
function Seeing({ gap }: { readonly gap: Gap }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const onError = (error: unknown) => tell(explain(error, words), 'error');
  const settle = useWrite(() => api.settleGap(gap.id));
  const take = useWrite((takes: boolean) => api.takeGap(gap.id, takes));
  const [question] = gap.questions;
  const press = (takes: boolean) =>
    take.mutate(takes, {
      onSuccess: () => tell(say(takes ? 'questions.gaps.taken' : 'questions.gaps.given-back')),
      onError,
    });
  return (
    <div className={layout.row}>
      {gap.takenBy === null ? (
        <Button
          disabled={take.isPending}
          aria-label={say('questions.gaps.take-of', { words: gap.words })}
          onClick={() => press(true)}
        >
          {say('questions.gaps.take')}
        </Button>
      ) : null}
      {gap.mine ? (
        <>
          <LinkButton to={question?.query ? `/queries/${question.query}` : '/captures'} primary>
            {say('questions.gaps.write')}
          </LinkButton>
          <Button
            disabled={take.isPending}
            aria-label={say('questions.gaps.give-back-of', { words: gap.words })}
            onClick={() => press(false)}
          >
            {say('questions.gaps.give-back')}
          </Button>
        </>
      ) : null}
      <TextLink to={`/search?${new URLSearchParams({ q: gap.words })}`}>
        {say('finding.gaps.again')}
      </TextLink>
      <Button
        disabled={settle.isPending}
        aria-label={say('finding.gaps.settle-of', { words: gap.words })}
        onClick={() => settle.mutate(undefined, { onError })}
      >
        {say('finding.gaps.settle')}
      </Button>
    </div>
  );
}
