import { useQuery } from '@tanstack/react-query';
import type { History as Shape } from '../../../src/contract/surfacing.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { Reviewing } from '../reviews/reviewing.tsx';

const PATHS = { discussion: 'discussions', query: 'queries', capture: 'captures' } as const;

/** Versions, sources and review of a document; and what its owner says of it. */
export function History({ id, title }: { readonly id: string; readonly title: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const query = useQuery({ queryKey: ['product-history', id], queryFn: () => api.history(id) });
  return (
    <Section id={`history-${id}`} title={say('collections.history.title')}>
      <Read query={query}>
        {(history) => (
          <>
            <Kept history={history} />
            {history.mayReview ? <Reviewing id={id} title={title} /> : null}
          </>
        )}
      </Read>
    </Section>
  );
}

function Kept({ history }: { readonly history: Shape }) {
  const { say, date, list } = useWords();
  const layout = useLayout();
  const { versions, library, origin, review } = history;
  return (
    <ul className={layout.plain}>
      <li>
        {versions.length === 0
          ? say('collections.history.no-versions')
          : say('collections.history.versions', {
              count: versions.length,
              dates: list(versions.slice(0, 5).map(({ modifiedAt }) => date(modifiedAt))),
            })}
      </li>
      {library ? <li>{say('collections.history.library', { name: library })}</li> : null}
      {origin ? (
        <li>
          <TextLink inText to={`/${PATHS[origin.kind]}/${encodeURIComponent(origin.id)}`}>
            {say(`collections.history.origin.${origin.kind}`)}
          </TextLink>
        </li>
      ) : null}
      {review ? (
        <li>
          {say(`collections.reviews.states.${review.state}`)}{' '}
          {review.by && review.at
            ? say('collections.history.said', { name: review.by, date: date(review.at) })
            : null}{' '}
          {review.note} {review.keptHere ? say('collections.history.kept-here') : null}
        </li>
      ) : null}
    </ul>
  );
}
