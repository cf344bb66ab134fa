import { expect, test } from '@jest/globals';
import { NEEDS } from '../../src/adapters/graph/needs.ts';
import { CALLS, faultTable } from './table/table.ts';

/** One of each kind; `npm run faults` tries every trouble of every call. */
const ONE_OF_EACH: Readonly<Record<string, string>> = {
  'POST /v3/conversations (channel)': 'lost after',
  'message activity (channel reply)': 'comes twice',
  'PUT /drives/{drive}/root:/{path}:/content': 'lost after',
  'POST /oauth2/v2.0/token': '503 once',
  'POST /oauth2/v2.0/token (a person signs in)': '503 once',
};
const SMOKE = CALLS.filter(({ route }) => route in ONE_OF_EACH);
faultTable(SMOKE, ({ name }, { route }) => ONE_OF_EACH[route] === name);

/** Needed by the product, and why it has no lines of its own. */
const WITHIN_ANOTHER: readonly string[] = [
  // Before the last moderator is taken out: where it fails nobody is, and pressing again does both. Its journey does so.
  'PATCH /teams/{team}/members/{member}',
  // Asked inside `$batch` only, which has its lines.
  'GET /drives/{drive}/items/{item}/listItem',
  'GET /drives/{drive}/items/{item}/permissions',
  // Asked where the answer to a range got lost that was not the last: its own tests lose it.
  'GET upload session',
  // The organization of the table has no list that is read as documents are: no line can meet the call here yet.
  'GET /sites/{site}/lists/{list}/items/delta',
];

test('no call of Graph that the product needs is missing from the table', () => {
  // What tools alone ask (TOOL_NEEDS) is run by hand and again after trouble: their own tests let them fail midway.
  const needed = NEEDS.flatMap(({ calls }) => calls.map(({ call }) => call));
  const listed = new Set([
    ...CALLS.map(({ route }) => route.replace(/ \([^)]*\)$/, '')),
    ...WITHIN_ANOTHER,
  ]);
  expect([...new Set(needed)].filter((call) => !listed.has(call))).toEqual([]);
});
