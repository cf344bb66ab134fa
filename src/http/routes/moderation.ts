import { queue, removal } from '../../contract/moderation.ts';
import { AppError } from '../../kernel/errors.ts';
import { asId, type ContributionId, type QueryId, type ReplyId } from '../../kernel/ids.ts';
import type { HttpDeps } from '../deps.ts';
import { waiting } from '../present/moderation.ts';
import { type Route, route } from '../route.ts';
import { byId, byReply } from './ids.ts';

export function moderationRoutes({ actions, views }: HttpDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/moderation',
      summary: 'What waits for this moderator, oldest first',
      answer: queue,
      run: async (who) => ({
        items: (await views.moderation.queue(who)).map((item) => waiting(who, item)),
      }),
    }),
    route({
      method: 'POST',
      path: '/contributions/:id/remove-message',
      summary:
        'Takes the message of a hidden contribution out of its channel (moderators, in their own name)',
      params: byId,
      answer: removal,
      run: async (who, { params }) => {
        const id = asId<ContributionId>(params.id);
        const item = await views.moderation.removable(who, { kind: 'contribution', id });
        return actions.moderation.removeMessage(who, item);
      },
    }),
    route({
      method: 'POST',
      path: '/queries/:id/replies/:reply/remove-message',
      summary:
        'Takes the message of a hidden reply out of its channel (moderators, in their own name)',
      params: byReply,
      answer: removal,
      run: async (who, { params }) => {
        const id = asId<ReplyId>(params.reply);
        const known = await views.queries.reply(id);
        if (known?.query.id !== asId<QueryId>(params.id)) {
          throw new AppError('not-found', 'no such reply here');
        }
        const item = await views.moderation.removable(who, { kind: 'reply', id });
        return actions.moderation.removeMessage(who, item);
      },
    }),
  ];
}
