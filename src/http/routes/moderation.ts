import { queue } from '../../contract/moderation.ts';
import type { HttpDeps } from '../deps.ts';
import { waiting } from '../present/moderation.ts';
import { type Route, route } from '../route.ts';

export function moderationRoutes({ views }: HttpDeps): Route[] {
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
  ];
}
