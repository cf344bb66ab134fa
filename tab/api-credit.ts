import type { OwnRecord, RecordFile, ShareRecord, ShownRecord } from '../src/contract/credit.ts';

type Call = <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<T>;

const ofYear = (year: number | null): string => (year === null ? '' : `?year=${year}`);

/** One's own record, and what colleagues show of theirs. */
export const creditCalls = (call: Call) => ({
  ownRecord: (year: number | null) => call<OwnRecord>('GET', `my-record${ofYear(year)}`),
  ownRecordFile: (year: number) => call<RecordFile>('GET', `my-record/document${ofYear(year)}`),
  shareRecord: (share: ShareRecord) => call<OwnRecord>('POST', 'my-record/shares', share),
  unshareRecord: (id: string) => call<void>('DELETE', `my-record/shares/${encodeURIComponent(id)}`),
  shownRecord: (id: string) => call<ShownRecord>('GET', `shown-records/${encodeURIComponent(id)}`),
});
