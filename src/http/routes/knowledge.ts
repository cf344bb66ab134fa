import {
  product as productShape,
  searchAnswer,
  searchQuery,
  libraryState as stateShape,
} from '../../contract/knowledge.ts';
import { asId, type ProductId } from '../../kernel/ids.ts';
import { fromFound } from '../../views/discussion.ts';
import type { HttpDeps } from '../deps.ts';
import { libraryState, product } from '../present/knowledge.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

export function knowledgeRoutes({ actions, clock }: HttpDeps): Route[] {
  const { knowledge } = actions;
  return [
    route({
      method: 'GET',
      path: '/search',
      summary: 'Search in plain words over what this person may open',
      query: searchQuery,
      answer: searchAnswer,
      run: async (who, { query }) => {
        const { found, more, unable } = await knowledge.search(who, query.q, query.limit);
        return { hits: found.map((hit) => product(fromFound(hit), clock.now())), more, unable };
      },
    }),
    route({
      method: 'GET',
      path: '/knowledge/:id',
      summary: 'One document, for those who may open it',
      params: byId,
      answer: productShape,
      run: async (who, { params }) => {
        const found = await knowledge.read(who, asId<ProductId>(params.id));
        return product({ product: found, reasons: [] }, clock.now());
      },
    }),
    route({
      method: 'GET',
      path: '/library',
      summary: 'How far the libraries are read, and which files could not be',
      answer: stateShape,
      run: async (who) => {
        const [products, unreadable] = await Promise.all([
          knowledge.count(who),
          knowledge.unreadable(),
        ]);
        return libraryState(who, { products, unreadable, progress: knowledge.sync.progress() });
      },
    }),
  ];
}
