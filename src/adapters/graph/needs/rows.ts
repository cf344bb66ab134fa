import type { Need } from './types.ts';

export const app = (call: string, rights: string, why: string): Need => ({
  call,
  mode: 'app',
  rights: rights.split(' '),
  why,
});
export const inTeam = (call: string, right: string, why: string): Need => ({
  ...app(call, `${right}.Group`, why),
  everywhere: `${right}.All`,
});
/** In the name of a person, by the token of whoever asked. */
export const person = (call: string, rights: string, why: string): Need => ({
  ...app(call, rights, why),
  mode: 'delegated',
});
export const free = (call: string, why: string): Need => ({ call, mode: 'none', rights: [], why });

export const rowsOf = (list: string): readonly Need[] => [
  app('GET /sites/{host}:/{path}', 'Sites.Read.All', 'finds the site by its address'),
  app('GET /sites/{site}/lists', 'Sites.Read.All', `finds the list "${list}" by its name`),
  app('GET /sites/{site}/lists/{list}/items', 'Sites.Read.All', `reads the list "${list}"`),
];
