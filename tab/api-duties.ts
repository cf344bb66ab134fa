import type { Duties, MoveDuty } from '../src/contract/duties.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

/** What somebody who leaves answers for, and what becomes of it. */
export const dutyCalls = (call: Call) => ({
  duties: () => call<Duties>('GET', 'duties'),
  moveDuty: (input: MoveDuty) => call<Duties>('POST', 'duties/moves', input),
});
