import {
  narrowQuery,
  narrowReply,
  queryPage as pageShape,
  reply as replyShape,
} from '../../contract/queries.ts';
import { asId, type QueryId, type ReplyId } from '../../kernel/ids.ts';
import { readersNamed } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { ownReply, queryPage, reply } from '../present/queries.ts';
import { type Route, route } from '../route.ts';
import { byId, byReply } from './ids.ts';

/** Fewer people read what somebody asked or replied. */
export function queryReadersRoutes({ actions, views, clock }: HttpDeps): Route[] {
  const { people, queries } = actions;
  return [
    route({
      method: 'POST',
      path: '/queries/:id/readers',
      summary: 'Fewer people read the question from now on (asker)',
      params: byId,
      body: narrowQuery,
      answer: pageShape,
      run: async (who, { params, body }) => {
        const query = asId<QueryId>(params.id);
        const chosen = await readersNamed(people, body);
        await queries.narrow(who, query, { ...chosen, version: body.version });
        return queryPage(who, await views.queries.page(who, query), clock.now());
      },
    }),
    route({
      method: 'POST',
      path: '/queries/:id/replies/:reply/readers',
      summary: 'Fewer people read it from now on (author)',
      params: byReply,
      body: narrowReply,
      answer: replyShape,
      run: async (who, { params, body: { audience, readers, version } }) => {
        const { query } = await queries.read(who, asId<QueryId>(params.id));
        const wanted = { ...(await readersNamed(people, { audience, readers })), version };
        const after = await queries.replies.narrow(who, asId<ReplyId>(params.reply), wanted);
        return reply(ownReply(who, after, query, who.name));
      },
    }),
  ];
}
