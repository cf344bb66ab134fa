import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isApiError, mayPass, type QueryFilter } from './api.ts';
import type { Chosen } from './api-knowledge.ts';
import type { QueueFilter } from './api-moderation.ts';
import { useApp } from './app-context.tsx';
import { now } from './system.ts';

const READ_RETRIES = 2;

/** Other people write at the same time, in chat and channel: what is on the screen is read again this often. */
export const LIVE_MS = 20_000;

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

/** Interim summaries, and for moderators the draft that waits. */
export function useInterims(discussion: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['interims', discussion],
    queryFn: () => api.interims(discussion),
    refetchInterval: LIVE_MS,
  });
}

/** What is there already, asked for once a question stands. @param text '' for none yet */
export function useBefore(text: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['before', text],
    queryFn: () => api.beforeAsking(text),
    enabled: text !== '',
    staleTime: Infinity,
  });
}

export function useQuestions(filter: QueryFilter) {
  const { api } = useApp();
  return useQuery({ queryKey: ['questions', filter], queryFn: () => api.queries(filter) });
}

export function useQuestion(id: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['question', id],
    queryFn: () => api.query(id),
    refetchInterval: ({ state }) => (state.data?.state === 'publishing' ? PUBLISHING_MS : LIVE_MS),
  });
}

export function useConsolidated(query: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['consolidated', query],
    queryFn: () => api.consolidated(query),
    refetchInterval: ({ state }) => (state.data?.state === 'publishing' ? PUBLISHING_MS : LIVE_MS),
  });
}

export function useHandovers() {
  const { api, me } = useApp();
  return useQuery({
    queryKey: ['handovers'],
    queryFn: api.handovers,
    staleTime: 60_000,
    enabled: !me.guest,
  });
}

export function useHandover(id: string) {
  const { api } = useApp();
  return useQuery({ queryKey: ['handover', id], queryFn: () => api.handover(id) });
}

export function useHandoverPack(id: string) {
  const { api } = useApp();
  return useQuery({ queryKey: ['handover-pack', id], queryFn: () => api.handoverPack(id) });
}

/**
 * The product's clock, which local mode can move: read when a form begins, since the browser's may say otherwise.
 * @returns milliseconds that the product is ahead of the browser
 */
export function useAhead() {
  const { api } = useApp();
  return useQuery({
    queryKey: ['ahead'],
    queryFn: async () => new Date((await api.me()).now).getTime() - now().getTime(),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

export function useModeration(filter: QueueFilter) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['moderation', filter],
    queryFn: () => api.moderation(filter),
    refetchInterval: LIVE_MS,
    // More of the same list, or the list narrowed: what stands stays until it is there.
    placeholderData: (before) => before,
  });
}

export function useSearch(q: string, limit: number, chosen: Chosen = {}) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['search', q, limit, chosen],
    queryFn: () => api.search(q, limit, chosen),
    enabled: q !== '',
    // What stands is kept while a longer or narrower list is on its way.
    placeholderData: (before, query) => (query?.queryKey[1] === q ? before : undefined),
  });
}

export function useLibrary() {
  const { api } = useApp();
  return useQuery({ queryKey: ['library'], queryFn: api.library });
}

/** Messages of colleagues that may become something. */
export function useConsents() {
  const { api } = useApp();
  return useQuery({ queryKey: ['consents'], queryFn: api.consents });
}

export function useConsentWords(id: string) {
  const { api } = useApp();
  return useQuery({ queryKey: ['consents', id], queryFn: () => api.consentWords(id) });
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

/** What no press on these pages changes: asking again would only move what is being read. */
const KEEPS_STILL: readonly unknown[] = ['templates', 'before', 'ahead', 'words', 'handover-files'];

/**
 * Does something and then reads again all that it may have changed; also after a failure, since most refusals
 * say that the screen was out of date.
 */
export function useWrite<Input, Output>(write: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSettled: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => !KEEPS_STILL.includes(queryKey[0]),
      }),
  });
}
