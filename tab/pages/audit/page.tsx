import { Button } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditFilter, AuditLine } from '../../../src/contract/audit.ts';
import { useApp } from '../../app-context.tsx';
import { saveCsv } from '../../components/csv.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { CARD, LongList } from '../../components/long-list.tsx';
import { More } from '../../components/more.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, ErrorState, explain, Loading } from '../../components/states.tsx';
import { When } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { FilterForm } from './filter.tsx';

function useAudit(filter: AuditFilter) {
  const { api } = useApp();
  return useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => api.audit({ ...filter, ...pageParam }),
    initialPageParam: {} as { readonly before?: string },
    getNextPageParam: ({ next }) => (next === null ? undefined : { before: next }),
    placeholderData: (before) => before,
  });
}

/** Who did what, and why: newest first, part by part. */
export default function AuditPage() {
  const { say } = useWords();
  const layout = useLayout();
  const [filter, setFilter] = useState<AuditFilter>({});
  const query = useAudit(filter);
  const parts = query.data?.pages ?? [];
  const lines = parts.flatMap(({ items }) => items);
  const choices = parts[0];
  return (
    <Page
      title={say('audit.title')}
      above={<TextLink to="/admin">{say('tab.admin.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('audit.what')}</p>
      {choices ? (
        <FilterForm
          key={JSON.stringify(filter)}
          filter={filter}
          choices={choices}
          onFilter={setFilter}
        />
      ) : null}
      <Export filter={filter} />
      {query.isPending ? <Loading /> : null}
      {query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : null}
      {choices && lines.length === 0 ? <Empty title={say('audit.none')} /> : null}
      <LongList
        key={JSON.stringify(filter)}
        items={lines}
        keyOf={({ id }) => id}
        name={`audit ${JSON.stringify(filter)}`}
        className={layout.card}
        line={CARD}
      >
        {(line) => <Line line={line} onSame={() => setFilter({ about: line.about })} />}
      </LongList>
      {query.hasNextPage ? (
        <More
          busy={query.isFetchingNextPage}
          failed={query.isFetchNextPageError}
          onMore={() => void query.fetchNextPage()}
        >
          {say('audit.more')}
        </More>
      ) : null}
    </Page>
  );
}

function Line({ line, onSame }: { readonly line: AuditLine; readonly onSame: () => void }) {
  const { say } = useWords();
  const layout = useLayout();
  const { at, actor, action, object, path, reason } = line;
  const done = { action: say(`audit.action.${action}`), object: say(`audit.object.${object}`) };
  const said = say('audit.line', done);
  return (
    <>
      <strong>{said}</strong>
      <div className={layout.row}>
        <span>{actor?.name ?? say('audit.itself')}</span>
        <span className={layout.muted}>
          <When at={at} />
        </span>
        {path ? <TextLink to={path}>{say('audit.open')}</TextLink> : null}
        <Button
          appearance="subtle"
          size="small"
          aria-label={`${say('audit.same')}: ${said}`}
          onClick={onSame}
        >
          {say('audit.same')}
        </Button>
      </div>
      {reason ? <p className={layout.plain}>{say('audit.reason', { reason })}</p> : null}
    </>
  );
}

const COLUMNS = ['at', 'who', 'action', 'object', 'about', 'reason'] as const;

/** Takes what is shown out as a sheet; that it was is written down. */
function Export({ filter }: { readonly filter: AuditFilter }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const tell = useTell();
  const take = useWrite((wanted: AuditFilter) => api.exportAudit(wanted));
  const save = () =>
    take.mutate(filter, {
      onSuccess: ({ items, next }) => {
        saveCsv('audit', [
          COLUMNS.map((column) => say(`audit.column.${column}`)),
          ...items.map(({ at, actor, action, object, about, reason }) => [
            at,
            actor?.name ?? say('audit.itself'),
            say(`audit.action.${action}`),
            say(`audit.object.${object}`),
            about,
            reason ?? '',
          ]),
        ]);
        tell(say('audit.exported'));
        if (next !== null) tell(say('audit.too-many', { count: items.length }), 'error');
      },
      onError: (error) => tell(explain(error, words), 'error'),
    });
  return (
    <div>
      <Button disabled={take.isPending} onClick={save}>
        {say('audit.export')}
      </Button>
    </div>
  );
}
