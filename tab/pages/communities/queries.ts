import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';

export function useCommunityHome(id: string) {
  const { api } = useApp();
  return useQuery({ queryKey: ['community-home', id], queryFn: () => api.communityHome(id) });
}

export function useCommunityShowcase(id: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['community-showcase', id],
    queryFn: () => api.communityShowcase(id),
  });
}

export function useCommunityCalendar(id: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['community-calendar', id],
    queryFn: () => api.communityCalendar(id),
  });
}

export function useWorkplan(id: string) {
  const { api } = useApp();
  return useQuery({ queryKey: ['workplan', id], queryFn: () => api.workplan(id) });
}

export function useCommunityMembers(id: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['community-members', id],
    queryFn: () => api.communityMembers(id),
  });
}
