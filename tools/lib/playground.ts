import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TENANT_ID } from '../../src/adapters/tenant/address.ts';
import { BOT_ID, BOT_NAME } from '../../src/adapters/tenant/bot.ts';
import { type Child, startChild, turnLog } from './child.ts';
import { type PersonOnFile, whoIs } from './wire.ts';

export const PLAYGROUND_PORT = 56_150;

/** Besides whoever types: it wants exactly five others, and shows them as members of its group and team. */
const OTHERS = [
  'Amina Diallo',
  'Jonas Weber',
  'Carlos Mendoza',
  'Mei Tanaka',
  'Lena Okafor',
  'Fatou Ndiaye',
];

/**
 * The Playground's people are those of the local tenant: `from.aadObjectId` of every activity is that person's
 * object id, so that the bot knows who speaks. Its ids of chats and channels are its own on purpose. Its team is
 * no community: with a community's channel id the bot would take the Playground's page for that channel, and post
 * where nobody but the Playground's user ever looks. Who types is `currentUser`; the page cannot change it.
 */
export function playgroundConfig(people: readonly PersonOnFile[], typing: PersonOnFile): string {
  const others = OTHERS.map((name) => whoIs(people, name))
    .filter(({ id }) => id !== typing.id)
    .slice(0, 5);
  return JSON.stringify(
    {
      version: '0.1.1',
      tenantId: TENANT_ID,
      bot: { id: BOT_ID, name: BOT_NAME },
      currentUser: user(typing),
      users: others.map(user),
      personalChat: { id: `a:playground-${typing.id}` },
      groupChat: { id: '19:playground-group@thread.v2', name: 'Group chat' },
      team: {
        id: '19:playground-general@thread.tacv2',
        name: 'Playground team',
        aadGroupId: '5f0c1d2e-0000-4000-8000-000000000002',
        channels: [{ id: '19:playground-channel@thread.tacv2', name: 'Channel' }],
      },
    },
    null,
    2,
  );
}

const user = ({ id, name, mail }: PersonOnFile) => {
  const [givenName = name, ...rest] = name.split(' ');
  // The misspelt name is the Playground's own.
  return {
    id: `29:playground-${id}`,
    name,
    userPrincipleName: mail,
    aadObjectId: id,
    givenName,
    surname: rest.join(' '),
    email: mail,
  };
};

const cli = (root: string): string =>
  join(root, 'node_modules', '@microsoft', 'm365agentsplayground', 'cli.js');

/** A development package: an installation for production has none. */
export const hasPlayground = (root: string): boolean => existsSync(cli(root));

interface PlaygroundOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly port: number;
  readonly botUrl: string;
  readonly people: readonly PersonOnFile[];
  readonly typing: PersonOnFile;
}

/** Starts the Playground's page. Its file is JSON, which every YAML reader reads. */
export function startPlayground(options: PlaygroundOptions): Child {
  const { root, dataDir, port, botUrl, people, typing } = options;
  const configFile = join(dataDir, 'm365agentsplayground.yml');
  writeFileSync(configFile, playgroundConfig(people, typing));
  const logFile = join(dataDir, 'logs', 'playground.log');
  turnLog(logFile);
  return startChild({
    name: 'playground',
    args: [
      '--import',
      new URL('./loopback.mjs', import.meta.url).href,
      cli(root),
      'start',
      ...['-e', `${botUrl}/api/messages`, '-c', 'msteams', '-p', String(port)],
      '--disable-telemetry',
    ],
    cwd: dataDir,
    env: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: configFile,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(dataDir, 'logs', 'playground-console.log'),
    },
    logFile,
  });
}
