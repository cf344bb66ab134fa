import { afterAll, jest, test } from '@jest/globals';
import type { CallInUse } from './call.ts';
import { type Trouble, troublesOf } from './faults.ts';
import { FOLLOW_CALLS } from './follow-calls.ts';
import { GRAPH_CALLS } from './graph-calls.ts';
import { type Live, live } from './live.ts';
import { MAKING_CALLS } from './making-calls.ts';
import { PERSON_CALLS } from './person-calls.ts';
import { PLACE_CALLS } from './place-calls.ts';
import { REACH_CALLS } from './reach-calls.ts';
import { REGISTER_CALLS } from './register-calls.ts';
import { type Line, printed, runLine } from './run.ts';
import { TEAMS_CALLS } from './teams-calls.ts';

/** In Teams, and of the organization and its documents. */
export const FIRST_CALLS: readonly CallInUse[] = [...TEAMS_CALLS, ...GRAPH_CALLS];
/** Registers, places, ways to people, what is followed, and what is done in people's names. */
export const FURTHER_CALLS: readonly CallInUse[] = [
  ...REGISTER_CALLS,
  ...PLACE_CALLS,
  ...REACH_CALLS,
  ...PERSON_CALLS,
  ...FOLLOW_CALLS,
];
export { MAKING_CALLS };
export const CALLS: readonly CallInUse[] = [...FIRST_CALLS, ...FURTHER_CALLS, ...MAKING_CALLS];

/**
 * Every call that the product makes of Microsoft's services, and what can go wrong with it: what the person saw, how
 * often it was asked again, and that nothing was lost or doubled outside the one window: a personal message whose
 * receipt got lost, which is counted. One test for each line; the table is printed at the end.
 * @param wanted which troubles of which calls
 */
export function faultTable(
  calls: readonly CallInUse[],
  wanted: (trouble: Trouble, call: CallInUse) => boolean,
): void {
  jest.setTimeout(120_000);
  const lines: Line[] = [];
  const organization = renewed();

  afterAll(async () => {
    await organization.close();
    process.stdout.write(`${printed(lines)}\n`);
  });

  const cells = calls.flatMap((call) =>
    troublesOf(call.side, call.route)
      .filter((trouble) => wanted(trouble, call))
      .map((trouble) => [call.route, trouble.name, call, trouble] as const),
  );

  test.each(cells)(
    '%s, %s: nothing lost, nothing doubled',
    async (_route, _name, call, trouble) => {
      const { live, round } = await organization.next(call.kept ?? false);
      lines.push(await runLine(live, call, trouble, round));
    },
  );
}

/**
 * Each line lets days pass, in which everything that earlier lines have opened or made goes on as well: after a dozen of
 * them that takes longer than beginning anew.
 */
const LINES = 12;

function renewed() {
  let shared: Promise<Live> | null = null;
  let rounds = 0;
  let left = 0;
  const close = async (): Promise<void> => {
    const before = shared;
    shared = null;
    await (await before)?.close();
  };
  return {
    close,
    async next(fresh: boolean): Promise<{ readonly live: Live; readonly round: number }> {
      if (fresh || left === 0) {
        await close();
        left = LINES;
      }
      shared ??= live();
      rounds += 1;
      left -= 1;
      return { live: await shared, round: rounds };
    },
  };
}
