import {
  contribution as contributionShape,
  discussionList,
  likeAsked,
  likeDiscussions as likeShape,
  type MoveDiscussion,
  markDiscussion,
  moveDiscussion,
  narrowContribution,
  newContribution,
  newDiscussion,
  discussionPage as pageShape,
  threadPart as partShape,
  received,
  reviewContribution,
  type ThreadQuery,
  threadQuery,
} from '../../contract/discussions.ts';
import { urgentDiscussions as urgentShape, writeOutput } from '../../contract/urgent.ts';
import { PART, type PartStart, type WantedPart } from '../../features/discussions/thread.ts';
import {
  asId,
  type CommunityId,
  type ContributionId,
  type DiscussionId,
} from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { colleagues } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import {
  contribution,
  discussionPage,
  discussionSummary,
  likeDiscussions,
  ownView,
  placeIn,
  threadPart,
  urgentDiscussions,
} from '../present/discussions.ts';
import { InvalidInput } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { discussionPlanRoutes, planOfInput } from './discussion-plans.ts';
import { byId, formKey } from './ids.ts';
import { quoted } from './quoted.ts';

const threadRoute = ({ views }: HttpDeps): Route =>
  route({
    method: 'GET',
    path: '/discussions/:id/thread',
    guests: true,
    summary: 'A part of its thread: of one question or all, from the oldest or the newest on',
    params: byId,
    query: threadQuery,
    answer: partShape,
    run: async (who, { params, query }) => {
      const wanted = wantedPart(query);
      return threadPart((await views.discussions.part(who, asId(params.id), wanted)).part);
    },
  });

export function discussionRoutes(deps: HttpDeps): Route[] {
  const { actions, views, clock } = deps;
  const { discussions } = actions;
  const page = async (who: Actor, id: DiscussionId) =>
    discussionPage(who, await views.discussions.page(who, id), clock.now());

  function move(who: Actor, id: DiscussionId, { verb, endsAt, reason }: MoveDiscussion) {
    if (verb !== 'extend' && verb !== 'reopen') return discussions.move(id, verb, who, reason);
    if (!endsAt) throw new InvalidInput(['endsAt'], `${verb} needs the new end`);
    return discussions[verb](id, new Date(endsAt), who, reason);
  }

  return [
    route({
      method: 'GET',
      path: '/discussions',
      guests: true,
      summary: "The discussions of the person's communities, newest start first",
      answer: discussionList,
      run: async (who) => ({
        items: (await views.discussions.list(who)).map((item) => discussionSummary(who, item)),
      }),
    }),
    ...makingRoutes(deps),
    ...urgentRoutes(deps),
    route({
      method: 'GET',
      path: '/discussions/:id',
      guests: true,
      summary: 'A discussion as this person sees it, with its thread and related products',
      params: byId,
      answer: pageShape,
      run: (who, { params }) => page(who, asId<DiscussionId>(params.id)),
    }),
    threadRoute(deps),
    route({
      method: 'POST',
      path: '/discussions/:id/move',
      summary: 'Schedule, open, close, extend, reopen, cancel or archive (moderators)',
      params: byId,
      body: moveDiscussion,
      answer: pageShape,
      run: async (who, { params, body }) => {
        const id = asId<DiscussionId>(params.id);
        await discussions.read(who, id);
        await move(who, id, body);
        return page(who, id);
      },
    }),
    route({
      method: 'POST',
      path: '/discussions/:id/guests',
      summary: 'Mark it for the guests of its community, or no longer (moderators)',
      params: byId,
      body: markDiscussion,
      answer: pageShape,
      run: async (who, { params, body }) => {
        const id = asId<DiscussionId>(params.id);
        await discussions.read(who, id);
        await discussions.markForGuests(who, id, body.guests);
        return page(who, id);
      },
    }),
    ...discussionPlanRoutes(deps),
    ...contributionRoutes({ actions, views }),
  ];
}

function startOf({ with: one, after, before }: ThreadQuery): PartStart {
  if (one !== undefined) return { kind: 'with', contribution: asId<ContributionId>(one) };
  if (after !== undefined) return { kind: 'after', place: placeIn(after, 'after') };
  if (before !== undefined) return { kind: 'before', place: placeIn(before, 'before') };
  return { kind: 'beginning' };
}

const wantedPart = (query: ThreadQuery): WantedPart => ({
  start: startOf(query),
  order: query.order ?? 'oldest',
  question: query.question === 'none' ? null : query.question,
  limit: query.limit ?? PART,
});

