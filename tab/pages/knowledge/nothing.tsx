import { Button } from '@fluentui/react-components';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { Empty, ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/**
 * Nothing answers it: what else there is to do, with the words that were asked. While documents are still being read
 * nobody can say that something is missing.
 */
export function WhatElse(props: { readonly q: string; readonly mayBeMissing: boolean }) {
  const { q, mayBeMissing } = props;
  const { say } = useWords();
  const { api, me } = useApp();
  const layout = useLayout();
  const record = useWrite((tell: boolean) => api.recordGap(q, tell));
  const done = record.isPending || record.isSuccess;
  return (
    <Empty title={say('tab.search.try')}>
      <ul className={layout.plain}>
        <li>{say('tab.search.try-fewer')}</li>
        <li>{say('tab.search.try-language')}</li>
        <li>{say('tab.search.try-ask')}</li>
      </ul>
      <div className={layout.row}>
        {me.communities.length > 0 ? (
          <LinkButton to={`/queries/new?${new URLSearchParams({ q })}`} primary>
            {say('finding.ask')}
          </LinkButton>
        ) : null}
        <LinkButton to={`/people?${new URLSearchParams({ q })}`}>{say('finding.who')}</LinkButton>
        <LinkButton to={`/desks?${new URLSearchParams({ q })}`}>
          {say('preparing.desk.ask')}
        </LinkButton>
        {mayBeMissing ? (
          <>
            <Button disabled={done} onClick={() => record.mutate(true)}>
              {say('finding.tell')}
            </Button>
            <Button disabled={done} onClick={() => record.mutate(false)}>
              {say('finding.gap')}
            </Button>
          </>
        ) : null}
      </div>
      <p role="status" className={layout.plain}>
        {record.isSuccess
          ? say(record.variables ? 'finding.will-tell' : 'finding.gap-recorded')
          : null}
      </p>
      {record.isError ? <ErrorState error={record.error} /> : null}
    </Empty>
  );
}
