import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { buildPackage, type Package } from '../manifest/build.ts';
import { PackageError } from '../manifest/problem.ts';
import { TEAM_RIGHTS } from '../manifest/rights.ts';
import { readSettings, type Settings } from '../manifest/settings.ts';
import { createWords } from '../src/adapters/words/words.ts';

const USAGE = `npm run package [-- options]

  --dry-run   check everything and print the manifest; write nothing
  --help

Makes dist/praxis-<version>.zip for Teams from the variables of .env (env.sample says which). Needs no network.
`;

const ROOT = join(import.meta.dirname, '..');

function version(): string {
  const file: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(file).version;
}

function madeFor(settings: Settings): Package {
  const words = createWords();
  return buildPackage({
    settings,
    version: version(),
    say: (language, key) => words.say(language, ['manifest', key].join('.')),
  });
}

function nextSteps({ appId, host, tenantId }: Settings): string {
  const rights = TEAM_RIGHTS.map(({ name, why }) => `      ${name}: ${why.join('; ')}`).join('\n');
  return `
Next, as an administrator of the tenant ${tenantId}:
  1. The registration ${appId} needs the identifier URI api://${host}/botid-${appId}.
  2. Upload the file in the Teams admin center: Teams apps, Manage apps, Upload new app.
  3. Where the app is added to a team, its owner consents for that team to
${rights}
`;
}

function run(): void {
  const { values } = parseArgs({
    options: {
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const envFile = join(ROOT, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const settings = readSettings(process.env);
  const made = madeFor(settings);
  if (values['dry-run']) {
    process.stdout.write(made.manifest);
    return;
  }
  const file = join(ROOT, 'dist', made.name);
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(file, made.bytes);
  const shown = relative(ROOT, file).replaceAll('\\', '/');
  process.stdout.write(
    `${shown} (${made.bytes.length} bytes): ${[...made.files.keys()].join(', ')}\n`,
  );
  process.stdout.write(nextSteps(settings));
}

try {
  run();
} catch (error) {
  const badOption = error instanceof TypeError && 'code' in error;
  if (!(error instanceof PackageError) && !badOption) throw error;
  process.stderr.write(`${error.message}\n${badOption ? `\n${USAGE}` : ''}`);
  process.exitCode = 1;
}
