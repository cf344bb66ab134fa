import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { AlikeAsked, AlikeCommunities, Making } from '../../../src/contract/communities.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { ErrorState, Read } from '../../components/states.tsx';
import { useKept } from '../../kept.ts';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { CommunityForm, type Draft, EMPTY, toNew } from './form.tsx';
import { CommunityCard } from './join.tsx';

const LOOKS_MS = 2_000;

/** A community is made: what looks like it first, then its steps as they are done. */
export default function NewCommunityPage() {
  const { say } = useWords();
  const [params] = useSearchParams();
  const making = params.get('making');
  return (
    <Page
      title={say('communities.new')}
      above={<TextLink to="/communities">{say('communities.all')}</TextLink>}
    >
      {making ? <Progress id={making} /> : <Wanted name={params.get('name') ?? ''} />}
    </Page>
  );
}

function Wanted({ name }: { readonly name: string }) {
  const { api, me } = useApp();
  const [, setParams] = useSearchParams();
  const [draft, setDraft, clear] = useKept<Draft>(`praxis.community:${me.id}`, () => ({
    ...EMPTY,
    nonce: newNonce(),
    name: name.slice(0, 80),
  }));
  const [alike, setAlike] = useState<AlikeCommunities['items'] | null>(null);
  const look = useWrite(api.alikeCommunities);
  const make = useWrite(api.makeCommunity);
  const begin = () =>
    make.mutate(toNew(draft), {
      onSuccess: ({ id }) => {
        clear();
        setParams({ making: id }, { replace: true });
      },
    });
  const asked = { name: draft.name.trim(), purpose: draft.purpose.trim(), topics: [] };
  const send = () =>
    look.mutate(asked, {
      onSuccess: ({ items }) => (items.length === 0 ? begin() : setAlike(items)),
    });
  const error = make.error ?? look.error;
  return (
    <>
      {alike ? (
        <Alike
          asked={asked}
          items={alike}
          busy={make.isPending}
          onGoOn={begin}
          onBack={() => setAlike(null)}
        />
      ) : (
        <CommunityForm
          draft={draft}
          busy={look.isPending || make.isPending}
          onChange={setDraft}
          onSend={send}
        />
      )}
      {error ? <ErrorState error={error} /> : null}
    </>
  );
}

function Alike(props: {
  readonly asked: AlikeAsked;
  readonly items: AlikeCommunities['items'];
  readonly busy: boolean;
  readonly onGoOn: () => void;
  readonly onBack: () => void;
}) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const { api } = useApp();
  // Whoever joins one of them from here, or asks to, sees it on the same list.
  const { data } = useQuery({
    queryKey: ['communities-alike', props.asked],
    queryFn: () => api.alikeCommunities(props.asked),
    initialData: { items: props.items },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Section id="alike" title={say('communities.alike.title', { count: data.items.length })}>
      <p className={layout.plain}>{say('communities.alike.what')}</p>
      <ul className={layout.list}>
        {data.items.map((one) => (
          <CommunityCard
            key={one.id}
            one={one}
            why={
              one.sameName
                ? say('communities.alike.same-name')
                : one.sharedTopics.length > 0
                  ? say('communities.alike.topics', {
                      topics: words.list(one.sharedTopics.map((slug) => words.topic(slug))),
                    })
                  : say('communities.alike.words')
            }
          />
        ))}
      </ul>
      <div className={layout.row}>
        <Button appearance="primary" disabled={props.busy} onClick={props.onGoOn}>
          {say('communities.alike.go-on')}
        </Button>
        <Button disabled={props.busy} onClick={props.onBack}>
          {say('communities.alike.back')}
        </Button>
      </div>
    </Section>
  );
}

const isUnderWay = ({ state }: Pick<Making, 'state'>): boolean =>
  state === 'asked' || state === 'making';

function Progress({ id }: { readonly id: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({
    queryKey: ['making', id],
    queryFn: () => api.making(id),
    refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data) ? false : LOOKS_MS),
  });
  const move = useWrite((verb: 'retry' | 'drop') => api.moveMaking(id, { verb }));
  return (
    <Read query={query}>
      {(making) => (
        <Section id="progress" title={making.name}>
          <div className={layout.card}>
            <p className={layout.h3} role="status">
              {say(`communities.state.${making.state}`, { name: making.name })}
            </p>
            <ol>
              {making.steps.map(({ step, done }) => (
                <li key={step}>
                  {say(`communities.steps.${step}`)}:{' '}
                  {say(done ? 'communities.step-done' : 'communities.step-open')}
                </li>
              ))}
            </ol>
            {making.trouble ? (
              <p className={layout.plain}>{say(`communities.trouble.${making.trouble}`)}</p>
            ) : null}
            {move.isError ? <ErrorState error={move.error} /> : null}
            <div className={layout.row}>
              {making.actions.map((verb) => (
                <Button
                  key={verb}
                  disabled={move.isPending}
                  appearance={verb === 'retry' ? 'primary' : 'secondary'}
                  onClick={() => move.mutate(verb)}
                >
                  {say(`communities.${verb}`)}
                </Button>
              ))}
              {making.community ? (
                <LinkButton primary to={`/communities/${encodeURIComponent(making.community)}`}>
                  {say('communities.open')}
                </LinkButton>
              ) : null}
            </div>
          </div>
        </Section>
      )}
    </Read>
  );
}
