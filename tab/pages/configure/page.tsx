import { Field, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
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
  const { api, host, me } = useApp();
  const layout = useLayout();
  const discussions = useDiscussions().data?.items ?? [];
  const collections =
    useQuery({ queryKey: ['collections'], queryFn: api.collections, enabled: !me.guest }).data
      ?.items ?? [];
  const here = me.communities.find(({ channelId }) => channelId === host.channelId);
  const [chosen, setChosen] = useState<Chosen>({
    view: 'community',
    community: here?.id ?? (me.communities.length === 1 ? (me.communities[0]?.id ?? '') : ''),
    ...{ discussion: '', collection: '' },
  });
  const titles: Titles = {
    discussion: itsOwn(discussions, chosen).map(({ id, title }) => ({ id, name: title })),
    collection: itsOwn(collections, chosen).filter(({ state }) => state === 'active'),
  };
  useOffer(chosen, nameOf(chosen, titles, me.communities, say));
  const { view } = chosen;
  return (
    <div className={layout.stack}>
      {view === 'search' ? null : <CommunityField chosen={chosen} onChange={setChosen} />}
      <Field label={say('extension.configure.what')}>
        <RadioGroup
          value={view}
          onChange={(_, { value }) => setChosen({ ...chosen, view: viewOf(value) })}
        >
          {VIEWS.map((one) => (
            <Radio key={one} value={one} label={say(`extension.configure.views.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      {view === 'discussion' || view === 'collection' ? (
        <OneField
          kind={view}
          among={titles[view]}
          value={chosen[view]}
          onChange={(id) => setChosen({ ...chosen, [view]: id })}
        />
      ) : null}
      <p className={layout.muted}>{say('extension.configure.who')}</p>
    </div>
  );
}

interface Named {
  readonly id: string;
  readonly name: string;
}
type OneKind = 'discussion' | 'collection';
type Titles = Readonly<Record<OneKind, readonly Named[]>>;

const itsOwn = <T extends { readonly community: { readonly id: string } }>(
  items: readonly T[],
  { community }: Chosen,
): readonly T[] => items.filter((item) => item.community.id === community);

/** Which discussion, or which collection. */
function OneField(props: {
  readonly kind: OneKind;
  readonly among: readonly Named[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}) {
  const { say } = useWords();
  const { kind, among, value, onChange } = props;
  return (
    <Field
      label={say(`extension.configure.${kind}`)}
      required
      hint={among.length === 0 ? say(`extension.configure.no-${kind}`) : null}
    >
      <Select value={value} onChange={(_, given) => onChange(given.value)}>
        <option value="">{say('extension.configure.choose')}</option>
        {among.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
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
        onChange={(_, { value }) =>
          onChange({ ...chosen, community: value, discussion: '', collection: '' })
        }
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
  chosen: Chosen,
  titles: Titles,
  communities: readonly Named[],
  say: (key: string) => string,
): string {
  const { view } = chosen;
  const named = { ...titles, community: communities };
  if (view === 'discussion' || view === 'collection' || view === 'community')
    return named[view].find(({ id }) => id === chosen[view])?.name ?? '';
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
