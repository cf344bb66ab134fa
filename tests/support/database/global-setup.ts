import { type RunningServers, SERVERS_VARIABLE, startServers } from './servers.ts';

declare global {
  // Handed from setup to teardown, which the runner loads apart.
  var praxisTestServers: RunningServers | undefined;
}

/** Before the first test file: one database server for all of them. */
export default async function globalSetup(config: { readonly maxWorkers: number }): Promise<void> {
  const running = await startServers(config.maxWorkers);
  globalThis.praxisTestServers = running;
  process.env[SERVERS_VARIABLE] = JSON.stringify(running.servers);
}
