import { doubtsAsked, doubtsFound } from '../../contract/doubts.ts';
import {
  approveConsolidated,
  consolidatedEdit,
  type Point as PointShape,
  consolidatedPage as pageShape,
  consolidatedVersions as versionsShape,
} from '../../contract/queries.ts';
import type { Point } from '../../features/queries/consolidated.ts';
import { asId, type QueryId, type ReplyId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { doubtsShape, withSources } from '../present/doubts.ts';
import { consolidatedPage, consolidatedVersions } from '../present/queries.ts';
import { wordingFrom } from '../present/rewriting.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

const withIds = (point: PointShape): Point => ({
  ...wordingFrom(point),
  sources: point.sources.map((source) => asId<ReplyId>(source)),
});

export function consolidatedRoutes({ actions, views }: HttpDeps): Route[] {
  const { queries } = actions;
  const page = async (who: Actor, id: QueryId) =>
    consolidatedPage(await views.queries.consolidated(who, id));
  return [
    route({
      method: 'GET',
      path: '/queries/:id/consolidated',
      summary: 'The consolidated reply: drafts for moderators, published ones for members',
      params: byId,
      answer: pageShape,
      run: (who, { params }) => page(who, asId<QueryId>(params.id)),
    }),
    route({
      method: 'GET',
      path: '/queries/:id/consolidated/versions',
      summary: 'What the draft said at each of its versions, and who saved it (moderators)',
      params: byId,
      answer: versionsShape,
      run: async (who, { params }) =>
        consolidatedVersions(await views.queries.versions(who, asId<QueryId>(params.id))),
    }),
    route({
      method: 'PUT',
      path: '/queries/:id/consolidated',
      summary: 'Save the edited draft (moderators)',
      params: byId,
      body: consolidatedEdit,
      answer: pageShape,
      run: async (who, { params, body }) => {
        const id = asId<QueryId>(params.id);
        await queries.read(who, id);
        await queries.consolidated.edit(who, id, { ...body, points: body.points.map(withIds) });
        return page(who, id);
      },
    }),
    route({
      method: 'POST',
      path: '/queries/:id/consolidated/doubts',
      summary: 'Which points the replies behind them do not seem to say: a hint (moderators)',
      params: byId,
      body: doubtsAsked,
      answer: doubtsFound,
      run: async (who, { params, body }) => {
        const edit = body.statements.map(withSources<ReplyId>);
        return doubtsShape(await views.queries.doubts(who, asId<QueryId>(params.id), edit));
      },
    }),
    route({
      method: 'POST',
      path: '/queries/:id/consolidated/approve',
      summary: 'Let the consolidated reply be published (moderators)',
      params: byId,
      body: approveConsolidated,
      answer: pageShape,
      run: async (who, { params, body }) => {
        const id = asId<QueryId>(params.id);
        await queries.read(who, id);
        await queries.consolidated.approve(who, id, body.version, body.early);
        return page(who, id);
      },
    }),
  ];
}
