import type { z } from 'zod';
import {
  knowledgeGaps as gapsShape,
  missing,
  searchAnswer,
  searchQuery,
  libraryState as stateShape,
  takeGap,
} from '../../contract/knowledge.ts';
import { type Chosen, FACETS } from '../../features/knowledge/facets.ts';
import type { Product } from '../../features/knowledge/model.ts';
import { asId, type GapId, type PersonId } from '../../kernel/ids.ts';
import { namedFacets } from '../../views/facets.ts';
import { fromFound } from '../../views/related.ts';
import type { HttpDeps } from '../deps.ts';
import { elsewhere } from '../present/elsewhere.ts';
import { knowledgeGaps, libraryState, product } from '../present/knowledge.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';
import { itemRoutes } from './items.ts';

/** More values than anybody chooses cost time and mean nothing. */
const MOST_VALUES = 30;

const chosenIn = (query: z.infer<typeof searchQuery>): Chosen =>
  Object.fromEntries(
    FACETS.map((name) => [
      name,
      (query[name] ?? '').split('|').filter(Boolean).slice(0, MOST_VALUES),
    ]),
  );

export async function ownersOf(
  { actions: { people } }: Pick<HttpDeps, 'actions'>,
  items: readonly Product[],
): Promise<ReadonlyMap<PersonId, string>> {
  const ids = new Set(items.flatMap(({ ownerId }) => ownerId ?? []));
  return new Map((await people.people([...ids])).map(({ id, name }) => [id, name] as const));
}

export function knowledgeRoutes(deps: HttpDeps): Route[] {
  const { knowledge } = deps.actions;
  return [
    searchRoute(deps),
    ...itemRoutes(deps),
    route({
      method: 'GET',
      path: '/library',
      summary: 'How far the libraries are read, and which files could not be',
      answer: stateShape,
      run: async (who) => {
        const [products, unreadable] = await Promise.all([
          knowledge.count(who),
          knowledge.unreadable(who),
        ]);
        return libraryState({ products, unreadable, progress: knowledge.sync.progress() });
      },
    }),
    ...gapRoutes(deps),
  ];
}

function searchRoute(deps: HttpDeps): Route {
  const { actions, clock } = deps;

  return route({
    method: 'GET',
    path: '/search',
    summary: 'Search in plain words over what this person may open, narrowed by facets',
    query: searchQuery,
    answer: searchAnswer,
    run: async (who, { query }) => {
      const asked = { limit: query.limit, chosen: chosenIn(query) };
      const {
        found,
        elsewhere: others,
        ...rest
      } = await actions.knowledge.everywhere(who, query.q, asked);
      const [owners, facets] = await Promise.all([
        ownersOf(
          deps,
          found.map((hit) => hit.product),
        ),
        namedFacets(actions, who, rest.facets),
      ]);
      const hits = found.map((hit) => product(fromFound(hit), clock.now(), owners));
      return { ...rest, ...elsewhere(others), hits, facets };
    },
  });
}

const gapRoutes = ({ actions: { knowledge }, views }: HttpDeps): Route[] => [
  route({
    method: 'POST',
    path: '/gaps',
    summary: 'Say that nothing was found for these words',
    body: missing,
    answer: null,
    run: (who, { body }) => knowledge.gaps.record(who, body.words, { tell: body.tell === true }),
  }),
  route({
    method: 'GET',
    path: '/gaps',
    summary: 'What people looked for and did not find, for those who see to content',
    answer: gapsShape,
    run: async (who) => knowledgeGaps(await views.queries.gaps(who)),
  }),
  route({
    method: 'POST',
    path: '/gaps/:id/take',
    summary: 'See to it, or give it back, for those who see to content',
    params: byId,
    body: takeGap,
    answer: null,
    run: (who, { params, body }) => knowledge.gaps.take(who, asId<GapId>(params.id), body.take),
  }),
  route({
    method: 'POST',
    path: '/gaps/:id/settle',
    summary: 'Say that something is there now',
    params: byId,
    answer: null,
    run: (who, { params }) => knowledge.gaps.settle(who, asId<GapId>(params.id)),
  }),
];
