import { Button, mergeClasses } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { PracticePage as Shape } from '../../../src/contract/practices.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { ErrorState, Read } from '../../components/states.tsx';
import { LanguageTag, Tag } from '../../components/tag.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { DecideDialog } from './deciding.tsx';

/** One good practice: where it stands, what was decided and why, and what this reader may do. */
export default function PracticePage() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const { api } = useApp();
  const query = useQuery({ queryKey: ['practice', id], queryFn: () => api.practice(id) });
  return (
    <Page
      title={query.data?.title ?? say('pipeline.one')}
      above={<TextLink to="/practices">{say('pipeline.all')}</TextLink>}
    >
      <Read query={query}>{(practice) => <Practice key={id} practice={practice} />}</Read>
    </Page>
  );
}

function Practice({ practice }: { readonly practice: Shape }) {
  const { say } = useWords();
  const layout = useLayout();
  const { stage, summary, language, author, sponsor, capture } = practice;
  return (
    <>
      <div className={layout.card}>
        <span className={layout.row}>
          <Tag tone="brand">{say(`pipeline.stage.${stage}`)}</Tag>
          <LanguageTag language={language} />
        </span>
        <p className={layout.written} lang={language}>
          {summary}
        </p>
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say('pipeline.by', { name: author })} ·{' '}
          {sponsor === null
            ? say('pipeline.sponsor-none')
            : say('pipeline.sponsored', { name: sponsor })}
        </p>
        <TextLink to={`/captures/${encodeURIComponent(capture)}`}>
          {say('pipeline.record')}
        </TextLink>
      </div>
      {sponsor === null && stage !== 'stopped' ? (
        <p className={layout.plain}>{say('pipeline.wants-sponsor')}</p>
      ) : null}
      <Moves practice={practice} />
      <History practice={practice} />
    </>
  );
}

/** What takes it no further. */
const AGAINST: ReadonlySet<string> = new Set(['stop', 'step-down']);

function Moves({ practice }: { readonly practice: Shape }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const queries = useQueryClient();
  const tell = useTell();
  const [asking, setAsking] = useState<Shape['actions'][number] | null>(null);
  const { id, follows, actions } = practice;
  const follow = useWrite(async (to: boolean) => {
    queries.setQueryData(['practice', id], await api.followPractice(id, to));
    tell(say(to ? 'pipeline.followed' : 'pipeline.unfollowed'));
  });
  return (
    <>
      <div className={layout.row}>
        {actions.map((action, at) => (
          <Button
            key={action.verb}
            appearance={at === 0 && !AGAINST.has(action.verb) ? 'primary' : 'secondary'}
            onClick={() => setAsking(action)}
          >
            {say(`pipeline.verb.${action.verb}`)}
          </Button>
        ))}
        <Button
          appearance="subtle"
          disabled={follow.isPending}
          onClick={() => follow.mutate(!follows)}
        >
          {say(follows ? 'pipeline.unfollow' : 'pipeline.follow')}
        </Button>
      </div>
      {follow.isError ? <ErrorState error={follow.error} /> : null}
      {asking ? (
        <DecideDialog practice={practice} action={asking} onClose={() => setAsking(null)} />
      ) : null}
    </>
  );
}

/** The last decision first; before all of them, how it came here. */
function History({ practice }: { readonly practice: Shape }) {
  const { say, day } = useWords();
  const layout = useLayout();
  const { decisions, enteredAs, enteredOn } = practice;
  return (
    <Section id="history" title={say('pipeline.history')}>
      <ul className={layout.list}>
        {decisions.toReversed().map((one) => (
          <li key={one.id} className={layout.card}>
            <p className={layout.plain}>
              {say(`pipeline.decided.${one.verb}`, {
                stage: say(`pipeline.stage.${one.to}`),
                name: one.by,
                sponsor: one.sponsor ?? '—',
                date: day(one.on),
              })}
            </p>
            <p className={layout.written} lang={one.language}>
              {one.reason}
            </p>
            {one.evidence === '' ? null : (
              <p className={mergeClasses(layout.written, layout.muted)}>
                {say('pipeline.evidence-said', { evidence: one.evidence })}
              </p>
            )}
          </li>
        ))}
        <li className={layout.card}>
          <p className={layout.plain}>
            {say('pipeline.entered', {
              stage: say(`pipeline.stage.${enteredAs}`),
              date: day(enteredOn),
            })}
          </p>
        </li>
      </ul>
    </Section>
  );
}
