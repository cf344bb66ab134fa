import { Button, Field, mergeClasses, Select, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import type { OfferedDiscussions, Shares } from '../../../src/contract/shares.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm, ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { explain, Read } from '../../components/states.tsx';
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

/** The answers open to this reader; no and end ask why. */
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
  const [asking, setAsking] = useState<Verb | null>(null);
  const { discussion, community, title, verbs } = props;
  const answer = useWrite((given: { readonly verb: Verb; readonly reason: string }) =>
    api.answerShare(discussion, community, given),
  );
  if (verbs.length === 0) return null;
  async function send(verb: Verb, reason = '') {
    await answer.mutateAsync({ verb, reason });
    tell(say(`shares.did.${verb}`));
  }
  return (
    <div className={layout.row}>
      {verbs.map((verb) => (
        <Button
          key={verb}
          appearance={verb === 'accept' ? 'primary' : 'secondary'}
          disabled={answer.isPending}
          aria-label={say('shares.verb-of', { verb: say(`shares.verbs.${verb}`), title })}
          onClick={() => {
            if (verb !== 'accept') setAsking(verb);
            else send(verb).catch((error: unknown) => tell(explain(error, words), 'error'));
          }}
        >
          {say(`shares.verbs.${verb}`)}
        </Button>
      ))}
      {asking ? (
        <ReasonDialog
          title={say('shares.verb-of', { verb: say(`shares.verbs.${asking}`), title })}
          label={say('shares.reason')}
          hint={say('shares.reason-missing')}
          confirm={say(`shares.verbs.${asking}`)}
          onReason={(reason) => send(asking, reason)}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </div>
  );
}

function Offer(props: { readonly discussion: string; readonly offers: Shares['offers'] }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{say('shares.offer')}</Button>
      {open ? <OfferDialog {...props} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function OfferDialog(props: Parameters<typeof Offer>[0] & { readonly onClose: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const [community, setCommunity] = useState('');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const offer = useWrite(() => api.offerElsewhere(props.discussion, { community, note }));
  const name = props.offers.find((one) => one.id === community)?.name ?? '';
  return (
    <Confirm
      title={say('shares.offer')}
      confirm={say('shares.send')}
      onClose={props.onClose}
      check={() => {
        setMissing(community === '');
        return community !== '';
      }}
      onConfirm={async () => {
        await offer.mutateAsync(undefined);
        tell(say('shares.sent', { community: name }));
      }}
    >
      <Field
        label={say('shares.to')}
        required
        {...(missing && community === '' ? { validationMessage: say('shares.choose') } : {})}
      >
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
    </Confirm>
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
