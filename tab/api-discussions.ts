import type {
  AnswerTopic,
  DiscussionTemplates,
  EditPlan,
  NewQuestionTime,
  ProposeTopic,
  TopicProposal,
  TopicProposals,
} from '../src/contract/discussion-plans.ts';

import type {
  Contribution,
  DiscussionPage,
  LikeAsked,
  LikeDiscussions,
  NarrowContribution,
  ThreadPart,
} from '../src/contract/discussions.ts';

import type { DoubtsAsked, DoubtsFound } from '../src/contract/doubts.ts';

import type { OfferedDiscussions, Shares } from '../src/contract/shares.ts';

import type {
  CatchUpAsked,
  CaughtUp,
  InterimEdit,
  InterimSeen,
  Interims,
} from '../src/contract/summaries.ts';
import type { UrgentDiscussions, WriteOutput } from '../src/contract/urgent.ts';

type Call = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;

/** The plan of a discussion, and the topics that members propose for one. */
export const discussionCalls = (call: Call) => ({
  narrow: (contribution: string, input: NarrowContribution) =>
    call<Contribution>('POST', `contributions/${seg(contribution)}/readers`, input),
  discussionThread: (id: string, part: Readonly<Record<string, string>>) =>
    call<ThreadPart>('GET', `discussions/${seg(id)}/thread?${new URLSearchParams(part)}`),
  interims: (id: string) => call<Interims>('GET', `discussions/${seg(id)}/interims`),
  editInterim: (id: string, edit: InterimEdit) =>
    call<Interims>('PUT', `discussions/${seg(id)}/interim`, edit),
  checkInterim: (id: string, asked: DoubtsAsked) =>
    call<DoubtsFound>('POST', `discussions/${seg(id)}/interim/doubts`, asked),
  settleInterim: (id: string, how: 'publish' | 'skip', seen: InterimSeen) =>
    call<Interims>('POST', `discussions/${seg(id)}/interim/${how}`, seen),
  catchUp: (id: string, asked: CatchUpAsked) =>
    call<CaughtUp>('POST', `discussions/${seg(id)}/catch-up`, asked),
  urgent: () => call<UrgentDiscussions>('GET', 'urgent'),
  writeOutput: (id: string, input: WriteOutput) =>
    call<DiscussionPage>('PUT', `discussions/${seg(id)}/output`, input),
  discussionTemplates: () => call<DiscussionTemplates>('GET', 'discussion-templates'),
  likeDiscussions: (input: LikeAsked) => call<LikeDiscussions>('POST', 'discussions/like', input),
  openQuestionTime: (input: NewQuestionTime) =>
    call<DiscussionPage>('POST', 'discussions/question-times', input),
  markForGuests: (id: string, guests: boolean) =>
    call<DiscussionPage>('POST', `discussions/${seg(id)}/guests`, { guests }),
  editPlan: (id: string, input: EditPlan) =>
    call<unknown>('POST', `discussions/${seg(id)}/plan`, input),
  askSeeds: (id: string) =>
    call<{ readonly asked: number }>('POST', `discussions/${seg(id)}/seeds`, {}),
  shares: (id: string) => call<Shares>('GET', `discussions/${seg(id)}/elsewhere`),
  offerElsewhere: (id: string, input: { readonly community: string; readonly note: string }) =>
    call<unknown>('POST', `discussions/${seg(id)}/elsewhere`, input),
  answerShare: (
    id: string,
    community: string,
    input: { readonly verb: 'accept' | 'refuse' | 'end'; readonly reason: string },
  ) => call<unknown>('POST', `discussions/${seg(id)}/elsewhere/${seg(community)}`, input),
  offeredDiscussions: () => call<OfferedDiscussions>('GET', 'offered-discussions'),
  topicProposals: () => call<TopicProposals>('GET', 'topic-proposals'),
  proposeTopic: (input: ProposeTopic) => call<TopicProposal>('POST', 'topic-proposals', input),
  backTopic: (id: string, on: boolean) =>
    call<TopicProposal>('POST', `topic-proposals/${seg(id)}/back`, { on }),
  withdrawTopic: (id: string) =>
    call<TopicProposal>('POST', `topic-proposals/${seg(id)}/withdraw`, {}),
  answerTopic: (id: string, input: AnswerTopic) =>
    call<TopicProposal>('POST', `topic-proposals/${seg(id)}/answer`, input),
});
