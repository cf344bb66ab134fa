import type {
  AnonymousContribution,
  BySecret,
  CorrectBySecret,
  PointedOutAnonymously,
  SaidAnonymously,
  SayAnonymously,
} from '../src/contract/anonymity.ts';

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
});
