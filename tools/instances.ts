import { parseArgs } from 'node:util';
import { untilFound } from './instances/current.ts';
import { createFleet, type Fleet } from './instances/fleet.ts';
import { killAtRandom, numbers } from './instances/killing.ts';
import { CAST } from './kill/cast.ts';
import { count } from './kill/count.ts';
import { type Expected, playRound } from './kill/loop.ts';
import { comeToRest, createPlayers, type Players } from './kill/player.ts';
import { closing, DOCUMENTS, inFolder, report, say, stopwatch } from './kill/playing.ts';
import { onPostgres } from './lib/postgres.ts';

const USAGE = `npm run instances [-- options]

Plays the loop on two servers on one PostgreSQL behind a round-robin proxy, kills one of them with kill -9 at random
moments, and counts in the end what was lost or doubled, and how long each took to find what was published.

  --rounds <n>      1 to ${CAST.length} communities play (${CAST.length})
  --instances <n>   servers (2)
  --seed <n>        of the moments (7)
  --none            play without killing
  --folder <path>   keep data and logs there

PostgreSQL is that of DATABASE_URL, which must be empty, or a throw-away one where the machine has it.
`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: String(CAST.length) },
    instances: { type: 'string', default: '2' },
    seed: { type: 'string', default: '7' },
    none: { type: 'boolean', default: false },
    folder: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

/** Seconds that each server needed to find both documents of a round, once everybody had heard of the last. */
async function tellFound(fleet: Fleet, players: Players, played: Expected): Promise<void> {
  const reader = await players.as(played.cast.channel);
  for (const title of [played.title, played.lesson]) {
    const times = await untilFound(fleet.servers, reader.id, title);
    say(
      `  found by all servers after ${times.map((ms) => `${(ms / 1_000).toFixed(1)} s`).join(', ')}: ${title}`,
    );
  }
}

async function play(databaseUrl: string, folder: string): Promise<boolean> {
  const elapsed = stopwatch();
  const instances = Number(values.instances);
  return closing(
    await createFleet({ folder, documents: DOCUMENTS, databaseUrl, instances }),
    async (fleet) => {
      await fleet.ready();
      say(`${fleet.servers.length} servers are up after ${elapsed()}; logs in ${folder}.`);
      const players = createPlayers(fleet);
      const killer = values.none ? null : killAtRandom(fleet, numbers(Number(values.seed)));
      const expected: Expected[] = [];
      for (const cast of CAST.slice(0, Number(values.rounds))) {
        const played = await playRound(fleet, players, cast);
        expected.push(played);
        say(`Round ${cast.round} played after ${elapsed()}, ${killer?.kills() ?? 0} kills.`);
        await tellFound(fleet, players, played);
      }
      await killer?.stop();
      await comeToRest(fleet);
      const good = report(await count(fleet, players, expected));
      say(`${elapsed()} in all.`);
      return good;
    },
  );
}

async function instances(folder: string): Promise<boolean> {
  let good = false;
  const ran = await onPostgres(async (url) => {
    good = await play(url, folder);
  });
  if (!ran) {
    say(
      'No PostgreSQL: set DATABASE_URL to an empty database, or install one (Debian: apt-get install postgresql).',
    );
  }
  return good;
}

if (values.help) say(USAGE);
else if (!(await inFolder(values.folder, 'praxis-instances-', instances))) process.exitCode = 1;
