import { z } from 'zod';
import {
  changeSetting,
  choiceKey,
  listKey,
  settingKey,
  settingList,
} from '../../contract/sources.ts';
import type { SettingChange } from '../../features/governance/store.ts';
import type { Actor } from '../../kernel/person.ts';
import { namesOf } from '../../views/names.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';

const words = z.array(z.string());
const byKey = z.object({ key: z.union([settingKey, choiceKey, listKey]) });

/** What administrators set, with what was set before. */
export function settingRoutes({ actions: { governance, people } }: HttpDeps): Route[] {
  async function shown(who: Actor) {
    const [numbers, choices, lists] = await Promise.all([
      governance.numbers(who),
      governance.choices(who),
      governance.lists(who),
    ]);
    const nameOf = await namesOf(
      people,
      [...numbers, ...choices, ...lists].flatMap(({ history }) =>
        history.map(({ changedBy }) => changedBy),
      ),
    );
    const by = ({ changedBy, changedAt }: SettingChange) => ({
      by: nameOf(changedBy) ?? '',
      at: changedAt.toISOString(),
    });
    return {
      items: numbers.map(({ history, ...setting }) => ({
        ...setting,
        history: history.flatMap((one) =>
          typeof one.value === 'number' ? [{ value: one.value, ...by(one) }] : [],
        ),
      })),
      choices: choices.map(({ history, options, ...setting }) => ({
        ...setting,
        options: [...options],
        history: history.flatMap((one) =>
          typeof one.value === 'string' ? [{ value: one.value, ...by(one) }] : [],
        ),
      })),
      lists: lists.map(({ history, value, usual, key }) => ({
        ...{ key, value: [...value], usual: [...usual] },
        history: history.flatMap((one) => {
          const parsed = words.safeParse(one.value);
          return parsed.success ? [{ value: parsed.data, ...by(one) }] : [];
        }),
      })),
    };
  }
  return [
    route({
      method: 'GET',
      path: '/admin/settings',
      summary: 'Settings with their bounds and history (administrators)',
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
