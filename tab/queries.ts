import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isApiError, mayPass } from './api.ts';
import { useApp } from './app-context.tsx';

const READ_RETRIES = 2;

/** Other people write at the same time, in chat and channel: what is on the screen is read again this often. */
const LIVE_MS = 20_000;

export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // "always": a browser that believes itself offline must show an error with a way on, not wait for ever.
        networkMode: 'always',
        staleTime: 5_000,
        retry: (count, error) => count < READ_RETRIES && mayPass(error),
        retryDelay: (attempt) => 500 * 2 ** attempt,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });

/** A page may be opened by somebody who may not, or no longer, see the thing: that is no fault of ours. */
export const isGone = (error: unknown): boolean => isApiError(error) && error.status === 404;

export function useHome() {
  const { api } = useApp();
  return useQuery({ queryKey: ['home'], queryFn: api.home, refetchInterval: LIVE_MS });
}

export function useDiscussions() {
  const { api } = useApp();
  return useQuery({ queryKey: ['discussions'], queryFn: api.discussions });
}

export function useDiscussion(id: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['discussion', id],
    queryFn: () => api.discussion(id),
    refetchInterval: LIVE_MS,
  });
}

const PUBLISHING_MS = 2_000;

export function useSynthesis(discussion: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['synthesis', discussion],
    queryFn: () => api.synthesis(discussion),
    refetchInterval: ({ state }) => (state.data?.state === 'publishing' ? PUBLISHING_MS : LIVE_MS),
  });
}

export function useModeration() {
  const { api } = useApp();
  return useQuery({ queryKey: ['moderation'], queryFn: api.moderation, refetchInterval: LIVE_MS });
}

export function useSearch(q: string, limit: number) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['search', q, limit],
    queryFn: () => api.search(q, limit),
    enabled: q !== '',
    // "More" keeps what stands while the longer list is on its way.
    placeholderData: (before, query) => (query?.queryKey[1] === q ? before : undefined),
  });
}

export function useLibrary() {
  const { api } = useApp();
  return useQuery({ queryKey: ['library'], queryFn: api.library });
}

export function useCaptures() {
  const { api } = useApp();
  return useQuery({ queryKey: ['captures'], queryFn: api.captures });
}

export function useCapture(id: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['capture', id],
    queryFn: () => api.capture(id),
    refetchInterval: ({ state }) =>
      state.data?.capture.state === 'publishing' ? PUBLISHING_MS : false,
  });
}

export function usePrompts() {
  const { api } = useApp();
  return useQuery({ queryKey: ['prompts'], queryFn: api.prompts });
}

export function useTemplates() {
  const { api } = useApp();
  return useQuery({ queryKey: ['templates'], queryFn: api.templates, staleTime: Infinity });
}

/**
 * Does something and then reads again all that it may have changed; also after a failure, since most refusals
 * say that the screen was out of date.
 */
export function useWrite<Input, Output>(write: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSettled: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'templates' }),
  });
}
