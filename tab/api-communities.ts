import type {
  AlikeAsked,
  AlikeCommunities,
  AnswerJoinRequest,
  CommunityList,
  Joined,
  JoinRequest,
  LeaveCommunity,
  Making,
  MoveMaking,
  NewCommunity,
  WorkingDays,
  WorkingDaysPage,
} from '../src/contract/communities.ts';

type Call = <T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<T>;

const seg = encodeURIComponent;

/** Communities found, made, joined and left. */
export const communityCalls = (call: Call) => ({
  communities: (q: string) =>
    call<CommunityList>('GET', `communities?${new URLSearchParams({ q })}`),
  alikeCommunities: (input: AlikeAsked) =>
    call<AlikeCommunities>('POST', 'communities/alike', input),
  makeCommunity: (input: NewCommunity) => call<Making>('POST', 'communities', input),
  making: (id: string) => call<Making>('GET', `community-makings/${seg(id)}`),
  moveMaking: (id: string, input: MoveMaking) =>
    call<Making>('POST', `community-makings/${seg(id)}/move`, input),
  joinCommunity: (id: string, note: string) =>
    call<Joined>('POST', `communities/${seg(id)}/join`, { note }),
  leaveCommunity: (id: string, input: LeaveCommunity) =>
    call<void>('POST', `communities/${seg(id)}/leave`, input),
  workingDays: (id: string) => call<WorkingDaysPage>('GET', `communities/${seg(id)}/working-days`),
  decideWorkingDays: (id: string, input: WorkingDays) =>
    call<WorkingDaysPage>('PUT', `communities/${seg(id)}/working-days`, input),
  answerJoinRequest: (id: string, input: AnswerJoinRequest) =>
    call<JoinRequest>('POST', `join-requests/${seg(id)}/answer`, input),
});
