import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { troublesOf } from './table/faults.ts';
import { GRAPH_CALLS } from './table/graph-calls.ts';
import { type Live, live } from './table/live.ts';
import { type Line, printed, runLine } from './table/run.ts';
import { TEAMS_CALLS } from './table/teams-calls.ts';

/**
 * Every call that the product makes of Microsoft's services, and everything that can go wrong with it: what the person
 * saw, how often it was asked again, and that nothing was lost or doubled outside the one window: a personal message
 * whose receipt got lost, which is counted.
 */

jest.setTimeout(120_000);

const CALLS = [...TEAMS_CALLS, ...GRAPH_CALLS];
const lines: Line[] = [];
let shared: Promise<Live> | null = null;
let rounds = 0;

afterAll(async () => {
  await (await shared)?.close();
  process.stdout.write(`${printed(lines)}\n`);
});

const cells = CALLS.flatMap((call) =>
  troublesOf(call.side, call.route).map(
    (trouble) => [call.route, trouble.name, call, trouble] as const,
  ),
);

test.each(cells)('%s, %s: nothing lost, nothing doubled', async (_route, _name, call, trouble) => {
  shared ??= live();
  rounds += 1;
  lines.push(await runLine(await shared, call, trouble, rounds));
});

const SOURCE = join(import.meta.dirname, '../../src/adapters/graph');

/** Made by the adapters, and why it has no lines of its own. */
const WITHIN_ANOTHER: readonly string[] = [
  // Asked inside `$batch` only, of a service that leaves an item's columns out of its delta.
  '/drives/{drive}/items/{item}/listItem',
];

test('no call that the adapters make of Graph is missing from the table', () => {
  const named = readdirSync(SOURCE)
    .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
    .flatMap((source) => [...source.matchAll(/\bto\(\s*['`]([^'`]+)['`]/g)])
    .map((match) => match[1] ?? '')
    .filter((route) => !route.includes('${'));
  const listed = [...CALLS.map(({ route }) => route.replace(/^[A-Z]+ /, '')), ...WITHIN_ANOTHER];
  expect([...new Set(named)].filter((route) => !listed.includes(route))).toEqual([]);
});
