import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { type Running, whoRuns } from './door.ts';
import { ClientError } from './wire.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

/** Reads the environment as npm start does. */
function config() {
  const envFile = join(ROOT, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  return readConfig(process.env);
}

/** The product that npm start runs on this machine's data folder; null when there is none. */
export const runningHere = (): Promise<Running | null> => whoRuns(resolve(ROOT, config().dataDir));

/** Where the local tenant answers: as the running product says, else as it is configured. */
export async function tenantAddress(): Promise<string> {
  const { mode, ...rest } = config();
  if (mode !== 'local' || !('tenantUrl' in rest)) {
    throw new ClientError(
      'The terminal client talks to the local mode only; here a real tenant is configured.',
      'Use Microsoft Teams, or run Praxis without the MicrosoftApp… variables.',
    );
  }
  return (await runningHere())?.tenantUrl ?? rest.tenantUrl;
}
