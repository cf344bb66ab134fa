import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';

export function useBriefing(about: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['briefing', about],
    queryFn: () => api.briefing(about),
    enabled: about !== '',
  });
}

export function usePreparations() {
  const { api } = useApp();
  return useQuery({ queryKey: ['preparations'], queryFn: api.preparations });
}

export function usePreparation(id: string) {
  const { api } = useApp();
  return useQuery({ queryKey: ['preparation', id], queryFn: () => api.preparation(id) });
}
