import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';

const READING_MS = 1_500;
const QUIET_MS = 30_000;

/** While something is being read, how it goes is asked more often. */
export function useSources() {
  const { api } = useApp();
  return useQuery({
    queryKey: ['sources'],
    queryFn: api.sources,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ readingSince }) => readingSince !== null) ? READING_MS : QUIET_MS,
  });
}

export function useOutside() {
  const { api } = useApp();
  return useQuery({
    queryKey: ['outside'],
    queryFn: api.outside,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ readingSince }) => readingSince !== null) ? READING_MS : QUIET_MS,
  });
}

export function useMissions() {
  const { api } = useApp();
  return useQuery({ queryKey: ['missions'], queryFn: api.missions, staleTime: QUIET_MS });
}

export function useReach() {
  const { api } = useApp();
  return useQuery({ queryKey: ['reach'], queryFn: api.reach, refetchInterval: QUIET_MS });
}
