import { useParams } from 'react-router';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useDiscussions, useQuestions } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { CollectionsOf } from '../collections/parts.tsx';
import { DiscussionCard, isRunning } from '../discussions/parts.tsx';
import { QueryCard } from '../queries/parts.tsx';

/** What goes on in one community: its running discussions and its open questions, for its members. */
export default function CommunityPage() {
  const { say } = useWords();
  const { me } = useApp();
  const { id = '' } = useParams();
  const community = me.communities.find((one) => one.id === id);
  if (!community) {
    return (
      <Page title={say('extension.community.title')}>
        <Empty title={say('extension.community.not-yours')} />
      </Page>
    );
  }
  return (
    <Page
      title={community.name}
      actions={
        <>
          <LinkButton to="/queries/new" primary>
            {say('tab.queries.ask')}
          </LinkButton>
          <LinkButton to="/search">{say('tab.shell.search')}</LinkButton>
        </>
      }
    >
      <Discussions community={id} />
      <Questions community={id} />
      <CollectionsOf community={id} />
    </Page>
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
