import { Button, Field, mergeClasses, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reconciliations } from '../../../src/contract/items.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink, TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** Contradictions that this moderator or administrator settles, with both owners to talk to. */
export default function ContradictionsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['contradictions'], queryFn: api.contradictions });
  return (
    <Page
      title={say('item.tasks.title')}
      above={<TextLink to="/search">{say('collections.to-search')}</TextLink>}
    >
      <p className={layout.plain}>{say('item.tasks.what')}</p>
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('item.tasks.none')} />
          ) : (
            <ul className={layout.list}>
              {items.map((task) => (
                <Task key={task.id} task={task} />
              ))}
            </ul>
          )
        }
      </Read>
    </Page>
  );
}

function Task({ task }: { readonly task: Reconciliations['items'][number] }) {
  const { say, date } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [outcome, setOutcome] = useState('');
  const [missing, setMissing] = useState(false);
  const settle = useWrite(() =>
    api.settleContradiction(task.id, { version: task.version, outcome: outcome.trim() }),
  );
  return (
    <li className={layout.card}>
      <h2 className={layout.h3}>{task.why}</h2>
      <p className={mergeClasses(layout.plain, layout.muted)}>{date(task.flaggedAt)}</p>
      <ul>
        {task.sides.map(({ document, owner }, at) => (
          <li key={document?.id ?? `closed ${at}`}>
            {document ? (
              <DocumentLink href={document.webUrl} lang={document.language}>
                {document.title}
              </DocumentLink>
            ) : (
              say('item.tasks.closed')
            )}{' '}
            ({owner ? say('item.tasks.owner', { name: owner }) : say('item.tasks.no-owner')})
          </li>
        ))}
      </ul>
      <Field
        label={say('item.tasks.outcome')}
        required
        {...(missing ? { validationMessage: say('item.tasks.missing') } : {})}
      >
        <Textarea
          maxLength={2_000}
          value={outcome}
          onChange={(_, { value }) => setOutcome(value)}
        />
      </Field>
      <div>
        <Button
          appearance="primary"
          disabled={settle.isPending}
          onClick={() => {
            setMissing(outcome.trim() === '');
            if (outcome.trim() !== '') settle.mutate(undefined);
          }}
        >
          {say('item.tasks.settle')}
        </Button>
      </div>
      {settle.isError ? <ErrorState error={settle.error} /> : null}
    </li>
  );
}
