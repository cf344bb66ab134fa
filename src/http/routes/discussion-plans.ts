import {
  answerTopic,
  backTopic,
  discussionTemplates,
  editPlan,
  newQuestionTime,
  type PlanInput,
  proposeTopic,
  seedsAsked,
  topicProposals,
  topicProposal as topicShape,
} from '../../contract/discussion-plans.ts';
import { discussionPage as pageShape } from '../../contract/discussions.ts';
import type { PlanEdit } from '../../features/discussions/actions/plan.ts';
import { NO_PROGRESS, type Plan } from '../../features/discussions/plan.ts';
import { questionTimePlan } from '../../features/discussions/question-time.ts';
import type { PeopleActions } from '../../features/people/actions.ts';
import {
  asId,
  type CommunityId,
  type DiscussionId,
  type PersonId,
  type ProductId,
  type TopicProposalId,
} from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { discussionTemplate, topicProposal } from '../present/discussion-plans.ts';
import { discussionPage } from '../present/discussions.ts';
import { type Route, route } from '../route.ts';
import { byId, formKey } from './ids.ts';

/** By id where a form was filled from what is there, else by the words that were written. */
async function someone(people: PeopleActions, words: string): Promise<PersonId> {
  const [known] = await people.people([asId<PersonId>(words)]);
  return known ? known.id : colleague(people, words);
}

/** @throws AppError `handover-to-unknown` where a name means nobody or several */
export async function planOfInput(people: PeopleActions, input: PlanInput): Promise<Plan> {
  const find = (words: string) => someone(people, words);
  return {
    ...input,
    kind: 'discussion',
    lead: input.lead === '' ? null : await find(input.lead),
    deputies: await Promise.all(input.deputies.map(find)),
    resourcePersons: await Promise.all(
      input.resourcePersons.map(async ({ person, hours }) => ({
        person: await find(person),
        hours,
      })),
    ),
    seeds: await Promise.all(
      input.seeds.map(async ({ person, starter }) => ({
        person: await find(person),
        starter,
        state: 'named' as const,
      })),
    ),
    pinned: input.pinned.map((id) => asId<ProductId>(id)),
    phases: input.phases.map((phase) => ({ ...phase, opensAt: new Date(phase.opensAt) })),
    reason: '',
    progress: NO_PROGRESS,
  };
}

export function discussionPlanRoutes(deps: HttpDeps): Route[] {
  const { actions, views, clock } = deps;
  const { discussions, people } = actions;
  return [
    route({
      method: 'GET',
      path: '/discussion-templates',
      summary: 'From what a discussion may begin, in the language of the person',
      answer: discussionTemplates,
      run: (who) =>
        Promise.resolve({
          items: discussions.templates().map((one) => discussionTemplate(one, who.language)),
        }),
    }),
    route({
      method: 'POST',
      path: '/discussions/:id/plan',
      summary: 'Change what of the plan has not happened yet (moderators)',
      params: byId,
      body: editPlan,
      answer: pageShape,
      run: async (who, { params, body }) => {
        const id = asId<DiscussionId>(params.id);
        await discussions.read(who, id);
        const edit: PlanEdit = {
          ...body,
          startsAt: new Date(body.startsAt),
          endsAt: new Date(body.endsAt),
          plan: await planOfInput(people, body.plan),
        };
        await discussions.plan.edit(who, id, edit);
        return discussionPage(who, await views.discussions.page(who, id), clock.now());
      },
    }),
    route({
      method: 'POST',
      path: '/discussions/:id/seeds',
      summary: 'Ask those who are to speak early, each once (moderators)',
      params: byId,
      answer: seedsAsked,
      run: async (who, { params }) => {
        const id = asId<DiscussionId>(params.id);
        await discussions.read(who, id);
        return { asked: (await discussions.plan.askSeeds(who, id)).length };
      },
    }),
    questionTimeRoute(deps),
    ...proposalRoutes(deps),
  ];
}

const questionTimeRoute = ({ actions, views, clock }: HttpDeps): Route =>
  route({
    method: 'POST',
    path: '/discussions/question-times',
    summary: 'Open question time: questions are gathered from now on (moderators)',
    status: 201,
    body: newQuestionTime,
    answer: pageShape,
    run: async (who, { body }) => {
      const { nonce, community, hourAt, minutes, experts, ...words } = body;
      const startsAt = clock.now();
      const begins = new Date(hourAt);
      const named = await Promise.all(experts.map((one) => someone(actions.people, one)));
      const hour = { startsAt, hourAt: begins, experts: [...new Set(named)] };
      const draft = {
        ...words,
        community: asId<CommunityId>(community),
        questions: [],
        startsAt,
        endsAt: new Date(begins.getTime() + minutes * 60_000),
        plan: questionTimePlan(hour, who.language),
      };
      const { id } = await actions.discussions.create(who, draft, formKey(who, nonce));
      return discussionPage(who, await views.discussions.page(who, id), clock.now());
    },
  });

function proposalRoutes({ actions, views }: HttpDeps): Route[] {
  const { discussions } = actions;
  const shown = async (who: Actor, id: TopicProposalId) =>
    topicProposal(who, await views.discussions.proposals.read(who, id));
  return [
    route({
      method: 'GET',
      path: '/topic-proposals',
      summary: 'Topics that members propose, the open ones first, most backed first',
      answer: topicProposals,
      run: async (who) => ({
        items: (await views.discussions.proposals.list(who)).map((one) => topicProposal(who, one)),
      }),
    }),
    route({
      method: 'POST',
      path: '/topic-proposals',
      summary: 'Propose a topic for a discussion',
      status: 201,
      body: proposeTopic,
      answer: topicShape,
      run: async (who, { body }) => {
        const given = { ...body, community: asId<CommunityId>(body.community) };
        const { id } = await discussions.proposals.propose(who, given, formKey(who, body.nonce));
        return shown(who, id);
      },
    }),
    route({
      method: 'POST',
      path: '/topic-proposals/:id/back',
      summary: 'Back a topic, or no longer',
      params: byId,
      body: backTopic,
      answer: topicShape,
      run: async (who, { params, body }) => {
        const id = asId<TopicProposalId>(params.id);
        await discussions.proposals.back(who, id, body.on);
        return shown(who, id);
      },
    }),
    route({
      method: 'POST',
      path: '/topic-proposals/:id/withdraw',
      summary: 'Take back a topic of one’s own',
      params: byId,
      answer: topicShape,
      run: async (who, { params }) => {
        const id = asId<TopicProposalId>(params.id);
        await discussions.proposals.withdraw(who, id);
        return shown(who, id);
      },
    }),
    route({
      method: 'POST',
      path: '/topic-proposals/:id/answer',
      summary: 'Accept, merge or decline a topic, with a reason (moderators)',
      params: byId,
      body: answerTopic,
      answer: topicShape,
      run: async (who, { params, body }) => {
        const id = asId<TopicProposalId>(params.id);
        const into = body.into ? asId<TopicProposalId>(body.into) : null;
        await discussions.proposals.answer(who, id, { ...body, into });
        return shown(who, id);
      },
    }),
  ];
}
