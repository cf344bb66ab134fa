import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';

export function useExperts(q: string, limit: number) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['experts', q, limit],
    queryFn: () => api.experts(q, limit),
    enabled: q !== '',
    // "More" keeps what stands while the longer list is on its way.
    placeholderData: (before, query) => (query?.queryKey[1] === q ? before : undefined),
  });
}

export function useExpert(id: string) {
  const { api } = useApp();
  return useQuery({ queryKey: ['expert', id], queryFn: () => api.expert(id) });
}

export function useOwnExpertise() {
  const { api } = useApp();
  return useQuery({ queryKey: ['own-expertise'], queryFn: api.ownExpertise });
}

export function useContinuity() {
  const { api } = useApp();
  return useQuery({ queryKey: ['continuity'], queryFn: api.continuity });
}
