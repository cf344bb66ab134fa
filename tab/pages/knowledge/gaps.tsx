import { Button, mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** What people looked for and did not find: what most missed first. */
export default function GapsPage() {
  const { say, date, list, topic } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['gaps'], queryFn: api.gaps });
  const settle = useWrite((id: string) => api.settleGap(id));
  return (
    <Page title={say('finding.gaps.title')}>
      <p className={layout.plain}>{say('finding.gaps.what')}</p>
      {settle.isError ? <ErrorState error={settle.error} /> : null}
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('finding.gaps.none')} />
          ) : (
            <ul className={layout.list}>
              {items.map(({ id, words, language, topics, people, at }) => (
                <li key={id} className={layout.card}>
                  <h2 className={layout.h3} lang={language}>
                    {words}
                  </h2>
                  <p className={mergeClasses(layout.plain, layout.muted)}>
                    {[
                      say('finding.gaps.people', { count: people }),
                      say('finding.gaps.last', { date: date(at) }),
                      list(topics.map(topic)),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                  <div className={layout.row}>
                    <TextLink to={`/search?${new URLSearchParams({ q: words })}`}>
                      {say('finding.gaps.again')}
                    </TextLink>
                    <Button
                      disabled={settle.isPending}
                      aria-label={say('finding.gaps.settle-of', { words })}
                      onClick={() => settle.mutate(id)}
                    >
                      {say('finding.gaps.settle')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </Page>
  );
}
