import { contentManagers, nameManager } from '../../contract/managers.ts';
import { asId, type PersonId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

const UNKNOWN = '—';

/** Who sees to terms and tags: named and let go by administrators, and nobody else is told. */
export function managerRoutes({ actions: { people } }: HttpDeps): Route[] {
  async function shown(who: Actor) {
    const { people: ids, changes } = await people.managers.list(who);
    const meant = new Set([...ids, ...changes.flatMap(({ person, by }) => [person, by])]);
    const known = new Map((await people.people([...meant])).map((one) => [one.id, one]));
    const nameOf = (id: PersonId) => known.get(id)?.name ?? UNKNOWN;
    return {
      people: ids.map((id) => ({ id, name: nameOf(id), unit: known.get(id)?.unit ?? null })),
      changes: changes.map(({ id, person, by, verb, at }) => ({
        id,
        person: nameOf(person),
        by: nameOf(by),
        verb,
        at: at.toISOString(),
      })),
    };
  }

  return [
    route({
      method: 'GET',
      path: '/content-managers',
      summary: 'Who sees to terms and tags, and who was named or let go; for administrators',
      answer: contentManagers,
      run: shown,
    }),
    route({
      method: 'POST',
      path: '/content-managers',
      summary: 'Name a content manager, by name or mail address',
      body: nameManager,
      answer: contentManagers,
      run: async (who, { body }) => {
        // Refused before anybody is looked for.
        await people.managers.list(who);
        await people.managers.grant(who, await colleague(people, body.person));
        return shown(who);
      },
    }),
    route({
      method: 'POST',
      path: '/content-managers/:id/revoke',
      summary: 'Take the role back',
      params: byId,
      answer: contentManagers,
      run: async (who, { params }) => {
        await people.managers.revoke(who, asId<PersonId>(params.id));
        return shown(who);
      },
    }),
  ];
}
