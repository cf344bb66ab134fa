import { Button, Field, mergeClasses, Select, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import type { OfferedDiscussions, Shares } from '../../../src/contract/shares.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState, explain, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const LONGEST = 500;
type Verb = 'accept' | 'refuse' | 'end';

/** Where a discussion is shown besides its own community; for those who may, where it can be offered. */
export function Elsewhere({ discussion }: { readonly discussion: DiscussionPage }) {
  const { say, list } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { id, community } = discussion;
  const query = useQuery({
    queryKey: ['discussion', id, 'elsewhere'],
    queryFn: () => api.shares(id),
  });
  // What is nowhere else and cannot be offered is not spoken of.
  if (!query.data && !query.isError) return null;
  return (
    <Read query={query}>
      {({ also, items, offers }) =>
        also.length + items.length + offers.length === 0 ? null : (
          <Section id="elsewhere" title={say('shares.title')}>
            {also.length > 0 ? (
              <p className={layout.plain}>
                {say('shares.also', { communities: list(also.map(({ name }) => name)) })}.{' '}
                {say('shares.at-home', { community: community.name })}
              </p>
            ) : null}
            <p className={mergeClasses(layout.plain, layout.muted)}>
              {say('shares.what', { community: community.name })}
            </p>
            <ul className={layout.list}>
              {items.map((item) => (
                <ShareLine key={item.community.id} discussion={id} item={item} />
              ))}
            </ul>
            {offers.length > 0 ? <Offer discussion={id} offers={offers} /> : null}
          </Section>
        )
      }
    </Read>
  );
}

function ShareLine(props: { readonly discussion: string; readonly item: Shares['items'][number] }) {
  const { say } = useWords();
  const layout = useLayout();
  const { community, state, reason, actions } = props.item;
  const verbs = (['accept', 'refuse', 'end'] as const).filter((verb) => actions.includes(verb));
  return (
    <li className={layout.card}>
      <p className={layout.plain}>
        {community.name} · {say(`shares.states.${state}`)}
      </p>
      {reason ? <p className={mergeClasses(layout.plain, layout.muted)}>{reason}</p> : null}
      <Answer
        discussion={props.discussion}
        community={community.id}
        title={community.name}
        verbs={verbs}
      />
    </li>
  );
}

/** The answers open to this reader; no and end say why. */
function Answer(props: {
  readonly discussion: string;
  readonly community: string;
  readonly title: string;
  readonly verbs: readonly Verb[];
}) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const tell = useTell();
  const layout = useLayout();
  const [reason, setReason] = useState('');
  const answer = useWrite((verb: Verb) =>
    api.answerShare(props.discussion, props.community, { verb, reason }),
  );
  if (props.verbs.length === 0) return null;
  return (
    <>
      <Field label={say('shares.reason')} hint={say('shares.reason-missing')}>
        <Textarea
          value={reason}
          maxLength={LONGEST}
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
      <div className={layout.row}>
        {props.verbs.map((verb) => (
          <Button
            key={verb}
            appearance={verb === 'accept' ? 'primary' : 'secondary'}
            disabled={answer.isPending || (verb !== 'accept' && reason.trim() === '')}
            aria-label={say('shares.verb-of', {
              verb: say(`shares.verbs.${verb}`),
              title: props.title,
            })}
            onClick={() =>
              answer.mutate(verb, {
                onSuccess: () => tell(say(`shares.did.${verb}`)),
                onError: (error) => tell(explain(error, words), 'error'),
              })
            }
          >
            {say(`shares.verbs.${verb}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

function Offer(props: { readonly discussion: string; readonly offers: Shares['offers'] }) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const layout = useLayout();
  const [community, setCommunity] = useState('');
  const [note, setNote] = useState('');
  const offer = useWrite(() => api.offerElsewhere(props.discussion, { community, note }));
  const name = props.offers.find((one) => one.id === community)?.name ?? '';
  return (
    <form
      className={layout.card}
      onSubmit={(event) => {
        event.preventDefault();
        offer.mutate(undefined, {
          onSuccess: () => {
            tell(say('shares.sent', { community: name }));
            setCommunity('');
            setNote('');
          },
        });
      }}
    >
      <h3 className={layout.h3}>{say('shares.offer')}</h3>
      <Field label={say('shares.to')}>
        <Select value={community} onChange={(_, { value }) => setCommunity(value)}>
          <option value="">{say('shares.choose')}</option>
          {props.offers.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('shares.note')} hint={say('shares.note-hint')}>
        <Textarea value={note} maxLength={LONGEST} onChange={(_, { value }) => setNote(value)} />
      </Field>
      <Button type="submit" disabled={community === '' || offer.isPending}>
        {say('shares.send')}
      </Button>
      {offer.isError ? <ErrorState error={offer.error} /> : null}
    </form>
  );
}

/** What other communities offer to those that this reader moderates; nothing where nothing waits. */
export function Offered() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['offered-discussions'], queryFn: api.offeredDiscussions });
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <Section id="offered" title={say('shares.offered.title')}>
      <ul className={layout.list}>
        {query.data.items.map((one) => (
          <OfferedLine key={`${one.discussion} ${one.community.id}`} one={one} />
        ))}
      </ul>
    </Section>
  );
}

function OfferedLine({ one }: { readonly one: OfferedDiscussions['items'][number] }) {
  const { say } = useWords();
  const layout = useLayout();
  const { community, home, by } = one;
  return (
    <li className={layout.card}>
      <h3 className={layout.h3}>{one.title}</h3>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {say('shares.offered.for', { community: community.name, home: home.name })} ·{' '}
        {say('shares.offered.by', { name: by })}
      </p>
      {one.note ? <p className={layout.plain}>{one.note}</p> : null}
      <p className={layout.plain}>{one.background}</p>
      <ul>
        {one.questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      <Answer
        discussion={one.discussion}
        community={community.id}
        title={one.title}
        verbs={['accept', 'refuse']}
      />
    </li>
  );
}
