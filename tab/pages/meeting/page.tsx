import { Field, Select } from '@fluentui/react-components';
import { useSearchParams } from 'react-router';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Page } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useDiscussion, useDiscussions } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { runningIn } from './chosen.ts';
import { Running } from './running.tsx';

/**
 * Beside a meeting: what its community discusses now. The community is that of the channel, or the one that the tab was
 * added for (`?community=`, `?discussion=`).
 */
export default function MeetingPage() {
  const { say } = useWords();
  const { me } = useApp();
  const query = useDiscussions();
  return (
    <Page title={say('tab.meeting.title')}>
      {me.communities.length === 0 ? (
        <Empty title={say('tab.meeting.no-community')} />
      ) : (
        <Read query={query}>{({ items }) => <Chosen items={items} />}</Read>
      )}
    </Page>
  );
}

function Chosen({ items }: { readonly items: Parameters<typeof runningIn>[0] }) {
  const { say } = useWords();
  const { host, me } = useApp();
  const layout = useLayout();
  const [params, setParams] = useSearchParams();
  const asked = { community: params.get('community'), discussion: params.get('discussion') };
  const { community, running, discussion } = runningIn(items, asked, me, host.channelId);
  return (
    <div className={layout.stack}>
      {me.communities.length > 1 ? (
        <Field label={say('tab.meeting.community')}>
          <Select
            value={community}
            onChange={(_, { value }) => setParams({ community: value }, { replace: true })}
          >
            {me.communities.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {running.length > 1 ? (
        <Field label={say('tab.meeting.which')}>
          <Select
            value={discussion ?? ''}
            onChange={(_, { value }) =>
              setParams({ community, discussion: value }, { replace: true })
            }
          >
            {running.map(({ id, title, language }) => (
              <option key={id} value={id} lang={language}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {discussion === null ? (
        <Empty title={say('tab.meeting.none')}>
          <p className={layout.plain}>{say('tab.meeting.none-how')}</p>
        </Empty>
      ) : (
        <One key={discussion} id={discussion} />
      )}
    </div>
  );
}

function One({ id }: { readonly id: string }) {
  const query = useDiscussion(id);
  return <Read query={query}>{(discussion) => <Running discussion={discussion} />}</Read>;
}
