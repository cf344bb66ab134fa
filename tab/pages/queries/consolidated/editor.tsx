import { Button, mergeClasses } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import type { ConsolidatedPage, Point, Reply } from '../../../../src/contract/queries.ts';
import { useApp } from '../../../app-context.tsx';
import { useChecks } from '../../../components/drafting/attribution.tsx';
import type { Desk } from '../../../components/drafting/desk.ts';
import { DraftEditor } from '../../../components/drafting/editor.tsx';
import { TakenBack, TookPart } from '../../../components/drafting/reading.tsx';
import { Rewritable } from '../../../components/drafting/rewriting.tsx';
import { SetAsideList, StatementList } from '../../../components/drafting/statements.tsx';
import { DraftVersions } from '../../../components/drafting/versions.tsx';
import { put } from '../../../components/drafting/work.ts';
import { LabelsPart } from '../../../components/labels.tsx';
import { useLayout } from '../../../components/layout.ts';
import { Section } from '../../../components/page.tsx';
import { LanguageTag } from '../../../components/tag.tsx';
import { newNonce } from '../../../system.ts';
import { useWords } from '../../../words.tsx';
import { Outline } from './outline.tsx';
import { begin, rulesFor, toEdit } from './rules.tsx';

/** A draft of the consolidated reply on the moderator's desk. */
export function Editor({ page }: { readonly page: ConsolidatedPage }) {
  const words = useWords();
  const { api, me } = useApp();
  const queries = useQueryClient();
  const checks = useChecks('consolidated', page.query);
  return (
    <DraftEditor
      rules={rulesFor(page, words)}
      keep={`praxis.consolidated:${me.id}:${page.query}`}
      saved={begin(page)}
      sources={page.sources}
      gone={page.gone}
      tookPart={<TookPart words="consolidated" {...page} />}
      save={async (work) => {
        const saved = await api.editConsolidated(page.query, toEdit(work));
        queries.setQueryData(['consolidated', page.query], saved);
        return saved.version;
      }}
      check={(asked) => api.checkConsolidated(page.query, asked)}
      publish={(version, early) => api.approveConsolidated(page.query, version, early)}
      checks={checks}
    >
      {(desk) => (
        <>
          <Outline page={page} points={desk.work.statements} />
          <Unused page={page} desk={desk} />
          <Rewritable kind="consolidated" id={page.query} desk={desk} saved={begin(page)}>
            {(rewritable) => <StatementList desk={rewritable} />}
          </Rewritable>
          <SetAsideList desk={desk} />
          <TakenBack count={page.gone.length} />
          <DraftVersions
            of={['consolidated', page.query, page.version]}
            read={() => api.consolidatedVersions(page.query)}
            desk={desk}
          />
          <LabelsPart kind="consolidated" id={page.query} />
        </>
      )}
    </DraftEditor>
  );
}

const POINT_LIMIT = 4_000;

interface UnusedProps {
  readonly page: ConsolidatedPage;
  readonly desk: Desk<Point>;
}

/** Replies that came after the draft was edited, or changed since: offered, never merged by themselves. */
function Unused({ page, desk }: UnusedProps) {
  const { say } = useWords();
  const layout = useLayout();
  const used = new Set(desk.work.statements.flatMap(({ sources }) => sources));
  const offered = page.sources.filter(
    ({ id }) => page.reworded.includes(id) || (page.unused.includes(id) && !used.has(id)),
  );
  if (offered.length === 0) return null;
  const use = ({ id, text }: Reply) =>
    desk.change(
      put(desk.work, {
        id: newNonce(),
        kind: 'summary',
        country: null,
        text: text.slice(0, POINT_LIMIT),
        sources: [id],
      }),
    );
  return (
    <Section id="unused" title={say('tab.consolidated.unused', { count: offered.length })}>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {say('tab.consolidated.unused-how')}
      </p>
      <ul className={layout.list}>
        {offered.map((reply) => (
          <li key={reply.id} className={mergeClasses(layout.card, layout.asked)}>
            <span className={layout.row}>
              <strong>{reply.author}</strong>
              <LanguageTag language={reply.language} />
            </span>
            <p className={layout.written} lang={reply.language}>
              {reply.text}
            </p>
            <div>
              <Button
                size="small"
                aria-label={say('tab.consolidated.use-of', { author: reply.author })}
                onClick={() => use(reply)}
              >
                {say('tab.consolidated.use')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
