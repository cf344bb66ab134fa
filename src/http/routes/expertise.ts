import {
  continuity as continuityShape,
  editExpertise,
  expertsAsked,
  experts as expertsShape,
  ownExpertise as ownShape,
  expertPage as pageShape,
} from '../../contract/expertise.ts';
import { asId, type PersonId } from '../../kernel/ids.ts';
import type { HttpDeps } from '../deps.ts';
import { continuity, expertPage, experts, ownExpertise } from '../present/expertise.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

/** Who knows what, and one's own entry. */
export function expertiseRoutes({ actions: { expertise } }: HttpDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/experts',
      summary: 'Who knows about something, with reasons that this person may read',
      query: expertsAsked,
      answer: expertsShape,
      run: async (who, { query }) => experts(await expertise.ask(who, query.q, query.limit)),
    }),
    route({
      method: 'GET',
      path: '/experts/:id',
      summary: 'What one colleague is found by, as far as this person may read it',
      params: byId,
      answer: pageShape,
      run: async (who, { params }) =>
        expertPage(await expertise.person(who, asId<PersonId>(params.id))),
    }),
    route({
      method: 'GET',
      path: '/me/expertise',
      summary: 'How one is found oneself',
      answer: ownShape,
      run: async (who) =>
        ownExpertise(await expertise.ownEntry(who), expertise.maySeeContinuity(who)),
    }),
    route({
      method: 'PUT',
      path: '/me/expertise',
      summary: 'Say what one knows, and hide it or oneself',
      body: editExpertise,
      answer: ownShape,
      run: async (who, { body }) =>
        ownExpertise(await expertise.saveEntry(who, body), expertise.maySeeContinuity(who)),
    }),
    route({
      method: 'GET',
      path: '/admin/continuity',
      summary: 'Topics that hang on one person, for those who answer for it',
      answer: continuityShape,
      run: async (who) => continuity(await expertise.continuity(who)),
    }),
  ];
}
