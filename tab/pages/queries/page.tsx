import { Button, MessageBar, MessageBarBody, mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useRef } from 'react';
import { useParams } from 'react-router';
import type { QueryPage } from '../../../src/contract/queries.ts';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { useQuestion } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { ProductCard } from '../knowledge/product.tsx';
import { TalkTags } from '../moderation/tags.tsx';
import { Concerns } from '../safety/report.tsx';
import { Decisions } from './decisions.tsx';
import { LedPart } from './led.tsx';
import { headline, QueryFacts, QueryTags } from './parts.tsx';
import { ReadBy } from './readers.tsx';
import { Replies, ReplyForm } from './replies.tsx';

/** One question: what is asked, what was replied, and the reader's own part in it. */
export default function QueryRoute() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const query = useQuestion(id);
  const above = <TextLink to="/queries">{say('tab.query.back')}</TextLink>;
  if (!query.data) {
    return (
      <Page title={say('tab.query.title')} above={above}>
        <Read query={query}>{() => null}</Read>
      </Page>
    );
  }
  // A new form for another question: the kept text belongs to this one.
  return (
    <Question
      key={id}
      query={query.data}
      above={above}
      stale={<Read query={query}>{() => null}</Read>}
    />
  );
}

function Question(props: {
  readonly query: QueryPage;
  readonly above: ReactNode;
  readonly stale: ReactNode;
}) {
  const { query } = props;
  const { say } = useWords();
  const layout = useLayout();
  const form = useRef<HTMLTextAreaElement>(null);
  const takesReplies = query.actions.includes('reply');
  const jump = (
    <Button appearance="primary" onClick={() => form.current?.focus()}>
      {say('tab.query.reply')}
    </Button>
  );
  return (
    <Page
      title={headline(query.text)}
      lang={query.language}
      above={props.above}
      actions={takesReplies ? jump : null}
      item
    >
      {props.stale}
      <div className={layout.tight}>
        <div className={layout.row}>
          <QueryTags query={query} />
        </div>
        <QueryFacts query={query} />
        <ReadBy query={query} />
        <Reach query={query} />
        <Subject query={query} />
      </div>
      <Notice query={query} />
      <Decisions query={query} />
      <div className={layout.columns}>
        <div className={layout.parts}>
          <About query={query} />
          <Missing query={query} />
          {query.state === 'from-stock' ? null : <Replies query={query} />}
          {takesReplies ? <ReplyForm query={query} field={form} /> : null}
          {query.state === 'from-stock' ? null : <Led query={query} />}
        </div>
        <Related query={query} />
      </div>
    </Page>
  );
}

interface Part {
  readonly query: QueryPage;
}

/** Its topics; its countries stand beside where else it is shown. */
function Subject({ query: { id, state, moderator } }: Part) {
  if (state === 'from-stock') return null;
  return <TalkTags talk={{ kind: 'query', id }} moderator={moderator} show={['topics']} />;
}

/** What is done about it, and what a reader may say of it to those who answer for it. */
function Led({ query }: Part) {
  return (
    <>
      <LedPart query={query} />
      <Concerns
        about={{ kind: 'query', id: query.id }}
        of={headline(query.text)}
        mine={query.mine}
      />
    </>
  );
}

/** Which countries it is about, and where else the way to it is shown. */
function Reach({ query: { countries = [], also = [] } }: Part) {
  const { say, list, country } = useWords();
  const layout = useLayout();
  const parts = [
    countries.length > 0
      ? say('questions.countries', { countries: list(countries.map(country)) })
      : null,
    also.length > 0 ? say('questions.also', { communities: list(also) }) : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return <p className={mergeClasses(layout.plain, layout.muted)}>{parts.join(' · ')}</p>;
}

/** What the state means for the reader, and the way to the consolidated reply. */
function Notice({ query }: Part) {
  const { say } = useWords();
  const { id, state, verdict, consolidated, actions } = query;
  const read = consolidated !== null && consolidated.state !== 'draft';
  const work = !read && actions.some((verb) => verb === 'edit-reply' || verb === 'approve');
  const notice =
    state === 'open'
      ? verdict === 'unsolved'
        ? 'again-open'
        : null
      : state === 'replied' && verdict === null
        ? null
        : state;
  return (
    <>
      {notice ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            {notice === 'merged'
              ? say('questions.notice.merged')
              : say(`tab.query.notice.${notice}`, { reason: query.reason ?? '' })}
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {read || work ? (
        <div>
          <LinkButton to={`/queries/${id}/consolidated`} primary>
            {say(read ? 'tab.query.read-consolidated' : 'tab.query.edit-consolidated')}
          </LinkButton>
        </div>
      ) : null}
    </>
  );
}

/** The question in full where the heading could not carry it, and what it is for. */
function About({ query }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  const whole = headline(query.text) === query.text.trim();
  if (whole && !query.background) return null;
  return (
    <Section id="about" title={say(whole ? 'tab.query.background' : 'tab.query.question')}>
      <div className={layout.card}>
        {whole ? null : (
          <p className={layout.written} lang={query.language}>
            {query.text}
          </p>
        )}
        {whole || !query.background ? null : (
          <h3 className={layout.h3}>{say('tab.query.background')}</h3>
        )}
        {query.background ? (
          <p className={layout.written} lang={query.language}>
            {query.background}
          </p>
        ) : null}
      </div>
    </Section>
  );
}

/** What the asker still misses, so that the next reply can be about it. */
function Missing({ query }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  if (!query.comment) return null;
  return (
    <Section id="missing" title={say('tab.query.comment')}>
      <div className={layout.card}>
        <p className={layout.written} lang={query.language}>
          {query.comment}
        </p>
      </div>
    </Section>
  );
}

function Related({ query }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  if (query.related.length === 0) return null;
  return (
    <aside aria-labelledby="related">
      <Section id="related" title={say('tab.query.related')}>
        <ul className={layout.list}>
          {query.related.map((product) => (
            <ProductCard key={product.id} product={product} brief />
          ))}
        </ul>
      </Section>
    </aside>
  );
}
