import { Button } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { InterimDraft, Interims } from '../../../../src/contract/summaries.ts';
import { useApp } from '../../../app-context.tsx';
import { Confirm } from '../../../components/dialogs.tsx';
import { DraftEditor } from '../../../components/drafting/editor.tsx';
import { TakenBack } from '../../../components/drafting/reading.tsx';
import { SetAsideList, StatementList } from '../../../components/drafting/statements.tsx';
import { useLayout } from '../../../components/layout.ts';
import { TextLink } from '../../../components/links.tsx';
import { useTell } from '../../../components/notices.tsx';
import { Page, Section } from '../../../components/page.tsx';
import { Empty, Read } from '../../../components/states.tsx';
import { useInterims } from '../../../queries.ts';
import { useWords } from '../../../words.tsx';
import { rulesFor } from '../synthesis/rules.tsx';
import { Fed, InterimRead, Silences } from './reading.tsx';

/** The interim summaries of one discussion: the draft on its moderators' desk, and those that are published. */
export default function InterimRoute() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const query = useInterims(id);
  const title = query.data?.draft ? say('summaries.draft.title') : say('summaries.title');
  const above = <TextLink to={`/discussions/${id}`}>{say('tab.synthesis.back')}</TextLink>;
  return (
    <Page title={query.data ? `${title}: ${query.data.title}` : title} above={above}>
      <Read query={query}>
        {(page) => (
          <>
            {page.draft ? <Desk key={page.draft.id} page={page} draft={page.draft} /> : null}
            <Published page={page} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Published({ page }: { readonly page: Interims }) {
  const { say, date } = useWords();
  const layout = useLayout();
  if (page.published.length === 0) {
    return page.draft ? null : <Empty title={say('summaries.draft.settled')} />;
  }
  return (
    <Section id="published" title={say('summaries.title')}>
      <ul className={layout.list}>
        {page.published.map((interim) => (
          <li key={interim.id} className={layout.card}>
            <h3 className={layout.h3}>{say('summaries.until', { date: date(interim.until) })}</h3>
            <InterimRead place={page} interim={interim} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Desk({ page, draft }: { readonly page: Interims; readonly draft: InterimDraft }) {
  const { say } = useWords();
  const { api, me } = useApp();
  const queries = useQueryClient();
  const { discussion, questions } = page;
  const { id: interim, statements, setAside, version } = draft;
  const drafted = { questions, statements, setAside };
  const keepPage = (next: Interims) => queries.setQueryData(['interims', discussion], next);
  return (
    <DraftEditor
      rules={rulesFor(drafted, say('tab.synthesis.no-question'), 'interim')}
      keep={`praxis.interim:${me.id}:${interim}`}
      saved={{ base: version, statements, setAside }}
      sources={draft.sources}
      gone={draft.gone}
      tookPart={<Fed interim={draft} />}
      save={async ({ base, ...work }) => {
        const next = await api.editInterim(discussion, {
          ...{ interim, version: base, statements: [...work.statements] },
          setAside: work.setAside.map(({ statement, reason }) => ({ id: statement.id, reason })),
        });
        keepPage(next);
        return next.draft?.version ?? base;
      }}
      check={(asked) => api.checkInterim(discussion, asked)}
      publish={async (seen) =>
        keepPage(await api.settleInterim(discussion, 'publish', { interim, version: seen }))
      }
    >
      {(desk) => (
        <>
          <Silences silences={draft.silences} questions={questions} level="h2" />
          <StatementList desk={desk} />
          <SetAsideList desk={desk} />
          <TakenBack count={draft.gone.length} />
          <Skip
            onSkip={async () =>
              keepPage(await api.settleInterim(discussion, 'skip', { interim, version }))
            }
          />
        </>
      )}
    </DraftEditor>
  );
}

function Skip({ onSkip }: { readonly onSkip: () => Promise<unknown> }) {
  const { say } = useWords();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{say('summaries.draft.skip')}</Button>
      {asking ? (
        <Confirm
          title={say('summaries.skip.title')}
          confirm={say('summaries.draft.skip')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await onSkip();
            tell(say('summaries.done.skip'));
          }}
        >
          <p>{say('summaries.skip.text')}</p>
        </Confirm>
      ) : null}
    </div>
  );
}
