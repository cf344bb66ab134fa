import type { z } from 'zod';
import {
  besideQuery,
  decideRemoval,
  differingViews,
  handleReport,
  matters,
  narrowView,
  newRemoval,
  newReport,
  newView,
  pointedOut,
  reviewView,
  speechBefore,
  speechRules,
  whoReads,
  whoReadsQuery,
} from '../../contract/safety.ts';
import { wordsOver } from '../../features/safety/watching.ts';
import { AppError } from '../../kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type DiscussionId,
  type ProductId,
  type QueryId,
} from '../../kernel/ids.ts';
import { belongs } from '../../kernel/person.ts';
import type { WritingPlace } from '../../views/who-reads.ts';
import { readersNamed } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { givenBefore } from '../present/attachments.ts';
import { type Route, route } from '../route.ts';
import { byId, formKey } from './ids.ts';

function writingPlace({ discussion, query, asking }: z.infer<typeof whoReadsQuery>): WritingPlace {
  if (asking !== undefined) return { kind: 'asking', id: asId<CommunityId>(asking) };
  return query === undefined
    ? { kind: 'discussion', id: asId<DiscussionId>(discussion ?? '') }
    : { kind: 'query', id: asId<QueryId>(query) };
}

/** Safe speech: what is pointed out, watched, reported, asked to be removed, and seen differently. */
export const safetyRoutes = (deps: HttpDeps): Route[] => [
  readersRoute(deps),
  ...postingRoutes(deps),
  ...reportRoutes(deps),
  ...viewRoutes(deps),
];

const readersRoute = ({ views }: HttpDeps): Route =>
  route({
    method: 'GET',
    path: '/safety/readers',
    summary:
      'Who reads what is written in a discussion or about a question, and what is kept of it',
    query: whoReadsQuery,
    answer: whoReads,
    run: async (who, { query }) => {
      const reads = await views.safety.whoReads(who, writingPlace(query));
      return { ...reads, communities: [...reads.communities] };
    },
  });

const postingRoutes = ({ actions: { safety }, views }: HttpDeps): Route[] => [
  route({
    method: 'POST',
    path: '/safety/before',
    summary: 'What to think of before a text is posted in a community; nothing is kept of it',
    body: speechBefore,
    answer: pointedOut,
    run: async (who, { body }) => {
      const community = asId<CommunityId>(body.community);
      if (!belongs(who, community)) throw new AppError('not-a-member', 'not of this community');
      const { hints, cause, hold } = await safety.screening.before(who, community, body.text);
      const given = await views.attachments.before(who, community, body.text);
      const attachments = given.map((one) => givenBefore(who, one));
      return { hints: [...hints], cause, hold, wordsOver: wordsOver(body.text), attachments };
    },
  }),
  route({
    method: 'GET',
    path: '/communities/:id/speech-rules',
    summary: 'What moderators look at before others read it (moderators)',
    params: byId,
    answer: speechRules,
    run: async (who, { params }) => {
      const { community: _, ...rules } = await safety.screening.rules(
        who,
        asId<CommunityId>(params.id),
      );
      return { ...rules, watched: [...rules.watched], allowed: [...rules.allowed] };
    },
  }),
  route({
    method: 'PUT',
    path: '/communities/:id/speech-rules',
    summary: 'Change what moderators look at before others read it (moderators)',
    params: byId,
    body: speechRules,
    answer: null,
    run: (who, { params, body }) =>
      safety.screening.change(who, asId<CommunityId>(params.id), body),
  }),
];

function reportRoutes({ actions: { safety }, views }: HttpDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/safety',
      summary: 'Reports of abuse and requests for removal that concern this person',
      answer: matters,
      run: (who) => views.safety.matters(who),
    }),
    route({
      method: 'POST',
      path: '/safety/reports',
      guests: true,
      summary: 'Report abuse to somebody who is not party to it',
      status: 201,
      body: newReport,
      answer: null,
      run: async (who, { body }) => {
        await safety.reports.report(who, body);
      },
    }),
    route({
      method: 'POST',
      path: '/safety/reports/:id/handle',
      summary: 'Answer a report, pass it on (those who handle it) or take it back (its reporter)',
      params: byId,
      body: handleReport,
      answer: null,
      run: async (who, { params, body }) => {
        await safety.reports.handle(who, params.id, body);
      },
    }),
    route({
      method: 'POST',
      path: '/safety/removals',
      summary: 'Ask, for oneself or for somebody outside, that something be changed or removed',
      status: 201,
      body: newRemoval,
      answer: null,
      run: async (who, { body }) => {
        await safety.requests.ask(who, body);
      },
    }),
    route({
      method: 'POST',
      path: '/safety/removals/:id/decide',
      summary: 'Grant or refuse it, with the reason (moderators, governance)',
      params: byId,
      body: decideRemoval,
      answer: null,
      run: async (who, { params, body }) => {
        await safety.requests.decide(who, params.id, body);
      },
    }),
  ];
}

function viewRoutes({ actions: { safety, knowledge, people }, views }: HttpDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/differing-views',
      summary: 'What others see differently in a document, for those who may open it',
      query: besideQuery,
      answer: differingViews,
      run: async (who, { query }) => {
        const { id } = await knowledge.read(who, asId<ProductId>(query.product));
        return { items: [...(await views.safety.beside(who, id))] };
      },
    }),
    route({
      method: 'POST',
      path: '/differing-views',
      summary: 'Say what one sees differently in a document',
      status: 201,
      body: newView,
      answer: null,
      run: async (who, { body }) => {
        const sourceKey = formKey(who, body.nonce);
        const { product, text } = body;
        const readers = await readersNamed(people, body);
        await safety.views.differ(who, { product, text, readers, sourceKey });
      },
    }),
    route({
      method: 'POST',
      path: '/differing-views/:id/readers',
      summary: 'Fewer people read a differing view from now on (author)',
      params: byId,
      body: narrowView,
      answer: null,
      run: async (who, { params, body }) => {
        const readers = await readersNamed(people, body);
        await safety.views.narrow(who, params.id, { ...readers, version: body.version });
      },
    }),
    route({
      method: 'POST',
      path: '/differing-views/:id/review',
      summary: 'Show or hide it (moderators), or take it back (its author)',
      params: byId,
      body: reviewView,
      answer: null,
      run: async (who, { params, body }) => {
        await safety.views.review(who, params.id, body);
      },
    }),
  ];
}
