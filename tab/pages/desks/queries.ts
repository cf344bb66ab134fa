import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';

export function useDesks() {
  const { api } = useApp();
  return useQuery({ queryKey: ['desks'], queryFn: api.desks });
}

export function useDeskRequest(id: string) {
  const { api } = useApp();
  return useQuery({ queryKey: ['desk-request', id], queryFn: () => api.deskRequest(id) });
}

export function useDeskPlaces(text: string) {
  const { api } = useApp();
  return useQuery({ queryKey: ['desk-places', text], queryFn: () => api.deskPlaces(text) });
}

export function useKeptDesks() {
  const { api } = useApp();
  return useQuery({ queryKey: ['kept-desks'], queryFn: api.keptDesks });
}
