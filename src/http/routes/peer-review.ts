import { captureSheet, checklist } from '../../contract/capture.ts';
import {
  askReviewer,
  peerReview as page,
  peerReviews,
  reviewerSays,
  reviewersLike,
} from '../../contract/peer-review.ts';
import { asId, type CaptureId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { sheet } from '../present/capture.ts';
import { peerReview, peerReviewLines } from '../present/peer-review.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

const captureIn = ({ id }: { readonly id: string }): CaptureId => asId<CaptureId>(id);

/** A colleague looks over what is to be a product, and what its author says of who is reached. */
export const peerReviewRoutes = (deps: HttpDeps): Route[] => [...reads(deps), ...moves(deps)];

function reads({ views }: HttpDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/peer-reviews',
      summary: 'What waits for this person’s look, and how it stands with their own',
      answer: peerReviews,
      run: async (who) => {
        const { waiting, mine } = await views.peerReviews.list(who);
        return { waiting: peerReviewLines(who, waiting), mine: peerReviewLines(who, mine) };
      },
    }),
    route({
      method: 'GET',
      path: '/captures/:id/review',
      summary: 'A record with every look at it, for its author and its reviewers',
      params: byId,
      answer: page,
      run: async (who, { params }) =>
        peerReview(who, await views.peerReviews.page(who, captureIn(params))),
    }),
    route({
      method: 'GET',
      path: '/captures/:id/reviewers',
      summary: 'Colleagues who know about what a record is on, for its author',
      params: byId,
      answer: reviewersLike,
      run: async (who, { params }) => {
        const found = await views.peerReviews.suggested(who, captureIn(params));
        return { items: found.map(({ id, name, unit }) => ({ id, name, unit })) };
      },
    }),
  ];
}

function moves({ views, actions: { capture, people } }: HttpDeps): Route[] {
  const drawn = async (who: Actor, id: CaptureId) =>
    peerReview(who, await views.peerReviews.page(who, id));
  return [
    route({
      method: 'POST',
      path: '/captures/:id/review/ask',
      summary: 'Ask a colleague to look it over',
      params: byId,
      body: askReviewer,
      answer: page,
      run: async (who, { params, body }) => {
        const id = captureIn(params);
        await capture.read(who, id);
        const reviewer = await people.actor(await colleague(people, body.to));
        await capture.reviews.send(who, id, reviewer);
        return drawn(who, id);
      },
    }),
    route({
      method: 'POST',
      path: '/captures/:id/review/say',
      summary: 'What the reviewer says of it: approved, changes asked for, or declined',
      params: byId,
      body: reviewerSays,
      answer: page,
      run: async (who, { params, body: { verb, round, note, comments } }) => {
        const id = captureIn(params);
        await capture.reviews.say(who, id, verb, round, { note, comments });
        return drawn(who, id);
      },
    }),
    route({
      method: 'POST',
      path: '/captures/:id/review/take-back',
      summary: 'Its author goes on writing',
      params: byId,
      answer: page,
      run: async (who, { params }) => {
        const id = captureIn(params);
        await capture.reviews.takeBack(who, id);
        return drawn(who, id);
      },
    }),
    route({
      method: 'PUT',
      path: '/captures/:id/checklist',
      summary: 'Who is reached by what is written down; it stands in the way of nothing',
      params: byId,
      body: checklist,
      answer: captureSheet,
      run: async (who, { params, body }) =>
        sheet(who, await capture.mark(who, captureIn(params), body)),
    }),
  ];
}
