import {
  deskChange,
  deskEdit,
  deskPlacesAsked,
  keptDesks as keptShape,
  moveDeskRequest,
  newDeskRequest,
  deskPage as pageShape,
  deskPlaces as placesShape,
  deskRequest as requestShape,
} from '../../contract/desks.ts';
import { mayKeep } from '../../features/desks/policy.ts';
import type { RequestView } from '../../features/desks/requests.ts';
import { mayPassOn } from '../../features/queries/policy.ts';
import { AppError } from '../../kernel/errors.ts';
import { asId, type DeskId, type DeskRequestId, type QueryId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { deskPage, deskRequest, keptDesks } from '../present/desks.ts';
import { type Route, route } from '../route.ts';
import { byId, formKey } from './ids.ts';

/** Desks of specialists: asking them, answering for them, keeping them. */
export const deskRoutes = (deps: HttpDeps): Route[] => [
  ...requestRoutes(deps),
  ...keepingRoutes(deps),
];

/** @throws AppError `not-found`, `moderators-only`, `question-for-few` */
async function passedOn({ queries }: HttpDeps['actions'], who: Actor, query: string) {
  const { query: found } = await queries.read(who, asId<QueryId>(query));
  const refusal = mayPassOn(found, who);
  if (refusal) throw new AppError(refusal, 'not passed on');
  return { query: { id: found.id, asker: found.asker } };
}

function requestRoutes({ actions, views }: HttpDeps): Route[] {
  const { desks } = actions;
  const shown = async (who: Actor, view: RequestView) => {
    const [named] = await views.desks.named(who, [view]);
    if (!named) throw new AppError('not-found', 'no request');
    return deskRequest(who, named);
  };

  return [
    route({
      method: 'GET',
      path: '/desks',
      summary: 'What waits for this person at their desks, what they asked, and what all may read',
      answer: pageShape,
      run: async (who) => deskPage(who, await views.desks.page(who)),
    }),
    route({
      method: 'POST',
      path: '/desks/places',
      summary: 'Which desk a request could go to, the best fitting first',
      body: deskPlacesAsked,
      answer: placesShape,
      run: async (who, { body }) => ({
        items: (await desks.requests.places(body.text)).map(({ desk, topics }) => ({
          id: desk.id,
          name: desk.names[who.language],
          unit: desk.unit,
          days: desk.days,
          topics: [...topics],
        })),
      }),
    }),
    route({
      method: 'POST',
      path: '/desks/requests',
      summary: 'Ask a desk, or pass a question of a community on to one',
      status: 201,
      body: newDeskRequest,
      answer: requestShape,
      run: async (who, { body }) =>
        shown(
          who,
          await desks.requests.send(who, {
            desk: asId<DeskId>(body.desk),
            text: body.text,
            shared: body.shared,
            key: formKey(who, body.nonce),
            ...(body.query ? await passedOn(actions, who, body.query) : {}),
          }),
        ),
    }),
    route({
      method: 'GET',
      path: '/desks/requests/:id',
      summary: 'One request with what this person may do with it',
      params: byId,
      answer: requestShape,
      run: async (who, { params }) =>
        shown(who, await desks.requests.read(who, asId<DeskRequestId>(params.id))),
    }),
    route({
      method: 'POST',
      path: '/desks/requests/:id/move',
      summary: 'Take a request, give it back, answer, refuse with a reason, or withdraw it',
      params: byId,
      body: moveDeskRequest,
      answer: requestShape,
      run: async (who, { params, body: { verb, words } }) => {
        const id = asId<DeskRequestId>(params.id);
        return shown(who, await desks.requests[verb](who, id, words));
      },
    }),
  ];
}

function keepingRoutes({ actions: { desks }, views }: HttpDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/admin/desks',
      summary: 'The desks there are, for administrators',
      answer: keptShape,
      run: async (who) => {
        const refusal = mayKeep(who);
        if (refusal) throw new AppError(refusal, 'administrators keep the desks');
        return keptDesks(await views.desks.kept());
      },
    }),
    route({
      method: 'POST',
      path: '/admin/desks',
      summary: 'A new desk',
      body: deskEdit,
      answer: null,
      run: async (who, { body }) => {
        await desks.create(who, body);
      },
    }),
    route({
      method: 'PUT',
      path: '/admin/desks/:id',
      summary: 'Change a desk, or close it',
      params: byId,
      body: deskChange,
      answer: null,
      run: (who, { params, body: { version, ...edit } }) =>
        desks.change(who, asId<DeskId>(params.id), version, edit),
    }),
  ];
}
