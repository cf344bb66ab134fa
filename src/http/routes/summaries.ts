import type { Statement } from '../../contract/discussions.ts';
import { doubtsAsked, doubtsFound } from '../../contract/doubts.ts';
import {
  catchUpAsked,
  caughtUp as caughtUpShape,
  interimEdit,
  interimSeen,
  interims as interimsShape,
} from '../../contract/summaries.ts';
import { asId, type ContributionId, type DiscussionId, type InterimId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { doubtsShape, withSources } from '../present/doubts.ts';
import { caughtUp, interims } from '../present/summaries.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

const withIds = ({ id, kind, question, text, sources }: Statement) => ({
  ...{ id, kind, question, text },
  sources: sources.map((source) => asId<ContributionId>(source)),
});

const idOf = ({ id }: { readonly id: string }) => asId<DiscussionId>(id);

/** What is said of a discussion while it runs. */
export function summaryRoutes({ actions, views }: HttpDeps): Route[] {
  const { discussions } = actions;
  const page = async (who: Actor, id: DiscussionId) =>
    interims(await views.discussions.summaries.interims(who, id));
  return [
    route({
      method: 'GET',
      path: '/discussions/:id/interims',
      guests: true,
      summary: 'Interim summaries: those that are published, and the draft that waits (moderators)',
      params: byId,
      answer: interimsShape,
      run: (who, { params }) => page(who, idOf(params)),
    }),
    route({
      method: 'PUT',
      path: '/discussions/:id/interim',
      summary: 'Save the edited interim draft (moderators)',
      params: byId,
      body: interimEdit,
      answer: interimsShape,
      run: async (who, { params, body }) => {
        const interim = asId<InterimId>(body.interim);
        const statements = body.statements.map(withIds);
        await discussions.interims.edit(who, idOf(params), { ...body, interim, statements });
        return page(who, idOf(params));
      },
    }),
    route({
      method: 'POST',
      path: '/discussions/:id/interim/doubts',
      summary:
        'Which of its statements their contributions do not seem to say: a hint (moderators)',
      params: byId,
      body: doubtsAsked,
      answer: doubtsFound,
      run: async (who, { params, body }) => {
        const edit = body.statements.map(withSources<ContributionId>);
        return doubtsShape(await views.discussions.summaries.doubts(who, idOf(params), edit));
      },
    }),
    ...(['publish', 'skip'] as const).map((verb) =>
      route({
        method: 'POST',
        path: `/discussions/:id/interim/${verb}`,
        summary:
          verb === 'publish'
            ? 'Publish the interim draft in the thread and on the page (moderators)'
            : 'Put the interim draft aside (moderators)',
        params: byId,
        body: interimSeen,
        answer: interimsShape,
        run: async (who, { params, body: { interim, version } }) => {
          await discussions.interims[verb](who, idOf(params), {
            interim: asId<InterimId>(interim),
            version,
          });
          return page(who, idOf(params));
        },
      }),
    ),
    route({
      method: 'POST',
      path: '/discussions/:id/catch-up',
      guests: true,
      summary: 'What is new to this reader since they were there, in at most ten points',
      params: byId,
      body: catchUpAsked,
      answer: caughtUpShape,
      run: async (who, { params, body: { visited, all } }) =>
        caughtUp(
          await discussions.catchUp.ask(who, idOf(params), {
            visited: visited ? new Date(visited) : null,
            all,
          }),
        ),
    }),
  ];
}
