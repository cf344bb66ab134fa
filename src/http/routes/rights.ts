import { ownRights } from '../../contract/rights.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';

export const rightsRoutes = ({ signIn }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/me/rights',
    summary: 'What can be done in the name of the person who asks',
    answer: ownRights,
    run: async (who) => {
      if (!signIn) return { state: 'unavailable' as const, missing: null };
      const [state, missing] = await Promise.all([
        signIn.tokens.state(who.id),
        signIn.tokens.missing(),
      ]);
      return { state, missing: missing && { rights: [...missing.rights], link: missing.link } };
    },
  }),
];
