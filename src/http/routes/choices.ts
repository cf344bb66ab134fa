import { chooseFound, chooseRelated } from '../../contract/items.ts';
import { AppError } from '../../kernel/errors.ts';
import { asId, type DiscussionId, type ProductId } from '../../kernel/ids.ts';
import { moderates } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

/** What people accept, reject and add of what is offered to them: later ranking learns from it. */
export const choiceRoutes = ({ actions: { discussions, knowledge } }: HttpDeps): Route[] => [
  route({
    method: 'POST',
    path: '/discussions/:id/related',
    summary: 'Accept, reject with a reason, or add a document beside a discussion (moderators)',
    params: byId,
    body: chooseRelated,
    answer: null,
    run: async (who, { params, body }) => {
      const id = asId<DiscussionId>(params.id);
      const { discussion } = await discussions.read(who, id);
      if (!moderates(who, discussion.community)) {
        throw new AppError('moderators-only', 'related documents');
      }
      const { title, background, questions, language } = discussion;
      const text = [title, background, ...questions].join('. ');
      const product = await knowledge.read(who, asId<ProductId>(body.product));
      await knowledge.choices.record(who, {
        product: product.id,
        verdict: body.verdict === 'reject' ? 'reject' : 'accept',
        reason: body.reason,
        text,
        place: `discussion:${id}`,
      });
      const related = {
        product: product.id,
        reasons: knowledge.reasons(text, language, product),
      };
      await discussions.chooseRelated(who, id, {
        product: related,
        keep: body.verdict !== 'reject',
      });
    },
  }),
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