/** What goes on urgently, and the page of what has come of it. */
function urgentRoutes({ actions: { discussions }, views, clock }: HttpDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/urgent',
      summary: 'Urgent discussions that this person may take part in at once',
      answer: urgentShape,
      run: async (who) => urgentDiscussions(who, await views.discussions.urgent(who)),
    }),
    route({
      method: 'PUT',
      path: '/discussions/:id/output',
      summary: 'Write the page of what has come of it (its coordinator, deputies, moderators)',
      params: byId,
      body: writeOutput,
      answer: pageShape,
      run: async (who, { params, body }) => {
        const id = asId<DiscussionId>(params.id);
        await discussions.urgent.write(who, id, body);
        return discussionPage(who, await views.discussions.page(who, id), clock.now());
      },
    }),
  ];
}

/** A discussion in the making, and what looks like it. */
function makingRoutes({ actions, views, clock }: HttpDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/discussions',
      summary: 'Open or schedule a discussion (moderators)',
      status: 201,
      body: newDiscussion,
      answer: pageShape,
      run: async (who, { body }) => {
        const { nonce, community, startsAt, endsAt, plan, guests, ...rest } = body;
        const { draft: asDraft = false, ...given } = rest;
        const { consent, ...words } = await quoted(views.consents, who, given);
        const draft = {
          ...words,
          ...(guests ? { guests } : {}),
          community: asId<CommunityId>(community),
          startsAt: new Date(startsAt),
          endsAt: new Date(endsAt),
          ...(plan ? { plan: await planOfInput(actions.people, plan) } : {}),
        };
        const key = consent ? `consent:${consent}` : formKey(who, nonce);
        const { id } = await actions.discussions.create(who, draft, key, { asDraft });
        if (consent) await actions.consents.made(consent, { kind: 'discussion', discussion: id });
        return discussionPage(who, await views.discussions.page(who, id), clock.now());
      },
    }),
    route({
      method: 'POST',
      path: '/discussions/like',
      summary: 'Discussions that look like the one that is being made',
      body: likeAsked,
      answer: likeShape,
      run: async (who, { body }) => likeDiscussions(who, await views.discussions.alike(who, body)),
    }),
  ];
}

function contributionRoutes({ actions, views }: Pick<HttpDeps, 'actions' | 'views'>): Route[] {
  const { communities, discussions } = actions;
  return [
    route({
      method: 'POST',
      path: '/discussions/:id/contributions',
      guests: true,
      summary: 'Contribute; what comes after the close is kept as late',
      status: 201,
      params: byId,
      body: newContribution,
      answer: received,
      run: async (who, { params, body }) => {
        const { discussion } = await discussions.read(who, asId<DiscussionId>(params.id));
        const community = await communities.get(discussion.community);
        const taken = await discussions.contributions.contribute(who, {
          discussion: discussion.id,
          text: body.text,
          question: body.question,
          ...(body.answers ? { answers: asId<ContributionId>(body.answers) } : {}),
          consent: body.consent,
          surface: 'tab',
          sourceKey: formKey(who, body.nonce),
          premoderated: community?.premoderated ?? true,
          readers: {
            audience: body.audience,
            // A guest names nobody of ours: not even whether there is somebody of that name is theirs to know.
            readers: who.external ? [] : await colleagues(actions.people, body.readers),
          },
        });
        const view = ownView(who, taken.contribution, discussion, who.name);
        return { contribution: contribution(view), duplicate: taken.duplicate };
      },
    }),
    route({
      method: 'POST',
      path: '/contributions/:id/readers',
      guests: true,
      summary: 'Fewer people read it from now on (author)',
      params: byId,
      body: narrowContribution,
      answer: contributionShape,
      run: async (who, { params, body: { audience, readers, version } }) => {
        const id = asId<ContributionId>(params.id);
        const before = await discussions.contributions.get(id);
        if (before) await discussions.read(who, before.discussion);
        const named = who.external ? [] : await colleagues(actions.people, readers);
        const wanted = { audience, readers: named, version };
        const after = await discussions.contributions.narrow(who, id, wanted);
        const { discussion } = await discussions.read(who, after.discussion);
        return contribution(ownView(who, after, discussion, who.name));
      },
    }),
    route({
      method: 'POST',
      path: '/contributions/:id/review',
      guests: true,
      summary: 'Approve, hold, hide (moderators) or withdraw (author)',
      params: byId,
      body: reviewContribution,
      answer: contributionShape,
      run: async (who, { params, body }) => {
        const id = asId<ContributionId>(params.id);
        const before = await discussions.contributions.get(id);
        if (before) await discussions.read(who, before.discussion);
        const { verb, reason, version, paragraphs } = body;
        const after =
          verb === 'withdraw' && paragraphs
            ? await discussions.contributions.takeBackParts(who, id, { paragraphs, version })
            : await discussions.contributions.review(who, id, verb, { reason, version });
        const { discussion } = await discussions.read(who, after.discussion);
        const known = await views.moderation.contribution(id);
        return contribution(ownView(who, after, discussion, known?.authorName ?? '—'));
      },
    }),
  ];
}
