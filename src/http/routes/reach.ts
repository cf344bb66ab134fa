import { type ReachList, reachList } from '../../contract/reach.ts';
import { AppError } from '../../kernel/errors.ts';
import { isAdministrator } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';

const MOST = 200;

const unreachedWhy = reachList.shape.unreached.element.shape.why;
const closedWhy = reachList.shape.mailed.element.shape.why;

/** Whom messages do not reach as they should, and why: for administrators. */
export const reachRoutes = ({ actions: { notifications, people } }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/admin/reach',
    summary: 'People whom neither chat nor mail reaches, and who was written to by mail',
    answer: reachList,
    async run(who): Promise<ReachList> {
      if (!isAdministrator(who)) throw new AppError('forbidden', 'administrators only');
      const [unreached, mailed] = await Promise.all([
        notifications.unreached(),
        notifications.mailed(),
      ]);
      const [waiting, written] = [unreached.slice(0, MOST), mailed.slice(0, MOST)];
      const ids = [...new Set([...waiting, ...written].map(({ person }) => person))];
      const names = new Map((await people.people(ids)).map(({ id, name }) => [id, name]));
      return {
        unreachedCount: unreached.length,
        mailedCount: mailed.length,
        unreached: waiting.map(({ person, messages, since, why }) => ({
          id: person,
          name: names.get(person) ?? person,
          messages,
          since: since.toISOString(),
          why: unreachedWhy.catch('unknown').parse(why),
        })),
        mailed: written.map(({ person, letters, last, why }) => ({
          id: person,
          name: names.get(person) ?? person,
          letters,
          last: last.toISOString(),
          why: closedWhy.catch('unknown').parse(why),
        })),
      };
    },
  }),
];
