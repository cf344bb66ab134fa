import type {
  Continuity,
  EditExpertise,
  ExpertPage,
  Experts,
  OwnExpertise,
} from '../src/contract/expertise.ts';

type Call = <T>(method: 'GET' | 'PUT', path: string, body?: unknown) => Promise<T>;

/** Who knows what, and one's own entry. */
export const expertiseCalls = (call: Call) => ({
  experts: (q: string, limit: number) =>
    call<Experts>('GET', `experts?${new URLSearchParams({ q, limit: String(limit) })}`),
  expert: (id: string) => call<ExpertPage>('GET', `experts/${encodeURIComponent(id)}`),
  ownExpertise: () => call<OwnExpertise>('GET', 'me/expertise'),
  saveExpertise: (edit: EditExpertise) => call<OwnExpertise>('PUT', 'me/expertise', edit),
  continuity: () => call<Continuity>('GET', 'admin/continuity'),
});
