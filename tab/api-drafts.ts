import type {
  SynthesisEdit,
  SynthesisPage,
  SynthesisVersions,
} from '../src/contract/discussions.ts';
import type { DoubtsAsked, DoubtsFound } from '../src/contract/doubts.ts';
import type {
  ConsolidatedEdit,
  ConsolidatedPage,
  ConsolidatedVersions,
} from '../src/contract/queries.ts';
import type {
  AskRewriting,
  DraftKind,
  ReadRewriting,
  RewritingPage,
} from '../src/contract/rewriting.ts';

type Call = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;

/** What moderators make of what was said: drafts, held against it, put into other words, and let go. */
export function draftCalls(call: Call) {
  const get = <T>(path: string) => call<T>('GET', path);
  const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, body);
  const rewriting = (kind: DraftKind, id: string) => `rewritings/${kind}/${seg(id)}`;
  return {
    consolidated: (query: string) => get<ConsolidatedPage>(`queries/${seg(query)}/consolidated`),
    consolidatedVersions: (query: string) =>
      get<ConsolidatedVersions>(`queries/${seg(query)}/consolidated/versions`),
    editConsolidated: (query: string, edit: ConsolidatedEdit) =>
      call<ConsolidatedPage>('PUT', `queries/${seg(query)}/consolidated`, edit),
    checkConsolidated: (query: string, asked: DoubtsAsked) =>
      post<DoubtsFound>(`queries/${seg(query)}/consolidated/doubts`, asked),
    approveConsolidated: (query: string, version: number, early: number) =>
      post<unknown>(`queries/${seg(query)}/consolidated/approve`, { version, early }),

    synthesis: (discussion: string) =>
      get<SynthesisPage>(`discussions/${seg(discussion)}/synthesis`),
    synthesisVersions: (discussion: string) =>
      get<SynthesisVersions>(`discussions/${seg(discussion)}/synthesis/versions`),
    editSynthesis: (discussion: string, edit: SynthesisEdit) =>
      call<SynthesisPage>('PUT', `discussions/${seg(discussion)}/synthesis`, edit),
    checkSynthesis: (discussion: string, asked: DoubtsAsked) =>
      post<DoubtsFound>(`discussions/${seg(discussion)}/synthesis/doubts`, asked),
    approveSynthesis: (discussion: string, version: number, early: number) =>
      post<unknown>(`discussions/${seg(discussion)}/synthesis/approve`, { version, early }),

    rewriting: (kind: DraftKind, id: string) => get<RewritingPage>(rewriting(kind, id)),
    askRewriting: (kind: DraftKind, id: string, asked: AskRewriting) =>
      post<RewritingPage>(rewriting(kind, id), asked),
    readRewriting: (kind: DraftKind, id: string, read: ReadRewriting) =>
      post<RewritingPage>(`${rewriting(kind, id)}/read`, read),
  };
}
