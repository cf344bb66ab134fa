import {
  history as historyShape,
  newOwner,
  reviewNote,
  reviews as reviewsShape,
  stillRight,
} from '../../contract/surfacing.ts';
import type { Origin } from '../../features/knowledge/reviews.ts';
import { mayReview } from '../../features/knowledge/reviews.ts';
import { asId, type CommunityId, type ProductId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { overdue } from '../present/surfacing.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

const productIn = ({ id }: { readonly id: string }): ProductId => asId<ProductId>(id);

/** Who was there when it was made may follow it back; others learn no more than that it is a product. */
const followed = (who: Actor, origin: Origin | null) =>
  origin?.community && who.memberships.has(asId<CommunityId>(origin.community))
    ? { kind: origin.kind, id: origin.id }
    : null;

/** What is past its review date, and what is kept of a document besides itself. */
export const reviewRoutes = (deps: HttpDeps): Route[] => [...reads(deps), ...writes(deps)];

const reads = ({ actions: { knowledge, people } }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/reviews',
    summary: 'What this person owns past its review date, and what governance is to see to',
    answer: reviewsShape,
    run: async (who) => {
      const all = await knowledge.reviews.waiting(who);
      const owners = await people.people(all.flatMap(({ owner }) => owner ?? []));
      const names = new Map(owners.map(({ id, name }) => [id, name] as const));
      return { items: all.map((one) => overdue(one, names)) };
    },
  }),
  route({
    method: 'GET',
    path: '/knowledge/:id/history',
    summary: 'Versions, sources and review of a document, for those who may open it',
    params: byId,
    answer: historyShape,
    run: async (who, { params }) => {
      const id = productIn(params);
      const product = await knowledge.read(who, id);
      const [versions, review, origin] = await Promise.all([
        knowledge.versions(id),
        knowledge.reviews.get(id),
        knowledge.reviews.origin(id),
      ]);
      const [by] = review?.decidedBy ? await people.people([review.decidedBy]) : [];
      const library = knowledge.sync.libraries().find((one) => one.driveId === product.driveId);
      return {
        versions: versions.map(({ modifiedAt }) => ({ modifiedAt: modifiedAt.toISOString() })),
        library: library?.name ?? null,
        origin: followed(who, origin),
        review: review && {
          state: review.state,
          note: review.note,
          by: by?.name ?? null,
          at: review.decidedAt?.toISOString() ?? null,
          keptHere: review.keptHere,
        },
        mayReview: mayReview(who, product),
      };
    },
  }),
];

const writes = ({ actions: { knowledge, people } }: HttpDeps): Route[] => [
  route({
    method: 'POST',
    path: '/knowledge/:id/review/right',
    summary: 'It still holds, and is looked at again on that day',
    params: byId,
    body: stillRight,
    answer: null,
    run: (who, { params, body }) => knowledge.reviews.right(who, productIn(params), body.reviewOn),
  }),
  route({
    method: 'POST',
    path: '/knowledge/:id/review/work',
    summary: 'It is being worked on',
    params: byId,
    body: reviewNote,
    answer: null,
    run: (who, { params, body }) => knowledge.reviews.work(who, productIn(params), body.note),
  }),
  route({
    method: 'POST',
    path: '/knowledge/:id/review/withdraw',
    summary: 'It should be taken out of the library: whoever governs is told',
    params: byId,
    body: reviewNote,
    answer: null,
    run: (who, { params, body }) => knowledge.reviews.withdraw(who, productIn(params), body.note),
  }),
  route({
    method: 'POST',
    path: '/knowledge/:id/review/owner',
    summary: 'Somebody else answers for it from now on',
    params: byId,
    body: newOwner,
    answer: null,
    run: async (who, { params, body }) => {
      const to = await colleague(people, body.to);
      await knowledge.reviews.handOver(who, productIn(params), await people.actor(to));
    },
  }),
];
