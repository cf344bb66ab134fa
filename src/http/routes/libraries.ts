import { readLibraries } from '../../contract/libraries.ts';
import type { HttpDeps } from '../deps.ts';
import { readLibraries as shown } from '../present/libraries.ts';
import { type Route, route } from '../route.ts';

export const libraryRoutes = ({ actions }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/admin/libraries',
    summary: 'How far each library is read, and which of its files could not be; administrators',
    answer: readLibraries,
    run: async (who) => shown(await actions.knowledge.sync.overview(who)),
  }),
];
