import { useParams } from 'react-router';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { isGone, useDiscussions, useQuestions } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { CollectionsOf } from '../collections/parts.tsx';
import { DiscussionCard, isRunning } from '../discussions/parts.tsx';
import { QueryCard } from '../queries/parts.tsx';
import { Shown } from '../showcase/page.tsx';
import { About, Documents, Ending, Next, People, Tasks } from './home.tsx';
import { useCommunityHome, useCommunityShowcase } from './queries.ts';

/** What goes on in one community, for those who are in it; guests see what is marked for them. */
export default function CommunityPage() {
  const { say } = useWords();
  const { id = '' } = useParams();
  const query = useCommunityHome(id);
  if (isGone(query.error)) {
    return (
      <Page title={say('extension.community.title')}>
        <Empty title={say('extension.community.not-yours')} />
      </Page>
    );
  }
  const name = query.data?.name ?? say('extension.community.title');
  const staff = query.data?.guest === false;
  return (
    <Page
      title={name}
      item={query.data !== undefined}
      actions={
        staff ? (
          <>
            <LinkButton to="/queries/new" primary>
              {say('tab.queries.ask')}
            </LinkButton>
            <LinkButton to="/search">{say('tab.shell.search')}</LinkButton>
          </>
        ) : null
      }
    >
      <Read query={query}>
        {(home) => (
          <>
            <About home={home} />
            <Tasks home={home} />
            <Ending home={home} />
            <Discussions community={id} />
            {home.guest ? null : <Questions community={id} />}
            {home.guest ? null : <Showcase community={id} />}
            <Next home={home} />
            <Documents
              id="resources"
              title={say('membership.tab.resources')}
              items={home.resources}
            />
            <Documents id="fresh" title={say('membership.tab.fresh')} items={home.fresh} />
            {home.guest ? null : <CollectionsOf community={id} />}
            {home.figures ? <People figures={home.figures} /> : null}
            {home.moderator ? <Keeping path={`/communities/${encodeURIComponent(id)}`} /> : null}
          </>
        )}
      </Read>
    </Page>
  );
}

/** What its moderators decide. */
function Keeping({ path }: { readonly path: string }) {
  const { say } = useWords();
  const layout = useLayout();
  const pages = {
    members: say('membership.tab.to-members'),
    showcase: say('showcase.choose.link'),
    'query-schedule': say('questions.schedule.link'),
    'working-days': say('communities.week.link'),
    speech: say('safety.rules.of'),
  };
  return (
    <Section id="keeping" title={say('communities.week.decides')}>
      <ul className={layout.list}>
        {Object.entries(pages).map(([page, label]) => (
          <li key={page}>
            <TextLink to={`${path}/${page}`}>{label}</TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Discussions({ community }: { readonly community: string }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section
      id="discussions"
      title={say('extension.community.discussions')}
      actions={
        <LinkButton to={`/discussions?community=${encodeURIComponent(community)}`}>
          {say('extension.community.all-discussions')}
        </LinkButton>
      }
    >
      <Read query={useDiscussions()}>
        {({ items }) => {
          const running = items.filter(
            (item) => item.community.id === community && isRunning(item.state),
          );
          if (running.length === 0) return <Empty title={say('extension.community.quiet')} />;
          return (
            <ul className={layout.list}>
              {running.map((item) => (
                <DiscussionCard key={item.id} discussion={item} />
              ))}
            </ul>
          );
        }}
      </Read>
    </Section>
  );
}

/** What its moderators chose of the month, with the yes of whoever wrote it; nothing where nothing is shown. */
function Showcase({ community }: { readonly community: string }) {
  const { say } = useWords();
  const { data } = useCommunityShowcase(community);
  if (!data || data.shown.length === 0) return null;
  return (
    <Section
      id="showcase"
      title={say('showcase.title')}
      actions={<TextLink to="/showcase">{say('showcase.yours-link')}</TextLink>}
    >
      <Shown all={data.shown} />
    </Section>
  );
}

function Questions({ community }: { readonly community: string }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section
      id="questions"
      title={say('extension.community.questions')}
      actions={
        <LinkButton to={`/queries?community=${encodeURIComponent(community)}`}>
          {say('extension.community.all-questions')}
        </LinkButton>
      }
    >
      <Read query={useQuestions('open')}>
        {({ items }) => {
          const open = items.filter((item) => item.community?.id === community);
          if (open.length === 0) return <Empty title={say('extension.community.no-question')} />;
          return (
            <ul className={layout.list}>
              {open.map((item) => (
                <QueryCard key={item.id} query={item} />
              ))}
            </ul>
          );
        }}
      </Read>
    </Section>
  );
}
