import type {
  AnonymousContribution,
  BySecret,
  CorrectBySecret,
  PointedOutAnonymously,
  SaidAnonymously,
  SayAnonymously,
} from '../src/contract/anonymity.ts';

import type {
  UnnamedBefore,
  UnnamedBegun,
  UnnamedRecord,
  WriteUnnamed,
} from '../src/contract/unnamed-records.ts';

type Call = <T>(method: 'POST', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;

/** Saying something without a name, and what its author may do with it later. */
export const anonymityCalls = (call: Call) => ({
  sayAnonymously: (discussion: string, input: SayAnonymously) =>
    call<SaidAnonymously>('POST', `discussions/${seg(discussion)}/anonymous`, input),
  beforeAnonymously: (discussion: string, text: string) =>
    call<PointedOutAnonymously>('POST', `discussions/${seg(discussion)}/anonymous/before`, {
      text,
    }),
  lookAnonymously: (input: BySecret) =>
    call<AnonymousContribution>('POST', 'anonymous/look', input),
  withdrawAnonymously: (input: BySecret) =>
    call<AnonymousContribution>('POST', 'anonymous/withdraw', input),
  correctAnonymously: (input: CorrectBySecret) =>
    call<AnonymousContribution>('POST', 'anonymous/correct', input),
  claimAnonymously: (input: BySecret) =>
    call<AnonymousContribution>('POST', 'anonymous/claim', input),
  writeUnnamed: (input: WriteUnnamed) => call<SaidAnonymously>('POST', 'anonymous/records', input),
  unnamedBefore: (input: UnnamedBegun) =>
    call<UnnamedBefore>('POST', 'anonymous/records/before', input),
  lookUnnamed: (input: BySecret) => call<UnnamedRecord>('POST', 'anonymous/records/look', input),
  withdrawUnnamed: (input: BySecret) =>
    call<UnnamedRecord>('POST', 'anonymous/records/withdraw', input),
  claimUnnamed: (input: BySecret) => call<UnnamedRecord>('POST', 'anonymous/records/claim', input),
});
