import type { OwnRights } from '../src/contract/rights.ts';

type Call = <T>(method: 'GET', path: string) => Promise<T>;

/** What can be done in the person's own name. */
export const rightsCalls = (call: Call) => ({
  ownRights: () => call<OwnRights>('GET', 'me/rights'),
});
