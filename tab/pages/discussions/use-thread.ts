import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type {
  Contribution,
  DiscussionPage,
  ThreadOrder,
  ThreadPart,
} from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { LIVE_MS } from '../../queries.ts';

export type Chosen = 'all' | 'none' | `${number}`;

/** What of a thread is shown, and how. */
export interface ThreadView {
  readonly order: ThreadOrder;
  /** Index of the question whose answers are shown. */
  readonly chosen: Chosen;
  /** Id of the contribution that a link leads to; null: from the beginning. */
  readonly said: string | null;
}

export const FROM_THE_OLDEST: ThreadView = { order: 'oldest', chosen: 'all', said: null };

interface Start {
  readonly with?: string;
  readonly after?: string;
  readonly before?: string;
}

/** Whoever has read on that far is not asked about again by itself: each part is a call. */
const LIVE_PARTS = 3;
const MOST_AT_ONCE = 200;

const allOf = (parts: readonly ThreadPart[]): readonly Contribution[] => [
  ...new Map(parts.flatMap(({ thread }) => thread).map((item) => [item.id, item])).values(),
];

/** A thread part by part; its first part came with the discussion. */
export function useThread(discussion: DiscussionPage, view: ThreadView, limit?: number) {
  const { api } = useApp();
  const { id, thread, before, after, seen: total } = discussion;
  const { order, chosen, said } = view;
  const isFirst = order === 'oldest' && chosen === 'all' && said === null;
  const beginning: Start = said === null ? {} : { with: said };
  const query = useInfiniteQuery({
    queryKey: ['thread', id, view, limit],
    queryFn: ({ pageParam }) =>
      api.discussionThread(id, {
        order,
        ...(chosen === 'all' ? {} : { question: chosen }),
        ...(limit === undefined ? {} : { limit: String(limit) }),
        ...pageParam,
      }),
    initialPageParam: beginning,
    getNextPageParam: (part): Start | undefined =>
      part.after === null ? undefined : { after: part.after },
    getPreviousPageParam: (part): Start | undefined =>
      part.before === null ? undefined : { before: part.before },
    ...(isFirst
      ? { initialData: { pages: [{ thread, before, after, total }], pageParams: [beginning] } }
      : {}),
    refetchInterval: ({ state }) =>
      (state.data?.pages.length ?? 0) > LIVE_PARTS ? false : LIVE_MS,
    // Another question or order: what stands stays until it is there.
    placeholderData: (standing) => standing,
  });
  const parts = query.data?.pages ?? [];
  return { query, items: allOf(parts), total: parts[0]?.total ?? 0 };
}

/** All of a thread: where what is shown first depends on what was said last. */
export function useWholeThread(discussion: DiscussionPage): readonly Contribution[] {
  const { query, items } = useThread(discussion, FROM_THE_OLDEST, MOST_AT_ONCE);
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  return items;
}
