import { useQuery } from '@tanstack/react-query';
import type { TermsWanted } from '../../api-taxonomy.ts';
import { useApp } from '../../app-context.tsx';

export function useTermLists() {
  const { api } = useApp();
  return useQuery({ queryKey: ['term-lists'], queryFn: api.termLists });
}

export function useTerms(wanted: TermsWanted) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['terms', wanted.scheme, wanted.under ?? '', wanted.q ?? ''],
    queryFn: () => api.terms(wanted),
    enabled: wanted.scheme !== '',
  });
}

export function useTerm(id: string) {
  const { api } = useApp();
  return useQuery({ queryKey: ['term', id], queryFn: () => api.term(id) });
}

export function useProposals() {
  const { api } = useApp();
  return useQuery({ queryKey: ['term-proposals'], queryFn: api.proposals });
}

export function useTagHealth() {
  const { api } = useApp();
  return useQuery({ queryKey: ['tag-health'], queryFn: api.tagHealth });
}

export function useGlossary(wanted: { readonly q?: string; readonly term?: string }) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['glossary', wanted.q ?? '', wanted.term ?? ''],
    queryFn: () => api.glossary(wanted),
  });
}

export function useGlossaryEntry(id: string) {
  const { api } = useApp();
  return useQuery({ queryKey: ['glossary-entry', id], queryFn: () => api.glossaryEntry(id) });
}
