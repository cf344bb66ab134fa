import { useQueryClient } from '@tanstack/react-query';
import type { SynthesisPage } from '../../../../src/contract/discussions.ts';
import { useApp } from '../../../app-context.tsx';
import { useChecks } from '../../../components/drafting/attribution.tsx';
import { DraftEditor } from '../../../components/drafting/editor.tsx';
import { Outcome, Statements, TakenBack, TookPart } from '../../../components/drafting/reading.tsx';
import { Rewritable } from '../../../components/drafting/rewriting.tsx';
import { SetAsideList, StatementList } from '../../../components/drafting/statements.tsx';
import { DraftVersions } from '../../../components/drafting/versions.tsx';
import { LabelsPart } from '../../../components/labels.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useWords } from '../../../words.tsx';
import { SaidOfPublished } from '../../safety/published.tsx';
import { Documents } from './documents.tsx';
import { begin, groupsOf, rulesFor, toEdit } from './rules.tsx';

/** A draft synthesis on the moderator's desk. */
export function Editor({ page }: { readonly page: SynthesisPage }) {
  const { say } = useWords();
  const { api, me } = useApp();
  const queries = useQueryClient();
  const { discussion } = page;
  const checks = useChecks('synthesis', discussion);
  return (
    <DraftEditor
      rules={rulesFor(page, say('tab.synthesis.no-question'))}
      keep={`praxis.synthesis:${me.id}:${discussion}`}
      saved={begin(page)}
      sources={page.sources}
      gone={page.gone}
      tookPart={<TookPart words="synthesis" {...page} />}
      save={async (work) => {
        const saved = await api.editSynthesis(discussion, toEdit(work));
        queries.setQueryData(['synthesis', discussion], saved);
        return saved.version;
      }}
      check={(asked) => api.checkSynthesis(discussion, asked)}
      publish={(version, early) => api.approveSynthesis(discussion, version, early)}
      checks={checks}
    >
      {(desk) => (
        <>
          <Rewritable kind="synthesis" id={discussion} desk={desk} saved={begin(page)}>
            {(rewritable) => <StatementList desk={rewritable} />}
          </Rewritable>
          <SetAsideList desk={desk} />
          <TakenBack count={page.gone.length} />
          <DraftVersions
            of={['synthesis', discussion, page.version]}
            read={() => api.synthesisVersions(discussion)}
            desk={desk}
          />
          <LabelsPart kind="synthesis" id={discussion} />
        </>
      )}
    </DraftEditor>
  );
}

/** What was let go: being published, or published with the way to its document. */
export function Reader({ page }: { readonly page: SynthesisPage }) {
  const { say } = useWords();
  return (
    <>
      <Outcome words="synthesis" state={page.state} webUrl={page.webUrl} />
      <TakenBack count={page.gone.length} />
      <Documents documents={page.documents ?? []} />
      <TookPart words="synthesis" {...page} />
      <Statements
        words="synthesis"
        groups={groupsOf(page.questions, page.statements, say('tab.synthesis.no-question'))}
        setAside={page.setAside}
        sources={page.sources}
        label={({ kind }) =>
          kind === 'point' ? null : (
            <div>
              <Tag tone={kind === 'dissent' ? 'warning' : 'brand'}>
                {say(`tab.synthesis.kind.${kind}`)}
              </Tag>
            </div>
          )
        }
      />
      <SaidOfPublished product={page.product} />
    </>
  );
}
