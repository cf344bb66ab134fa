import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../src/config.ts';
import { startLocal } from './lib/local.ts';
import { PLAYGROUND_PORT } from './lib/playground.ts';
import { Refusal } from './lib/refusal.ts';

const USAGE = `npm start [-- options]

  --library <folder>   show a folder of documents as a SharePoint library (again for more folders)
  --as <person>        who types in the Agents Playground (Amina Diallo unless told)
  --no-playground      do not start the Agents Playground
  --playground-port    where its page is, if that port is free (56150 unless told; 0 for any)
  --help

Without any MicrosoftApp… variable it runs on this machine alone, with an invented organization.
`;

const ROOT = join(import.meta.dirname, '..');

interface Options {
  readonly libraries: readonly string[];
  readonly typing: string;
  readonly playground: boolean;
  readonly playgroundPort: number;
}

/** @returns null when only the usage was asked for */
function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      library: { type: 'string', multiple: true, default: [] },
      as: { type: 'string', default: 'Amina Diallo' },
      'no-playground': { type: 'boolean', default: false },
      'playground-port': { type: 'string', default: String(PLAYGROUND_PORT) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  // npm runs scripts in the package's folder; a relative path means the folder where it was typed.
  const typedIn = process.env.INIT_CWD ?? process.cwd();
  const libraries = values.library.map((folder) => resolve(typedIn, folder));
  for (const folder of libraries) {
    if (!existsSync(folder) || !statSync(folder).isDirectory())
      throw new Refusal(`--library ${folder}: there is no such folder.`);
  }
  const playgroundPort = Number(values['playground-port']);
  if (!Number.isInteger(playgroundPort) || playgroundPort < 0 || playgroundPort > 65_535)
    throw new Refusal(`--playground-port ${values['playground-port']}: this is no port.`);
  return {
    libraries,
    typing: values.as,
    playground: !values['no-playground'],
    playgroundPort,
  };
}

async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(USAGE);
    return;
  }
  const envFile = join(ROOT, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const config = readConfig(process.env);
  if (config.mode === 'production') {
    await import('../src/main.ts');
    return;
  }
  await startLocal({ root: ROOT, config, ...options });
}

try {
  await start();
} catch (error) {
  const told = error instanceof ConfigError || error instanceof Refusal;
  const badOption = error instanceof TypeError && 'code' in error;
  if (!told && !badOption) throw error;
  process.stderr.write(`${error.message}\n${badOption ? `\n${USAGE}` : ''}`);
  process.exitCode = 1;
}
