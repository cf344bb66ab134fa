import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { FaqPage } from '../../../src/contract/query-leading.ts';
import { useApp } from '../../app-context.tsx';
import { ReasonDialog } from '../../components/dialogs.tsx';
import { LabelsPart } from '../../components/labels.tsx';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink, TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { SaidOfPublished } from '../safety/published.tsx';
import { FaqForm } from './faq-form.tsx';
import { FaqFacts, FaqTags } from './faqs.tsx';
import { headline } from './parts.tsx';

const PUBLISHING_MS = 2_000;

/** One entry: read by its community, worded, let go, changed and retired by whoever may. */
export default function FaqRoute() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const { api } = useApp();
  const query = useQuery({
    queryKey: ['faq', id],
    queryFn: () => api.faq(id),
    refetchInterval: ({ state }) => (state.data?.state === 'publishing' ? PUBLISHING_MS : false),
  });
  const above = <TextLink to="/faqs">{say('questions.faq.back')}</TextLink>;
  return (
    <Page
      title={query.data ? headline(query.data.question) : say('questions.faq.title')}
      {...(query.data ? { lang: query.data.language } : {})}
      above={above}
      item={query.data !== undefined}
    >
      <Read query={query}>{(faq) => <Entry key={`${id}:${faq.version}`} faq={faq} />}</Read>
    </Page>
  );
}

function Entry({ faq }: { readonly faq: FaqPage }) {
  const { say } = useWords();
  const layout = useLayout();
  const [editing, setEditing] = useState(false);
  const first = faq.actions.includes('approve');
  const words = first || editing;
  return (
    <>
      <div className={layout.tight}>
        <FaqTags faq={faq} />
        <FaqFacts faq={faq} />
        {faq.query ? (
          <p className={layout.plain}>
            {say('questions.faq.of-question')}{' '}
            <TextLink to={`/queries/${faq.query.id}`} lang={faq.query.language} inText>
              {headline(faq.query.text)}
            </TextLink>
          </p>
        ) : null}
        {faq.reason ? (
          <p className={layout.plain}>{say('questions.faq.reason', { reason: faq.reason })}</p>
        ) : null}
      </div>
      {words ? (
        <FaqForm faq={faq} onDone={() => setEditing(false)} />
      ) : (
        <div className={layout.card}>
          <p className={layout.written} lang={faq.language}>
            {faq.answer}
          </p>
        </div>
      )}
      <p className={layout.plain}>{say('questions.faq.sources', { count: faq.sources })}</p>
      {words && faq.query ? <LabelsPart kind="consolidated" id={faq.query.id} /> : null}
      <Moves faq={faq} editing={editing} onEdit={() => setEditing(true)} />
      <SaidOfPublished product={faq.product} />
    </>
  );
}

function Moves(props: {
  readonly faq: FaqPage;
  readonly editing: boolean;
  readonly onEdit: () => void;
}) {
  const { faq, editing, onEdit } = props;
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState<'decline' | 'retire' | null>(null);
  const write = useWrite(({ verb, reason }: { verb: 'decline' | 'retire'; reason: string }) => {
    const input = { reason, version: faq.version };
    return verb === 'decline' ? api.declineFaq(faq.id, input) : api.retireFaq(faq.id, input);
  });
  return (
    <div className={layout.row}>
      {faq.actions.includes('revise') && !editing ? (
        <Button onClick={onEdit}>{say('questions.faq.edit')}</Button>
      ) : null}
      {(['decline', 'retire'] as const)
        .filter((verb) => faq.actions.includes(verb))
        .map((verb) => (
          <Button key={verb} onClick={() => setAsking(verb)}>
            {say(`questions.faq.${verb}`)}
          </Button>
        ))}
      {faq.webUrl ? (
        <DocumentLink href={faq.webUrl}>{say('questions.faq.open')}</DocumentLink>
      ) : null}
      {asking ? (
        <ReasonDialog
          title={say(`questions.faq.${asking}-title`)}
          label={say(`questions.faq.${asking}-title`)}
          hint={say(`questions.faq.${asking}-hint`)}
          confirm={say(`questions.faq.${asking}-yes`)}
          onClose={() => setAsking(null)}
          onReason={async (reason) => {
            await write.mutateAsync({ verb: asking, reason });
            tell(say(`questions.faq.${asking}d`));
          }}
        />
      ) : null}
    </div>
  );
}
