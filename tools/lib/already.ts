import { z } from 'zod';
import type { LocalConfig } from '../../src/config.ts';
import { type Running, whoRuns } from './door.ts';
import { freePort } from './ports.ts';
import { Refusal } from './refusal.ts';

const healthSchema = z.object({ status: z.string(), parts: z.record(z.string(), z.unknown()) });

/** Whether a Praxis server answers at this address, well or not. */
export async function isPraxis(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(3_000) });
    return healthSchema.safeParse(await response.json()).success;
  } catch {
    // No answer, or not in JSON: another program's port.
    return false;
  }
}

const howToStop = (running: Running): string => {
  const pids = [running.pid, ...Object.values(running.parts)].join(' ');
  return process.platform === 'win32'
    ? `Ctrl+C there, or in the Task Manager (processes ${pids})`
    : `Ctrl+C there, or with: kill ${running.pid}`;
};

/**
 * Refuses a second start before anything was touched.
 * @throws Refusal that names where the first one runs, or which port is another program's
 */
export async function refuseSecondStart(config: LocalConfig, dataDir: string): Promise<void> {
  const running = await whoRuns(dataDir);
  if (running) {
    throw new Refusal(
      `Praxis is already running at ${running.url} on ${running.dataDir}. Stop it with ${howToStop(running)}.\n` +
        'To run a second one beside it, give it its own folder and ports:\n' +
        `  DATA_DIR=data-2 ${portsBeside(config)} npm start`,
    );
  }
  const instead = portsBeside(config);
  await refuseTaken(config.port, config.publicUrl, instead);
  await refuseTaken(tenantPort(config), config.tenantUrl, instead);
}

const tenantPort = (config: LocalConfig): number => Number(new URL(config.tenantUrl).port || 80);

/** Other ports than those that were asked for. */
const portsBeside = (config: LocalConfig): string =>
  `PORT=${config.port + 1000} PRAXIS_TENANT_URL=http://127.0.0.1:${tenantPort(config) + 1000}`;

async function refuseTaken(port: number, url: string, instead: string): Promise<void> {
  if (port === 0 || (await freePort(port)) !== null) return;
  if (await isPraxis(url)) {
    throw new Refusal(
      `Praxis is already running at ${url}, on another data folder. Stop it with Ctrl+C there, or choose another port:\n  ${instead} npm start`,
    );
  }
  throw new Refusal(
    `Port ${port} is taken by another program. Stop that, or choose another port:\n  ${instead} npm start`,
  );
}
