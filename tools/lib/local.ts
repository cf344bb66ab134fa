import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LocalConfig } from '../../src/config.ts';
import { refuseSecondStart } from './already.ts';
import { howItEnded } from './child.ts';
import { connect } from './client.ts';
import { openDoor } from './door.ts';
import { createParts } from './parts.ts';
import { hasPlayground, startPlayground } from './playground.ts';
import { anyPort } from './ports.ts';
import { Refusal } from './refusal.ts';
import { buildTab, canBuildTab, tabIsStale } from './tab-build.ts';
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

/** Starts tenant and server, then tab build and Playground; ends when all of them have ended. */
export async function startLocal(start: LocalStart): Promise<void> {
  const dataDir = resolve(start.root, start.config.dataDir);
  await refuseSecondStart(start.config, dataDir);
  const port = start.config.port === 0 ? await anyPort() : start.config.port;
  const asked = new URL(start.config.tenantUrl);
  const tenantPort = asked.port === '0' ? await anyPort() : Number(asked.port || 80);
  const playgroundPort =
    start.playground && hasPlayground(start.root) ? await anyPort(start.playgroundPort) : null;
  const addresses = {
    url: start.config.port === 0 ? `http://127.0.0.1:${port}` : start.config.publicUrl,
    tenantUrl: `http://127.0.0.1:${tenantPort}`,
    playgroundUrl: playgroundPort === null ? null : `http://localhost:${playgroundPort}`,
  };
  const parts = createParts({ ...start, dataDir, port, tenantPort, say });
  let ready = false;
  const door = await openDoor(dataDir, () => ({
    pid: process.pid,
    dataDir,
    ...addresses,
    parts: parts.pids(),
    ready,
  }));
  if (!door) throw new Refusal(`Praxis is already running on ${dataDir}. Stop that one first.`);
  mkdirSync(dataDir, { recursive: true });
  onSignals(() => parts.stop());
  try {
    await parts.startTenant(addresses.tenantUrl);
    const people = await connect(addresses.tenantUrl).people();
    const typing = whoIs(people, start.typing);
    await parts.startServer(addresses.url);
    ready = true;
    say(welcome(addresses, typing.name, start.config.dataDir));
    buildTabWhenStale(start.root, dataDir, parts);
    if (playgroundPort !== null) {
      const botUrl = `http://127.0.0.1:${port}`;
      const options = { root: start.root, dataDir, port: playgroundPort, botUrl, people, typing };
      parts.add(startPlayground(options), (ended) => {
        addresses.playgroundUrl = null;
        say(`The Playground ${howItEnded(ended)}; see ${dataDir}/logs. Everything else goes on.`);
      });
    }
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

const reason = (error: Error): string =>
  'remedy' in error && error.remedy ? `${error.message}\n${String(error.remedy)}` : error.message;

function buildTabWhenStale(
  root: string,
  dataDir: string,
  parts: ReturnType<typeof createParts>,
): void {
  if (!tabIsStale(root)) return;
  if (!canBuildTab(root)) {
    say(
      'The tab is not built here, and the tools to build it are not installed: npm ci, npm run build.',
    );
    return;
  }
  say('The tab is being built; its page shows itself when that is done.');
  const from = performance.now();
  parts.add(buildTab(root, dataDir), ({ code }) => {
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    say(
      code === 0
        ? `The tab is built (${seconds} s).`
        : `The tab could not be built; see ${dataDir}/logs/tab-build.log.`,
    );
  });
}

function onSignals(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      say('Stopping …');
      void stop();
    });
  }
}

interface Addresses {
  readonly url: string;
  readonly playgroundUrl: string | null;
}

function welcome({ url, playgroundUrl }: Addresses, typing: string, dataDir: string): string {
  // process.uptime() counts from the start of this process, before any of our code was loaded.
  const lines: readonly (readonly [string, string] | null)[] = [
    ['Tab', `${url}/tab/`],
    ['Local powers', `${url}/dev   (be anybody, move the clock, see the mail)`],
    playgroundUrl === null
      ? null
      : [
          'Playground',
          `${playgroundUrl}   (you are ${typing}; another: npm start -- --as "Jonas Weber")`,
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
