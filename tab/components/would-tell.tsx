import { useQuery } from '@tanstack/react-query';
import type { WouldTellQuery } from '../../src/contract/surfacing.ts';
import { useApp } from '../app-context.tsx';
import { useWords } from '../words.tsx';
import { useLayout } from './layout.ts';

/** Before something is published: whose moderators will be asked to announce it. */
export function WouldTell(of: WouldTellQuery) {
  const { say, list } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({
    queryKey: ['would-tell', of.kind, of.id],
    queryFn: () => api.wouldTell(of),
  });
  const communities = query.data?.communities ?? [];
  if (!query.data) return null;
  return (
    <p className={layout.plain}>
      {communities.length === 0
        ? say('collections.announce.nobody')
        : say('collections.announce.before', { communities: list(communities) })}
    </p>
  );
}
