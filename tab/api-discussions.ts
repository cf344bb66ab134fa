import type {
  AnswerTopic,
  DiscussionTemplates,
  EditPlan,
  ProposeTopic,
  TopicProposal,
  TopicProposals,
} from '../src/contract/discussion-plans.ts';

import type { LikeAsked, LikeDiscussions } from '../src/contract/discussions.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;

/** The plan of a discussion, and the topics that members propose for one. */
export const discussionCalls = (call: Call) => ({
  discussionTemplates: () => call<DiscussionTemplates>('GET', 'discussion-templates'),
  likeDiscussions: (input: LikeAsked) => call<LikeDiscussions>('POST', 'discussions/like', input),
  editPlan: (id: string, input: EditPlan) =>
    call<unknown>('POST', `discussions/${seg(id)}/plan`, input),
  askSeeds: (id: string) =>
    call<{ readonly asked: number }>('POST', `discussions/${seg(id)}/seeds`, {}),
  topicProposals: () => call<TopicProposals>('GET', 'topic-proposals'),
  proposeTopic: (input: ProposeTopic) => call<TopicProposal>('POST', 'topic-proposals', input),
  backTopic: (id: string, on: boolean) =>
    call<TopicProposal>('POST', `topic-proposals/${seg(id)}/back`, { on }),
  withdrawTopic: (id: string) =>
    call<TopicProposal>('POST', `topic-proposals/${seg(id)}/withdraw`, {}),
  answerTopic: (id: string, input: AnswerTopic) =>
    call<TopicProposal>('POST', `topic-proposals/${seg(id)}/answer`, input),
});
