import { useSearchParams } from 'react-router';
import type { DiscussionSummary } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { CARD, LongList } from '../../components/long-list.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useDiscussions } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Offered } from './elsewhere.tsx';
import { DiscussionLine, isRunning } from './parts.tsx';

/** Every discussion of the reader's communities, or of one (`?community=`), those that take contributions first. */
export default function DiscussionListPage() {
  const { say } = useWords();
  const { me } = useApp();
  const layout = useLayout();
  const query = useDiscussions();
  const only = useSearchParams()[0].get('community');
  const moderator = me.communities.some(({ role }) => role === 'moderator');
  const open = (
    <LinkButton to="/discussions/new" primary>
      {say('tab.discussions.new')}
    </LinkButton>
  );
  return (
    <Page title={say('tab.discussions.title')} actions={moderator ? open : null}>
      {me.communities.length > 0 && !me.guest ? (
        <div className={layout.row}>
          <TextLink to="/discussions/topics">{say('planning.topics.title')}</TextLink>
          {moderator ? (
            <TextLink to="/discussions/question-time">{say('planning.hour.new')}</TextLink>
          ) : null}
        </div>
      ) : null}
      {moderator ? <Offered /> : null}
      <Read query={query}>
        {({ items }) => (
          <Lists
            items={items.filter(({ community }) => only === null || community.id === only)}
            moderator={moderator}
          />
        )}
      </Read>
    </Page>
  );
}

function Lists(props: {
  readonly items: readonly DiscussionSummary[];
  readonly moderator: boolean;
}) {
  const { say } = useWords();
  const { me } = useApp();
  const layout = useLayout();
  const { items, moderator } = props;
  if (items.length === 0) {
    if (me.guest) {
      return (
        <Empty title={say('guests.home.none')}>
          <p className={layout.plain}>{say('guests.home.none-what')}</p>
        </Empty>
      );
    }
    const why =
      me.communities.length === 0
        ? say('tab.discussions.no-community')
        : say(moderator ? 'tab.discussions.none-moderator' : 'tab.discussions.none-member');
    return (
      <Empty title={say('tab.discussions.none')}>{<p className={layout.plain}>{why}</p>}</Empty>
    );
  }
  const groups = [
    { id: 'running', items: items.filter(({ state }) => isRunning(state)) },
    { id: 'past', items: items.filter(({ state }) => !isRunning(state)) },
  ] as const;
  return groups
    .filter((group) => group.items.length > 0)
    .map((group) => (
      <Section key={group.id} id={group.id} title={say(`tab.discussions.${group.id}`)}>
        <LongList
          items={group.items}
          keyOf={({ id }) => id}
          name={`discussions ${group.id}`}
          className={layout.card}
          line={CARD}
        >
          {(item) => <DiscussionLine discussion={item} />}
        </LongList>
      </Section>
    ));
}
