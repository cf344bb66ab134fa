import type {
  AnswerCheck,
  AnsweredCheck,
  AskedAttribution,
  AttributionChecks,
  AttributionDesk,
  SettleSuggestion,
  SuggestInstead,
} from '../src/contract/attribution.ts';
import type { DraftKind } from '../src/contract/rewriting.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;

/** How people stand in drafts that name them, and what its moderators see of that. */
export function attributionCalls(call: Call) {
  const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, body);
  const check = (id: string) => `attribution-checks/${seg(id)}`;
  const draft = (kind: DraftKind, id: string) => `attributions/${kind}/${seg(id)}`;
  return {
    checks: () => call<AttributionChecks>('GET', 'attribution-checks'),
    answerCheck: (id: string, input: AnswerCheck) =>
      post<AnsweredCheck>(`${check(id)}/answer`, input),
    suggestInstead: (id: string, input: SuggestInstead) =>
      post<AnsweredCheck>(`${check(id)}/suggestions`, input),
    settleSuggestion: (id: string, input: SettleSuggestion) =>
      post<void>(`${check(id)}/settle`, input),
    attribution: (kind: DraftKind, id: string) => call<AttributionDesk>('GET', draft(kind, id)),
    askAttribution: (kind: DraftKind, id: string) =>
      post<AskedAttribution>(`${draft(kind, id)}/ask`),
  };
}
