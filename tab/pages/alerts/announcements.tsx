import { Button, Field, mergeClasses, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Announcements } from '../../../src/contract/surfacing.ts';
import { useApp } from '../../app-context.tsx';
import { ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink, TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { BesideMark } from '../knowledge/notices.tsx';
import { topicName } from '../people/said.ts';

const LONGEST = 500;

/** New documents that may be worth telling a community: its moderators decide, in their own words. */
export default function AnnouncementsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['announcements'], queryFn: api.announcements });
  return (
    <Page
      title={say('collections.announce.page')}
      above={<TextLink to="/search">{say('collections.to-search')}</TextLink>}
    >
      <p className={layout.plain}>{say('collections.announce.what')}</p>
      <p className={layout.plain}>{say('collections.announce.department')}</p>
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('collections.announce.none')} />
          ) : (
            <ul className={layout.list}>
              {items.map((one) => (
                <Suggestion key={one.id} item={one} />
              ))}
            </ul>
          )
        }
      </Read>
    </Page>
  );
}

function Suggestion({ item }: { readonly item: Announcements['items'][number] }) {
  const words = useWords();
  const { say, list, date } = words;
  const layout = useLayout();
  const { document, community, topics, state, line, reason } = item;
  return (
    <li className={layout.card}>
      <h2 className={layout.h3}>
        <DocumentLink href={document.webUrl} lang={document.language}>
          {document.title}
        </DocumentLink>
      </h2>
      <BesideMark id={document.id} beside={document.beside} />
      <p className={layout.plain}>
        {say('collections.announce.why', {
          community: community.name,
          topics: list(topics.map((slug) => topicName(slug, words))),
        })}
      </p>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {say(`collections.announce.states.${state}`)} · {date(item.at)}
      </p>
      {state === 'announced' && line ? <p className={layout.written}>{line}</p> : null}
      {state === 'declined' && reason ? (
        <p className={layout.plain}>{say('collections.because', { reason })}</p>
      ) : null}
      {item.actions.length > 0 ? <Decision item={item} /> : null}
    </li>
  );
}

function Decision({ item }: { readonly item: Announcements['items'][number] }) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const layout = useLayout();
  const { title } = item.document;
  const [line, setLine] = useState(
    item.line || say('collections.announce.line-default', { community: item.community.name }),
  );
  const [declining, setDeclining] = useState(false);
  const announce = useWrite(() => api.announce(item.id, line.trim()));
  const decline = useWrite((reason: string) => api.declineAnnouncement(item.id, reason));
  return (
    <>
      <Field label={say('collections.announce.line')}>
        <Textarea maxLength={LONGEST} value={line} onChange={(_, { value }) => setLine(value)} />
      </Field>
      <div className={layout.row}>
        <Button
          appearance="primary"
          disabled={announce.isPending}
          aria-label={say('collections.announce.announce-of', { title })}
          onClick={() =>
            announce.mutate(undefined, {
              onSuccess: () => tell(say('collections.announce.done')),
            })
          }
        >
          {say('collections.announce.announce')}
        </Button>
        {item.actions.includes('decline') ? (
          <Button
            aria-label={say('collections.announce.decline-of', { title })}
            onClick={() => setDeclining(true)}
          >
            {say('collections.announce.decline')}
          </Button>
        ) : null}
      </div>
      {announce.isError ? <ErrorState error={announce.error} /> : null}
      {declining ? (
        <ReasonDialog
          title={say('collections.announce.decline-of', { title })}
          confirm={say('collections.announce.decline')}
          label={say('collections.reason')}
          hint={say('collections.reason-hint')}
          onReason={(reason) => decline.mutateAsync(reason)}
          onClose={() => setDeclining(false)}
        />
      ) : null}
    </>
  );
}
