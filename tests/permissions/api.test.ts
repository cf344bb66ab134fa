import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { apiRoutes } from '../../src/http/routes.ts';
import { API_DOORS } from '../../tools/role-doors.ts';
import { type RoleRow, roleTable } from '../../tools/roles.ts';
import { fakeDeps } from '../http/fakes.ts';
import { idsOf, itemOf, knocks } from './filled.ts';
import { sampleOf } from './sample.ts';
import { PERSON_ROLES, type PermissionWorld, permissionWorld } from './world.ts';

/** Every role at every route of the API: let do what the table of roles says, and nothing else. */

const ROUTES = apiRoutes(fakeDeps());
const nameOf = ({ method, path }: (typeof ROUTES)[number]): string => `${method} ${path}`;
const ROWS = new Map(roleTable().map((row) => [`${row.item}: ${row.verb}`, row]));
const LINES = Object.entries(API_DOORS).flatMap(([line, doors]) =>
  doors.split(', ').map((door) => [door, line] as const),
);
const LINE_OF = new Map(LINES);

/** Not 503: that something cannot be done now is told to whoever may do it. */
const BROKEN = 500;

let w: PermissionWorld;
beforeAll(async () => {
  w = await permissionWorld();
}, 120_000);
afterAll(() => w.close());

test('every route stands in the table of roles once, and none that is not there', () => {
  expect(LINES.map(([door]) => door).sort()).toEqual(ROUTES.map(nameOf).sort());
  expect(LINES.filter(([, line]) => !ROWS.has(line))).toEqual([]);
});

/** Who was let do it. Whatever else stops them, they were not refused; what breaks before anything is kept lets nobody. */
async function letIn(route: (typeof ROUTES)[number]): Promise<string[]> {
  const { item = itemOf(route.path), body: filled = {} } = knocks(w.items)[nameOf(route)] ?? {};
  const known = { ...w.known(), ...w.versionOf(item), ...filled };
  const asked = sampleOf(route.query, known);
  const query = new URLSearchParams(
    Object.entries(asked ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const path = `${idsOf(route.path, w.items, item)}?${query}`;
  const body = sampleOf(route.body, known);
  const found: string[] = [];
  for (const role of PERSON_ROLES) {
    const before = w.undone.count();
    const { status } = await w.ask(role, route.method, path, body);
    if (status === BROKEN && w.undone.count() === before) found.push(`${role}: ${status}`);
    else if (![401, 403, 404].includes(status)) found.push(role);
  }
  return found;
}

const roles = ({ may }: RoleRow): string[] => PERSON_ROLES.filter((role) => may[role]);

test('each role is let do at each route what the table says', async () => {
  const expected: Record<string, string[]> = {};
  const found: Record<string, string[]> = {};
  for (const route of ROUTES) {
    const name = nameOf(route);
    const row = ROWS.get(LINE_OF.get(name) ?? '');
    if (!row) continue;
    expected[name] = roles(row);
    found[name] = await letIn(route);
  }
  expect(found).toEqual(expected);
}, 120_000);
