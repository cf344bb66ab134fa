import {
  approveSynthesis,
  synthesisPage as pageShape,
  synthesisEdit,
  synthesisVersions as versionsShape,
  type WordedStatement,
} from '../../contract/discussions.ts';
import { doubtsAsked, doubtsFound } from '../../contract/doubts.ts';
import { asId, type ContributionId, type DiscussionId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { synthesisPage, synthesisVersions } from '../present/discussions.ts';
import { doubtsShape, withSources } from '../present/doubts.ts';
import { wordingFrom } from '../present/rewriting.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

const withIds = (statement: WordedStatement) => ({
  ...wordingFrom(statement),
  sources: statement.sources.map((source) => asId<ContributionId>(source)),
});

export function synthesisRoutes({ actions, views }: HttpDeps): Route[] {
  const { syntheses } = actions.discussions;
  const page = async (who: Actor, id: DiscussionId) =>
    synthesisPage(await views.discussions.synthesis(who, id));
  return [
    route({
      method: 'GET',
      path: '/discussions/:id/synthesis',
      summary: 'The synthesis: drafts for moderators, published ones for members',
      params: byId,
      answer: pageShape,
      run: (who, { params }) => page(who, asId<DiscussionId>(params.id)),
    }),
    route({
      method: 'GET',
      path: '/discussions/:id/synthesis/versions',
      summary: 'What the draft said at each of its versions, and who saved it (moderators)',
      params: byId,
      answer: versionsShape,
      run: async (who, { params }) =>
        synthesisVersions(await views.discussions.versions(who, asId<DiscussionId>(params.id))),
    }),
    route({
      method: 'PUT',
      path: '/discussions/:id/synthesis',
      summary: 'Save the edited draft (moderators)',
      params: byId,
      body: synthesisEdit,
      answer: pageShape,
      run: async (who, { params, body }) => {
        const id = asId<DiscussionId>(params.id);
        await syntheses.edit(who, id, { ...body, statements: body.statements.map(withIds) });
        return page(who, id);
      },
    }),
    route({
      method: 'POST',
      path: '/discussions/:id/synthesis/doubts',
      summary: 'Which statements their contributions do not seem to say: a hint (moderators)',
      params: byId,
      body: doubtsAsked,
      answer: doubtsFound,
      run: async (who, { params, body }) => {
        const edit = body.statements.map(withSources<ContributionId>);
        return doubtsShape(
          await views.discussions.doubts(who, asId<DiscussionId>(params.id), edit),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/discussions/:id/synthesis/approve',
      summary: 'Let the synthesis be published (moderators)',
      params: byId,
      body: approveSynthesis,
      answer: pageShape,
      run: async (who, { params, body }) => {
        const id = asId<DiscussionId>(params.id);
        await syntheses.approve(who, id, body.version, body.early);
        return page(who, id);
      },
    }),
  ];
}
