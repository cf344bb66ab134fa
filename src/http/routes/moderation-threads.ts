import { target } from '../../contract/moderation.ts';
import {
  prepared,
  preparedQuery,
  resubmit,
  threadLinks,
} from '../../contract/moderation-threads.ts';
import {
  asId,
  type ContributionId,
  type DiscussionId,
  type PersonId,
  type ReplyId,
} from '../../kernel/ids.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

/** What moderators write to single people, what comes back to its author, and where threads lead. */
export const threadRoutes = ({ actions, views }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/moderation/:subject/:id/prepared',
    summary: 'A ready text in the language of who is to read it (moderators)',
    params: target,
    query: preparedQuery,
    answer: prepared,
    run: (who, { params, query: { kind, person } }) =>
      views.moderation.prepared(who, {
        ...params,
        kind,
        person: person === undefined ? undefined : asId<PersonId>(person),
      }),
  }),
  route({
    method: 'POST',
    path: '/contributions/:id/resubmit',
    guests: true,
    summary: 'Send again what a moderator gave back to be changed (its author)',
    params: byId,
    body: resubmit,
    answer: null,
    run: async (who, { params, body }) => {
      await actions.discussions.contributions.resubmit(who, asId<ContributionId>(params.id), body);
    },
  }),
  route({
    method: 'POST',
    path: '/replies/:id/resubmit',
    summary: 'Send a reply again that a moderator gave back to be changed (its author)',
    params: byId,
    body: resubmit,
    answer: null,
    run: async (who, { params, body }) => {
      await actions.queries.replies.resubmit(who, asId<ReplyId>(params.id), body);
    },
  }),
  route({
    method: 'GET',
    path: '/discussions/:id/links',
    summary: 'The discussions that this one leads to and comes from',
    params: byId,
    answer: threadLinks,
    run: async (who, { params }) => {
      const id = asId<DiscussionId>(params.id);
      await actions.discussions.read(who, id);
      const found = await actions.discussions.links(id);
      return {
        items: found.map(({ kind, direction, other }) => ({
          ...{ kind, direction, id: other.id, title: other.title, language: other.language },
        })),
      };
    },
  }),
];
