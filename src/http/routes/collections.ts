import {
  collectionList,
  editCollection,
  made,
  newCollection,
  onQuery,
  collectionPage as pageShape,
  placeInCollection,
  shownQuery,
} from '../../contract/surfacing.ts';
import { asId, type CollectionId, type CommunityId, type ProductId } from '../../kernel/ids.ts';
import type { HttpDeps } from '../deps.ts';
import { collectionPage, collectionSummary } from '../present/surfacing.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';
import { ownersOf } from './knowledge.ts';

const MOST_ON = 3;

const collectionIn = ({ id }: { readonly id: string }): CollectionId => asId<CollectionId>(id);

/** Searches with a name, each found anew by whoever opens it. */
export const collectionRoutes = (deps: HttpDeps): Route[] => [
  ...reads(deps),
  ...writes(deps),
  ...moves(deps),
];

const reads = (deps: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/collections',
    summary: 'Collections that this person may open, by name',
    answer: collectionList,
    run: async (who) => ({
      items: (await deps.views.collections.list(who)).map(collectionSummary),
    }),
  }),
  route({
    method: 'GET',
    path: '/collections/on',
    summary: 'Collections on what these words ask, the nearest first',
    query: onQuery,
    answer: collectionList,
    run: async (who, { query }) => ({
      items: (await deps.views.collections.on(who, query.q, MOST_ON)).map(collectionSummary),
    }),
  }),
  route({
    method: 'GET',
    path: '/collections/:id',
    summary: 'A collection as this person finds it today',
    params: byId,
    query: shownQuery,
    answer: pageShape,
    run: async (who, { params, query }) => {
      const page = await deps.views.collections.page(who, collectionIn(params), query.limit);
      const owners = await ownersOf(
        deps,
        page.found.map(({ product }) => product),
      );
      return collectionPage(page, deps.clock.now(), owners);
    },
  }),
];

const writes = ({ actions: { collections, knowledge } }: HttpDeps): Route[] => [
  route({
    method: 'POST',
    path: '/collections',
    summary: 'Give a search a name and a page (moderators of the community)',
    body: newCollection,
    status: 201,
    answer: made,
    run: async (who, { body }) => ({
      id: await collections.create(who, {
        ...body,
        community: asId<CommunityId>(body.community),
      }),
    }),
  }),
  route({
    method: 'PUT',
    path: '/collections/:id',
    summary: 'Change name, words and what it is about',
    params: byId,
    body: editCollection,
    answer: null,
    run: (who, { params, body }) => collections.edit(who, collectionIn(params), body),
  }),
  route({
    method: 'POST',
    path: '/collections/:id/place',
    summary: 'Put a document at its head, take it out, or neither any more',
    params: byId,
    body: placeInCollection,
    answer: null,
    run: async (who, { params, body: { product, how, reason } }) => {
      const id = collectionIn(params);
      const item = asId<ProductId>(product);
      if (how === 'none') return collections.unplace(who, id, item);
      await knowledge.read(who, item);
      return collections.place(who, id, { product: item, how, reason });
    },
  }),
];

const moves = ({ actions: { collections } }: HttpDeps): Route[] => [
  route({
    method: 'POST',
    path: '/collections/:id/check',
    summary: 'Say that it was looked through today and holds',
    params: byId,
    answer: null,
    run: (who, { params }) => collections.check(who, collectionIn(params)),
  }),
  ...(['archive', 'restore'] as const).map((verb) =>
    route({
      method: 'POST',
      path: `/collections/:id/${verb}`,
      summary: `A collection: ${verb}`,
      params: byId,
      answer: null,
      run: (who, { params }) => collections.move(who, collectionIn(params), verb),
    }),
  ),
];
