import type {
  AnswerConsent,
  BegunConsent,
  ConsentList,
  ConsentWords,
  MessageConsent,
} from '../src/contract/consents.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;

/** Messages of colleagues that may become something, if whoever wrote them agrees. */
export function consentCalls(call: Call) {
  const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, body);
  return {
    consents: () => call<ConsentList>('GET', 'consents'),
    answerConsent: (id: string, input: AnswerConsent) =>
      post<MessageConsent>(`consents/${seg(id)}/answer`, input),
    withdrawConsent: (id: string) => post<MessageConsent>(`consents/${seg(id)}/withdraw`),
    consentWords: (id: string) => call<ConsentWords>('GET', `consents/${seg(id)}/words`),
    beginConsent: (id: string) => post<BegunConsent>(`consents/${seg(id)}/begin`),
  };
}
