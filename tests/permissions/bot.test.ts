import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { VERB_NAMES } from '../../bot/bot.ts';
import { COMMANDS } from '../../bot/commands/all.ts';
import { BOT_DOORS } from '../../tools/role-verbs.ts';
import { type RoleRow, roleTable } from '../../tools/roles.ts';
import { listening } from './listening.ts';
import { PERSON_ROLES, type PermissionWorld, permissionWorld } from './world.ts';

/** Every role at everything that can be asked of the bot: let do what the table of roles says, and nothing else. */

const NAMED = COMMANDS.flatMap(({ name, words }) => (name && words ? [`"${name}"`] : []));
const DOORS = [...VERB_NAMES, ...NAMED];
const ROWS = new Map(roleTable().map((row) => [`${row.item}: ${row.verb}`, row]));
const LINES = Object.entries(BOT_DOORS).flatMap(([line, doors]) =>
  doors.split(', ').map((door) => [door, line] as const),
);
const LINE_OF = new Map(LINES);

let w: PermissionWorld;
let asks: ReturnType<typeof listening>;
beforeAll(async () => {
  w = await permissionWorld();
  asks = listening(w);
}, 120_000);
afterAll(() => w.close());

test('every verb and every word stands in the table of roles once, and none that is not there', () => {
  expect(LINES.map(([door]) => door).sort()).toEqual([...DOORS].sort());
  expect(LINES.filter(([, line]) => !ROWS.has(line))).toEqual([]);
});

const roles = ({ may }: RoleRow): string[] => PERSON_ROLES.filter((role) => may[role]);

/** Who was let do it; a press that was not understood, or that broke, lets nobody do anything. */
async function letIn(door: string): Promise<string[]> {
  const found: string[] = [];
  for (const role of PERSON_ROLES) {
    const { kind, heard } = await asks.tries(role, door);
    if (kind === 'done') found.push(role);
    if (kind === 'broken') found.push(`${role}: ${heard.join(', ')}`);
  }
  return found;
}

test('each role is let do by each verb and word what the table says', async () => {
  const expected: Record<string, string[]> = {};
  const found: Record<string, string[]> = {};
  for (const door of DOORS) {
    const row = ROWS.get(LINE_OF.get(door) ?? '');
    if (!row) continue;
    expected[door] = roles(row);
    found[door] = await letIn(door);
  }
  expect(found).toEqual(expected);
}, 240_000);

/** What everybody of staff may open is no secret to them: they are told why they may not do it. */
const isSecret = (door: string): boolean => !LINE_OF.get(door)?.startsWith('document for all');

test('what somebody is not let see answers as what does not exist', async () => {
  const there: Record<string, readonly string[]> = {};
  const gone: Record<string, readonly string[]> = {};
  const none = Object.fromEntries(Object.keys(w.items).map((name) => [name, 'nothing']));
  for (const door of VERB_NAMES.filter((verb) => asks.names(verb) && isSecret(verb))) {
    for (const role of ['guest', 'staff'] as const) {
      const { kind, heard } = await asks.tries(role, door);
      if (kind !== 'refused') continue;
      there[`${role}: ${door}`] = heard;
      gone[`${role}: ${door}`] = (
        await asks.tries(role, door, { ...none, source: 'projects' })
      ).heard;
    }
  }
  expect(Object.keys(there).length).toBeGreaterThan(200);
  expect(there).toEqual(gone);
}, 120_000);
