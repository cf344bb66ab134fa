import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CheckPlace } from '../../../src/contract/places.ts';
import { useApp } from '../../app-context.tsx';

/** Each reading asks Microsoft 365 anew: not more often than somebody looks. */
const FRESH_MS = 30_000;

export function usePlaces() {
  const { api } = useApp();
  return useQuery({ queryKey: ['places'], queryFn: api.places, staleTime: FRESH_MS });
}

export function usePlace(slug: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['place', slug],
    queryFn: () => api.place(slug),
    staleTime: FRESH_MS,
  });
}

/** @param beginning null: not asked yet */
export function useTeams(beginning: string | null) {
  const { api } = useApp();
  return useInfiniteQuery({
    queryKey: ['teams', beginning],
    queryFn: ({ pageParam }) => api.teams(beginning ?? '', pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: beginning !== null,
    staleTime: FRESH_MS,
  });
}

export function useChannels(team: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['channels', team],
    queryFn: () => api.channelsOf(team),
    enabled: team !== '',
  });
}

export function useLibraries(team: string, channel: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['libraries', team, channel],
    queryFn: () => api.librariesOf(team, channel),
    enabled: team !== '' && channel !== '',
  });
}

/** How it would be there. */
export function useCheck(slug: string, place: CheckPlace) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['place-check', slug, place],
    queryFn: () => api.checkPlace(slug, place),
    enabled: Object.values(place).every((part) => part !== ''),
  });
}
