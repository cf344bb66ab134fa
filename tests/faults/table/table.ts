import { afterAll, jest, test } from '@jest/globals';
import type { CallInUse } from './call.ts';
import { type Trouble, troublesOf } from './faults.ts';
import { GRAPH_CALLS } from './graph-calls.ts';
import { type Live, live } from './live.ts';
import { type Line, printed, runLine } from './run.ts';
import { TEAMS_CALLS } from './teams-calls.ts';

export const CALLS: readonly CallInUse[] = [...TEAMS_CALLS, ...GRAPH_CALLS];

/**
 * Every call that the product makes of Microsoft's services, and what can go wrong with it: what the person saw, how
 * often it was asked again, and that nothing was lost or doubled outside the one window: a personal message whose
 * receipt got lost, which is counted. One test for each line; the table is printed at the end.
 * @param wanted which troubles
 */
export function faultTable(wanted: (trouble: Trouble) => boolean): void {
  jest.setTimeout(120_000);
  const lines: Line[] = [];
  let shared: Promise<Live> | null = null;
  let rounds = 0;

  afterAll(async () => {
    await (await shared)?.close();
    process.stdout.write(`${printed(lines)}\n`);
  });

  const cells = CALLS.flatMap((call) =>
    troublesOf(call.side, call.route)
      .filter(wanted)
      .map((trouble) => [call.route, trouble.name, call, trouble] as const),
  );

  test.each(cells)(
    '%s, %s: nothing lost, nothing doubled',
    async (_route, _name, call, trouble) => {
      shared ??= live();
      rounds += 1;
      lines.push(await runLine(await shared, call, trouble, rounds));
    },
  );
}
