import type {
  AnswerEdit,
  ExpertsAskedNow,
  FaqList,
  FaqPage,
  FaqReason,
  FaqWording,
  KeepFaq,
  KeptFaq,
  ProposeEdit,
  QueryLed,
  QuerySchedule,
  SchedulePage,
} from '../src/contract/query-leading.ts';

type Call = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;

/** What is done about questions: who is asked, what is the same, in which words, and what they become. */
export function queryCalls(call: Call) {
  const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, body);
  return {
    queryLed: (id: string) => call<QueryLed>('GET', `queries/${seg(id)}/led`),
    /** Without a person: all who are suggested. */
    askExperts: (id: string, person?: string) =>
      post<ExpertsAskedNow>(`queries/${seg(id)}/experts`, person === undefined ? {} : { person }),
    declineAsk: (id: string, why: string) =>
      post<unknown>(`query-asks/${seg(id)}/decline`, { why }),
    passAsk: (id: string, to: string) => post<unknown>(`query-asks/${seg(id)}/pass`, { to }),
    mergeQuery: (id: string, into: string) => post<unknown>(`queries/${seg(id)}/merge`, { into }),
    unmergeQuery: (id: string) => post<unknown>(`queries/${seg(id)}/unmerge`),
    proposeWording: (query: string, input: ProposeEdit) =>
      post<unknown>(`queries/${seg(query)}/wordings`, input),
    answerWording: (id: string, input: AnswerEdit) =>
      post<unknown>(`query-wordings/${seg(id)}/answer`, input),
    faqs: () => call<FaqList>('GET', 'faqs'),
    faq: (id: string) => call<FaqPage>('GET', `faqs/${seg(id)}`),
    keepFaq: (input: KeepFaq) => post<KeptFaq>('faqs', input),
    publishFaq: (id: string, input: FaqWording) => post<FaqPage>(`faqs/${seg(id)}/publish`, input),
    declineFaq: (id: string, input: FaqReason) => post<FaqPage>(`faqs/${seg(id)}/decline`, input),
    retireFaq: (id: string, input: FaqReason) => post<FaqPage>(`faqs/${seg(id)}/retire`, input),
    querySchedule: (community: string) =>
      call<SchedulePage>('GET', `communities/${seg(community)}/query-schedule`),
    decideSchedule: (community: string, input: QuerySchedule) =>
      call<SchedulePage>('PUT', `communities/${seg(community)}/query-schedule`, input),
  };
}
