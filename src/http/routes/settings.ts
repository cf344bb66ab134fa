import { z } from 'zod';
import { changeSetting, settingKey, settingList } from '../../contract/sources.ts';
import type { Actor } from '../../kernel/person.ts';
import { namesOf } from '../../views/names.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';

const byKey = z.object({ key: settingKey });

/** Thresholds that administrators set, with what was set before. */
export function settingRoutes({ actions: { governance, people } }: HttpDeps): Route[] {
  async function shown(who: Actor) {
    const all = await governance.numbers(who);
    const nameOf = await namesOf(
      people,
      all.flatMap(({ history }) => history.map(({ changedBy }) => changedBy)),
    );
    return {
      items: all.map(({ history, ...setting }) => ({
        ...setting,
        history: history.flatMap(({ value, changedBy, changedAt }) =>
          typeof value === 'number'
            ? [{ value, by: nameOf(changedBy) ?? '', at: changedAt.toISOString() }]
            : [],
        ),
      })),
    };
  }
  return [
    route({
      method: 'GET',
      path: '/admin/settings',
      summary: 'Thresholds with their bounds and history (administrators)',
      answer: settingList,
      run: shown,
    }),
    route({
      method: 'PUT',
      path: '/admin/settings/:key',
      summary: 'Set one of them (administrators)',
      params: byKey,
      body: changeSetting,
      answer: settingList,
      run: async (who, { params, body }) => {
        await governance.change(who, params.key, body.value);
        return shown(who);
      },
    }),
  ];
}
