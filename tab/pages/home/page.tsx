import { Button, Input, mergeClasses } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Home, Me } from '../../../src/contract/people.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useHome } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { CaptureCard, isHandover } from '../capture/parts.tsx';
import { PromptCard } from '../capture/prompts.tsx';
import { DiscussionCard } from '../discussions/parts.tsx';
import { HandoverCard } from '../handovers/parts.tsx';
import { QueryCard, wantsVerdict } from '../queries/parts.tsx';
import { DueSoon, News } from './soon.tsx';
import { Urgent } from './urgent.tsx';

/** What waits for this person, and what runs. */
export default function HomePage() {
  const { say } = useWords();
  const { me } = useApp();
  const query = useHome();
  if (me.guest) return <GuestHome />;
  return (
    <Page title={say('tab.home.title')}>
      <QuickSearch />
      <Urgent />
      <Read query={query}>
        {(home) => (
          <>
            <Waiting home={home} />
            <DueSoon home={home} />
            <News fresh={home.fresh} />
            <Questions queries={home.queries.filter((query) => !wantsVerdict(query))} />
            <Running discussions={home.discussions} />
            <Communities />
            <Preparing />
          </>
        )}
      </Read>
    </Page>
  );
}

/** For somebody of another organization: what is open to guests, and where they are guests. */
function GuestHome() {
  const { say } = useWords();
  const { me } = useApp();
  const layout = useLayout();
  return (
    <Page title={say('tab.home.title')}>
      <Read query={useHome()}>
        {({ discussions }) =>
          discussions.length === 0 ? (
            <Empty title={say('guests.home.none')}>
              <p className={layout.plain}>{say('guests.home.none-what')}</p>
            </Empty>
          ) : (
            <Running discussions={discussions} />
          )
        }
      </Read>
      <Section id="communities" title={say('communities.title')}>
        <Mine communities={me.communities} />
      </Section>
    </Page>
  );
}

function Mine({ communities }: { readonly communities: Me['communities'] }) {
  const layout = useLayout();
  return (
    <div className={layout.row}>
      {communities.map(({ id, name }) => (
        <TextLink key={id} to={`/communities/${id}`}>
          {name}
        </TextLink>
      ))}
    </div>
  );
}

function QuickSearch() {
  const { say } = useWords();
  const layout = useLayout();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  return (
    <search>
      <form
        className={layout.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (q.trim()) void navigate(`/search?${new URLSearchParams({ q: q.trim() })}`);
        }}
      >
        <Input
          type="search"
          size="large"
          style={{ flex: '1 1 200px' }}
          aria-label={say('tab.search.label')}
          placeholder={say('tab.search.placeholder')}
          contentBefore={<SearchRegular />}
          value={q}
          onChange={(_, { value }) => setQ(value)}
        />
        <Button type="submit" size="large">
          {say('tab.search.go')}
        </Button>
      </form>
    </search>
  );
}

function Waiting({ home }: { readonly home: Home }) {
  const { waiting, prompts, handovers } = home;
  const drafts = home.drafts.filter((one) => !isHandover(one));
  const judged = home.queries.filter(wantsVerdict);
  const { say } = useWords();
  const layout = useLayout();
  const none = waiting + prompts.length + handovers.length + judged.length + drafts.length === 0;
  return (
    <Section id="waiting" title={say('tab.home.waiting')}>
      {none ? <Empty title={say('tab.home.nothing')} /> : null}
      <ul className={layout.list} hidden={none}>
        {waiting > 0 ? (
          <li className={mergeClasses(layout.card, layout.asked)}>
            <div className={mergeClasses(layout.row, layout.between)}>
              <h3 className={layout.h3}>{say('tab.home.queue', { count: waiting })}</h3>
              <LinkButton to="/moderation" primary>
                {say('tab.home.review')}
              </LinkButton>
            </div>
          </li>
        ) : null}
        {prompts.map((prompt) => (
          <PromptCard key={prompt.id} prompt={prompt} />
        ))}
        {handovers.map((handover) => (
          <HandoverCard key={handover.id} handover={handover} />
        ))}
        {judged.map((query) => (
          <QueryCard key={query.id} query={query} />
        ))}
        {drafts.map((capture) => (
          <CaptureCard key={capture.id} capture={capture} />
        ))}
      </ul>
    </Section>
  );
}

function Questions({ queries }: { readonly queries: Home['queries'] }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section
      id="questions"
      title={say('tab.home.questions')}
      actions={
        <div className={layout.row}>
          <TextLink to="/queries">{say('tab.home.all-questions')}</TextLink>
          <LinkButton to="/queries/new">{say('tab.queries.ask')}</LinkButton>
        </div>
      }
    >
      {queries.length === 0 ? (
        <Empty title={say('tab.home.no-questions')} />
      ) : (
        <ul className={layout.list}>
          {queries.map((query) => (
            <QueryCard key={query.id} query={query} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Running({ discussions }: { readonly discussions: Home['discussions'] }) {
  const { say } = useWords();
  const { me } = useApp();
  const layout = useLayout();
  return (
    <Section
      id="running"
      title={say('tab.home.discussions')}
      actions={
        <div className={layout.row}>
          <TextLink to="/discussions">{say('tab.home.all-discussions')}</TextLink>
          {me.communities.some(({ role }) => role === 'moderator') ? (
            <LinkButton to="/discussions/new">{say('tab.discussions.new')}</LinkButton>
          ) : null}
        </div>
      }
    >
      {discussions.length === 0 ? (
        <Empty title={say('tab.home.no-discussions')}>
          <p className={layout.plain}>
            {say(
              me.communities.length === 0
                ? 'tab.discussions.no-community'
                : 'tab.home.no-discussions-how',
            )}
          </p>
        </Empty>
      ) : (
        <ul className={layout.list}>
          {discussions.map((discussion) => (
            <DiscussionCard key={discussion.id} discussion={discussion} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Where one's communities are at home, and the way to the others. */
function Communities() {
  const { say } = useWords();
  const { me } = useApp();
  const layout = useLayout();
  return (
    <Section
      id="communities"
      title={say('communities.title')}
      actions={<TextLink to="/communities">{say('communities.all')}</TextLink>}
    >
      <div className={layout.row}>
        {me.communities.map(({ id, name }) => (
          <TextLink key={id} to={`/communities/${id}`}>
            {name}
          </TextLink>
        ))}
        <TextLink to="/communities/new">{say('communities.new')}</TextLink>
        <TextLink to="/safety">{say('safety.page.title')}</TextLink>
        <TextLink to="/checks">{say('checks.mine')}</TextLink>
      </div>
    </Section>
  );
}

/** Where somebody begins who is to travel, to study or to have something written. */
function Preparing() {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id="preparing" title={say('tab.home.preparing')}>
      <div className={layout.row}>
        <TextLink to="/preparing">{say('preparing.list.title')}</TextLink>
        <TextLink to="/briefing">{say('preparing.briefing.form')}</TextLink>
        <TextLink to="/desks">{say('preparing.desk.title')}</TextLink>
        <TextLink to="/practices">{say('pipeline.title')}</TextLink>
      </div>
    </Section>
  );
}
