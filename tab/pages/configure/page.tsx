import { Field, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { DiscussionSummary } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Page } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { useDiscussions } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { type Chosen, pathOf, settingsOf, VIEWS, type View } from './views.ts';

/** Says what a tab that is being added to a channel or group shows; Teams has the button that saves it. */
export default function ConfigurePage() {
  const { say } = useWords();
  const { host, me } = useApp();
  if (!host.settings) {
    return (
      <Page title={say('extension.configure.title')}>
        <Empty title={say('extension.configure.elsewhere')} />
      </Page>
    );
  }
  if (me.communities.length === 0) {
    return (
      <Page title={say('extension.configure.title')}>
        <Empty title={say('extension.configure.no-community')} />
      </Page>
    );
  }
  return (
    <Page title={say('extension.configure.title')}>
      <Choosing />
    </Page>
  );
}

function Choosing() {
  const { say } = useWords();
  const { host, me } = useApp();
  const layout = useLayout();
  const { data } = useDiscussions();
  const here = me.communities.find(({ channelId }) => channelId === host.channelId);
  const [chosen, setChosen] = useState<Chosen>({
    view: 'community',
    community: here?.id ?? (me.communities.length === 1 ? (me.communities[0]?.id ?? '') : ''),
    discussion: '',
  });
  const running = (data?.items ?? []).filter(({ community }) => community.id === chosen.community);
  useOffer(chosen, nameOf(chosen, running, me.communities, say));
  return (
    <div className={layout.stack}>
      {chosen.view === 'search' ? null : <CommunityField chosen={chosen} onChange={setChosen} />}
      <Field label={say('extension.configure.what')}>
        <RadioGroup
          value={chosen.view}
          onChange={(_, { value }) => setChosen({ ...chosen, view: viewOf(value) })}
        >
          {VIEWS.map((view) => (
            <Radio key={view} value={view} label={say(`extension.configure.views.${view}`)} />
          ))}
        </RadioGroup>
      </Field>
      {chosen.view === 'discussion' ? (
        <Field
          label={say('extension.configure.discussion')}
          required
          hint={running.length === 0 ? say('extension.configure.no-discussion') : null}
        >
          <Select
            value={chosen.discussion}
            onChange={(_, { value }) => setChosen({ ...chosen, discussion: value })}
          >
            <option value="">{say('extension.configure.choose')}</option>
            {running.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <p className={layout.muted}>{say('extension.configure.who')}</p>
    </div>
  );
}

function CommunityField(props: {
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}) {
  const { say } = useWords();
  const { me } = useApp();
  const { chosen, onChange } = props;
  return (
    <Field label={say('extension.configure.community')} required>
      <Select
        value={chosen.community}
        onChange={(_, { value }) => onChange({ ...chosen, community: value, discussion: '' })}
      >
        <option value="">{say('extension.configure.choose')}</option>
        {me.communities.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const viewOf = (value: string): View => VIEWS.find((view) => view === value) ?? 'community';

/** What Teams suggests as the tab's name. */
function nameOf(
  { view, community, discussion }: Chosen,
  discussions: readonly DiscussionSummary[],
  communities: readonly { readonly id: string; readonly name: string }[],
  say: (key: string) => string,
): string {
  if (view === 'discussion') return discussions.find(({ id }) => id === discussion)?.title ?? '';
  if (view === 'community') return communities.find(({ id }) => id === community)?.name ?? '';
  return say(`extension.configure.views.${view}`);
}

/** Keeps Teams' own button true: it may be pressed once everything is chosen, and then saves just that. */
function useOffer(chosen: Chosen, name: string): void {
  const { host } = useApp();
  const path = pathOf(chosen);
  useEffect(() => {
    host.settings?.offer(path === null ? null : settingsOf(path, name, location.origin));
  }, [host, path, name]);
}
