import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LocalConfig } from '../../src/config.ts';
import { refuseSecondStart } from './already.ts';
import { howItEnded } from './child.ts';
import { connect } from './client.ts';
import { openDoor } from './door.ts';
import { createParts, type Parts } from './parts.ts';
import { hasPlayground, startPlayground } from './playground.ts';
import { anyPort } from './ports.ts';
import { Refusal } from './refusal.ts';
import { type BuiltPage, buildPage, canBuild, isStale } from './tab-build.ts';
import { whoIs } from './wire.ts';

export interface LocalStart {
  readonly root: string;
  readonly config: LocalConfig;
  readonly libraries: readonly string[];
  /** Who types in the Playground. */
  readonly typing: string;
  readonly playground: boolean;
  /** Another is taken where this one is not free. */
  readonly playgroundPort: number;
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface Addresses {
  readonly port: number;
  readonly tenantPort: number;
  readonly url: string;
  readonly tenantUrl: string;
  readonly playgroundPort: number | null;
}

/** Port 0 means any: it is chosen here, since every part must be told the others' addresses. */
async function addressesOf({ root, config, ...start }: LocalStart): Promise<Addresses> {
  const port = config.port === 0 ? await anyPort() : config.port;
  const asked = new URL(config.tenantUrl);
  const tenantPort = asked.port === '0' ? await anyPort() : Number(asked.port || 80);
  return {
    port,
    tenantPort,
    url: config.port === 0 ? `http://127.0.0.1:${port}` : config.publicUrl,
    tenantUrl: `http://127.0.0.1:${tenantPort}`,
    playgroundPort:
      start.playground && hasPlayground(root) ? await anyPort(start.playgroundPort) : null,
  };
}

/** Starts tenant and server, then tab build and Playground; ends when all of them have ended. */
export async function startLocal(start: LocalStart): Promise<void> {
  const dataDir = resolve(start.root, start.config.dataDir);
  await refuseSecondStart(start.config, dataDir);
  const addresses = await addressesOf(start);
  const { url, tenantUrl, playgroundPort } = addresses;
  const parts = createParts({ ...start, ...addresses, dataDir, say });
  let ready = false;
  const door = await openDoor(dataDir, () => ({
    pid: process.pid,
    dataDir,
    url,
    tenantUrl,
    playgroundUrl: playgroundPort === null ? null : `http://localhost:${playgroundPort}`,
    parts: parts.pids(),
    ready,
  }));
  if (!door) throw new Refusal(`Praxis is already running on ${dataDir}. Stop that one first.`);
  onSignals(parts);
  try {
    await bringUp(start, {
      ...addresses,
      dataDir,
      parts,
      isReady: () => {
        ready = true;
      },
    });
  } catch (error) {
    // Stopped on purpose while it was starting: nothing went wrong.
    const onPurpose = parts.askedToStop();
    await parts.stop();
    if (!onPurpose) throw new Refusal(error instanceof Error ? reason(error) : String(error));
  } finally {
    await parts.over;
    await door.close();
  }
  if (parts.failed()) process.exitCode = 1;
}

interface Here extends Addresses {
  readonly dataDir: string;
  readonly parts: Parts;
  readonly isReady: () => void;
}

async function bringUp(start: LocalStart, here: Here): Promise<void> {
  const { dataDir, parts, port, url, tenantUrl, playgroundPort } = here;
  // The first start makes a database, which takes longer than the tenant: both at once. Later the server is
  // the faster one, and would look for a tenant that is not there yet.
  const first = !existsSync(join(dataDir, 'database'));
  mkdirSync(dataDir, { recursive: true });
  const startTenant = async () => {
    await parts.startTenant(tenantUrl);
    const people = await connect(tenantUrl).people();
    return { people, typing: whoIs(people, start.typing) };
  };
  const tenant = startTenant();
  if (!first) await tenant;
  const [{ people, typing }] = await Promise.all([tenant, parts.startServer(url)]);
  here.isReady();
  say(welcome(here, typing.name, start.config.dataDir));
  for (const page of ['tab', 'teams'] as const) buildWhenStale(start.root, dataDir, parts, page);
  if (playgroundPort === null) return;
  const botUrl = `http://127.0.0.1:${port}`;
  const options = { root: start.root, dataDir, port: playgroundPort, botUrl, people, typing };
  parts.add(startPlayground(options), (ended) =>
    say(`The Playground ${howItEnded(ended)}; see ${dataDir}/logs. Everything else goes on.`),
  );
}

const reason = (error: Error): string =>
  'remedy' in error && error.remedy ? `${error.message}\n${String(error.remedy)}` : error.message;

const PAGE_NAMES = { tab: 'The tab', teams: 'The Teams page' } as const;

function buildWhenStale(root: string, dataDir: string, parts: Parts, page: BuiltPage): void {
  if (!isStale(root, page)) return;
  const name = PAGE_NAMES[page];
  if (!canBuild(root)) {
    say(
      `${name} is not built here, and the tools to build it are not installed: npm ci, npm run build.`,
    );
    return;
  }
  say(`${name} is being built, and shows itself when that is done.`);
  const from = performance.now();
  parts.add(buildPage(root, dataDir, page), ({ code }) => {
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    say(
      code === 0
        ? `${name} is built (${seconds} s).`
        : `${name} could not be built; see ${dataDir}/logs/${page}-build.log.`,
    );
  });
}

function onSignals(parts: Parts): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // npm passes on a Ctrl+C that the terminal has sent here already.
      if (!parts.askedToStop()) say('Stopping …');
      void parts.stop();
    });
  }
}

function welcome(
  { url, tenantUrl, playgroundPort }: Addresses,
  typing: string,
  dataDir: string,
): string {
  // process.uptime() counts from the start of this process, before any of our code was loaded.
  const lines: readonly (readonly [string, string] | null)[] = [
    ['Teams page', `${tenantUrl}/teams/   (be several people, each in a window of their own)`],
    ['Tab', `${url}/tab/`],
    ['Local powers', `${url}/dev   (be anybody, move the clock, see the mail)`],
    playgroundPort === null
      ? null
      : [
          'Playground',
          `http://localhost:${playgroundPort}   (you are ${typing}; another: npm start -- --as "Jonas Weber")`,
        ],
    ['Chat', `npm run chat -- --as "${typing}"`],
    ['Health', `${url}/healthz`],
    ['Data, logs', `${dataDir}/, ${dataDir}/logs/`],
    ['Stop', 'Ctrl+C'],
  ];
  const shown = lines.filter((line) => line !== null);
  return [
    '',
    `Praxis is ready in ${process.uptime().toFixed(1)} s: local mode, an invented organization on this machine.`,
    '',
    ...shown.map(([name, value]) => `  ${name.padEnd(14)}${value}`),
    '',
  ].join('\n');
}
