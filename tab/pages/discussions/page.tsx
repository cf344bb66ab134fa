import { Button, MessageBar, MessageBarBody, mergeClasses } from '@fluentui/react-components';
import { useRef } from 'react';
import { useParams } from 'react-router';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { LanguageTag, Tag } from '../../components/tag.tsx';
import { When } from '../../components/when.tsx';
import { useDiscussion } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Documents } from '../communities/home.tsx';
import { AddRelated, ChooseRelated } from '../knowledge/choosing.tsx';
import { ProductCard } from '../knowledge/product.tsx';
import { ThreadLinks } from '../moderation/links.tsx';
import { TalkTags } from '../moderation/tags.tsx';
import { WithOrWithoutName } from './anonymous.tsx';
import { ContributePart } from './contribute.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { ForGuestsButton } from './for-guests.tsx';
import { Moves } from './moves.tsx';
import { OutputPart } from './output.tsx';
import { GuestTag, StateTag } from './parts.tsx';
import { PlanPart } from './plan.tsx';
import { Questions } from './questions.tsx';
import { Summaries } from './summaries.tsx';
import { Thread } from './thread-parts.tsx';

/** One e-discussion: what it is about, what was said, and the reader's own part in it. */
export default function DiscussionRoute() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const query = useDiscussion(id);
  const above = <TextLink to="/discussions">{say('tab.discussion.back')}</TextLink>;
  if (!query.data) {
    return (
      <Page title={say('tab.discussion.title')} above={above}>
        <Read query={query}>{() => null}</Read>
      </Page>
    );
  }
  // A new form for another discussion: the kept text belongs to this one.
  return (
    <Discussion
      key={id}
      discussion={query.data}
      above={above}
      stale={<Read query={query}>{() => null}</Read>}
    />
  );
}

function Discussion(props: {
  readonly discussion: DiscussionPage;
  readonly above: React.ReactNode;
  readonly stale: React.ReactNode;
}) {
  const { discussion } = props;
  const { say } = useWords();
  const layout = useLayout();
  const form = useRef<HTMLTextAreaElement>(null);
  const jump = (
    <Button appearance="primary" onClick={() => form.current?.focus()}>
      {say(
        discussion.plan.kind === 'question-time' && !discussion.mayAnswer
          ? 'planning.hour.ask'
          : 'tab.discussion.contribute',
      )}
    </Button>
  );
  return (
    <Page
      title={discussion.title}
      lang={discussion.language}
      above={props.above}
      actions={discussion.takesContributions ? jump : null}
      item
    >
      {props.stale}
      <Facts discussion={discussion} />
      <StateNotice discussion={discussion} />
      <Subject discussion={discussion} />
      <Moves discussion={discussion} />
      <ForGuestsButton discussion={discussion} />
      <div className={layout.columns}>
        <Body discussion={discussion} field={form} />
        <Related discussion={discussion} />
      </div>
    </Page>
  );
}

interface Part {
  readonly discussion: DiscussionPage;
}

/** What it is about, what was said, and the reader's own part. */
function Body(props: Part & { readonly field: React.RefObject<HTMLTextAreaElement | null> }) {
  const { discussion, field } = props;
  const layout = useLayout();
  const { me } = useApp();
  return (
    <div className={layout.parts}>
      <OutputPart discussion={discussion} />
      <About discussion={discussion} />
      <PlanPart discussion={discussion} />
      {me.guest ? null : <Elsewhere discussion={discussion} />}
      <Summaries discussion={discussion} />
      {discussion.plan.kind === 'question-time' ? (
        <Questions discussion={discussion} />
      ) : (
        <Thread discussion={discussion} />
      )}
      <WithOrWithoutName
        discussion={discussion}
        named={<ContributePart discussion={discussion} field={field} />}
      />
    </div>
  );
}

/** Topics and countries, and where it goes on. */
function Subject({ discussion: { id, moderator } }: Part) {
  const { me } = useApp();
  return (
    <>
      <TalkTags talk={{ kind: 'discussion', id }} moderator={moderator} />
      {me.guest ? null : <ThreadLinks discussion={id} moderator={moderator} />}
    </>
  );
}

function Facts({ discussion }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  const { community, state, language, startsAt, endsAt } = discussion;
  return (
    <div className={layout.row}>
      <StateTag state={state} />
      <LanguageTag language={language} />
      <GuestTag discussion={discussion} />
      <span>{community.name}</span>
      <span className={layout.muted}>
        {say('tab.discussion.from')} <When at={startsAt} /> {say('tab.discussion.to')}{' '}
        <When at={endsAt} />
      </span>
    </div>
  );
}

/** What the state means for the reader, and what to do about it. */
function StateNotice({ discussion }: Part) {
  const { say, dateTime } = useWords();
  const { id, state, startsAt, endsAt, synthesis, moderator } = discussion;
  const params = { starts: dateTime(startsAt), ends: dateTime(endsAt) };
  const read = synthesis?.state === 'published';
  const work = synthesis && !read && moderator;
  const notice = state === 'open' ? null : say(`tab.discussion.notice.${state}`, params);
  return (
    <>
      {notice ? (
        <MessageBar intent={state === 'closing' ? 'warning' : 'info'} layout="multiline">
          <MessageBarBody>{notice}</MessageBarBody>
        </MessageBar>
      ) : null}
      {read || work ? (
        <div>
          <LinkButton to={`/discussions/${id}/synthesis`} primary>
            {say(read ? 'tab.discussion.read-synthesis' : 'tab.discussion.edit-synthesis')}
          </LinkButton>
        </div>
      ) : null}
    </>
  );
}

function About({ discussion }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id="about" title={say('tab.discussion.about')}>
      <div className={layout.card}>
        <p className={layout.written} lang={discussion.language}>
          {discussion.background}
        </p>
      </div>
    </Section>
  );
}

function Related({ discussion }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  const { me } = useApp();
  if (discussion.related.length === 0 && !discussion.moderator) return null;
  if (me.guest) {
    return (
      <Documents id="related" title={say('tab.discussion.related')} items={discussion.related} />
    );
  }
  return (
    <aside aria-labelledby="related">
      <Section id="related" title={say('tab.discussion.related')}>
        <ul className={mergeClasses(layout.list)}>
          {discussion.related.map((product) => (
            <ProductCard key={product.id} product={product} brief>
              {discussion.plan.pinned.includes(product.id) ? (
                <div>
                  <Tag>{say('planning.tab.pinned')}</Tag>
                </div>
              ) : null}
              {discussion.moderator ? (
                <ChooseRelated discussion={discussion.id} product={product} />
              ) : null}
            </ProductCard>
          ))}
        </ul>
        {discussion.moderator ? <AddRelated discussion={discussion.id} /> : null}
      </Section>
    </aside>
  );
}
