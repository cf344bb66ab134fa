import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';

export function useDuties() {
  const { api } = useApp();
  return useQuery({ queryKey: ['duties'], queryFn: api.duties });
}
