import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../src/config.ts';
import { startLocal } from './lib/local.ts';
import { Refusal } from './lib/refusal.ts';

const USAGE = `npm start [-- options]

  --library <folder>   show a folder of documents as a SharePoint library (again for more folders)
  --as <person>        who types in the Agents Playground (Amina Diallo unless told)
  --no-playground      do not start the Agents Playground
  --help

Without any MicrosoftApp… variable it runs on this machine alone, with an invented organization.
`;

const ROOT = join(import.meta.dirname, '..');

interface Options {
  readonly libraries: readonly string[];
  readonly typing: string;
  readonly playground: boolean;
}

/** @returns null when only the usage was asked for */
function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      library: { type: 'string', multiple: true, default: [] },
      as: { type: 'string', default: 'Amina Diallo' },
      'no-playground': { type: 'boolean', default: false },
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
  return { libraries, typing: values.as, playground: !values['no-playground'] };
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
