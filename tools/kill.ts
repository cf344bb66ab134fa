import { parseArgs } from 'node:util';
import { CAST } from './kill/cast.ts';
import { count } from './kill/count.ts';
import { type Expected, playRound } from './kill/loop.ts';
import { createTrap, MOMENTS, type Reached } from './kill/moments.ts';
import { comeToRest, createPlayers } from './kill/player.ts';
import { closing, DOCUMENTS, inFolder, report, say, stopwatch } from './kill/playing.ts';
import { createRig, type Rig } from './kill/rig.ts';
import { everything } from './kill/seen.ts';

const USAGE = `npm run kill [-- options]

Plays the loop on the real server and kills it with kill -9 at ${MOMENTS.length} moments, starts it again on the
same data, and counts in the end what was lost or doubled.

  --folder <path>   keep data and logs there
  --round <n>       play this round only
  --none            play without killing
`;

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    round: { type: 'string' },
    none: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const WHEN = {
  in: {
    before: 'before it arrives',
    accepted: 'done, answer lost',
    answered: 'right after the answer',
  },
  out: { before: 'before it is sent', accepted: 'accepted, not recorded', answered: 'right after' },
} as const;

function table(reached: readonly Reached[], rig: Rig): void {
  const seen = everything(rig.tenant);
  const copies = (key: string): string => {
    const found = seen.filter((message) => message.key === key).length;
    return found === 0 ? '' : `${found} ${found === 1 ? 'copy' : 'copies'}`;
  };
  const rows = reached.map(({ moment, what }, index) => [
    String(index + 1),
    String(moment.round),
    moment.name,
    WHEN[moment.door][moment.when],
    `${((rig.starts[index + 1] ?? 0) / 1000).toFixed(1)} s`,
    copies(what),
  ]);
  const head = ['#', 'round', 'killed when', 'how', 'back in', 'found'];
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of [head, ...rows]) {
    say(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

async function play(folder: string): Promise<boolean> {
  const elapsed = stopwatch();
  return closing(await createRig({ folder, documents: DOCUMENTS }), async (rig) => {
    await rig.settled();
    say(`Server and tenant are up after ${elapsed()}; data and log in ${folder}.`);
    const cast = CAST.filter(({ round }) => !values.round || Number(values.round) === round);
    const rounds = new Set(cast.map(({ round }) => round));
    const killed = ({ moment }: Reached): void =>
      say(`${elapsed().padStart(7)}  killed: ${moment.name}, ${WHEN[moment.door][moment.when]}`);
    const played = (what: string): void => say(`${elapsed().padStart(7)}  ${what}`);
    const trap = createTrap(
      values.none ? [] : MOMENTS.filter(({ round }) => rounds.has(round)),
      killed,
    );
    rig.trap(trap.trap);
    const players = createPlayers(rig);
    const expected: Expected[] = [];
    for (const part of cast) {
      trap.begin(part.round);
      expected.push(await playRound(rig, players, part, played));
      say(
        `Round ${part.round} played to its end after ${elapsed()}, ${trap.reached.length} kills.`,
      );
    }
    await comeToRest(rig);
    const verdicts = await count(rig, players, expected);
    say('');
    table(trap.reached, rig);
    return report(
      verdicts,
      trap.missed().map(({ round, name }) => `round ${round}, ${name}`),
    );
  });
}

if (values.help) say(USAGE);
else if (!(await inFolder(values.folder, 'praxis-kill-', play))) process.exitCode = 1;
