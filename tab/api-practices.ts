import type { DecidePractice, PracticeList, PracticePage } from '../src/contract/practices.ts';

type Call = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>;

const page = (id: string): string => `practices/${encodeURIComponent(id)}`;

/** Good practices from an idea to a rule. */
export const practiceCalls = (call: Call) => ({
  practices: () => call<PracticeList>('GET', 'practices'),
  practice: (id: string) => call<PracticePage>('GET', page(id)),
  decidePractice: (id: string, input: DecidePractice) =>
    call<PracticePage>('POST', `${page(id)}/decide`, input),
  followPractice: (id: string, follows: boolean) =>
    call<PracticePage>('PUT', `${page(id)}/follow`, { follows }),
});
