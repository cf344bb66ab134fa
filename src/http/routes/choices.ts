import { chooseFound, chooseRelated } from '../../contract/items.ts';
import { asId, type ProductId } from '../../kernel/ids.ts';
import type { Place } from '../../views/choosing.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

/** What people accept, reject and add of what is offered to them: later ranking learns from it. */
export function choiceRoutes({ actions: { knowledge }, views }: HttpDeps): Route[] {
  const beside = (place: Place, path: string, summary: string) =>
    route({
      method: 'POST',
      path,
      summary,
      params: byId,
      body: chooseRelated,
      answer: null,
      run: (who, { params, body }) =>
        views.discussions.choosing.choose(who, {
          place,
          id: params.id,
          product: asId<ProductId>(body.product),
          verdict: body.verdict === 'reject' ? 'reject' : 'accept',
          reason: body.reason,
        }),
    });
  return [
    beside(
      'discussion',
      '/discussions/:id/related',
      'Accept, reject with a reason, or add a document beside a discussion (moderators)',
    ),
    beside(
      'query',
      '/queries/:id/related',
      'Accept, reject with a reason, or add a document beside a question (asker, moderators)',
    ),
    route({
      method: 'POST',
      path: '/queries/before/choice',
      summary: 'Say of a document found before asking that it fits, or why it does not',
      body: chooseFound,
      answer: null,
      run: (who, { body }) =>
        knowledge.choices.record(who, {
          ...body,
          product: asId<ProductId>(body.product),
          place: 'question',
        }),
    }),
  ];
}
