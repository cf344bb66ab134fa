import { type Ended, type ServerProcess, startServer } from './server.ts';

const COUNTER = /^praxis_possible_repeats_total (\d+)$/m;

/** The counter of one process as it stands; a process that does not listen yet has counted nothing. */
async function counted(url: string): Promise<number> {
  const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(5_000) }).catch(
    () => null,
  );
  return answer?.ok ? Number(COUNTER.exec(await answer.text())?.[1] ?? 0) : 0;
}

/** A server that comes again on the same data however it ends. */
export function lives(spec: Parameters<typeof startServer>[0]) {
  const own = `http://127.0.0.1:${spec.port}`;
  const starts: number[] = [];
  let current: ServerProcess | null = null;
  let alive: Promise<unknown> = Promise.resolve();
  let dying: Promise<void> | null = null;
  let before = 0;
  let listens = false;

  const begin = (): Promise<number> => {
    const next = startServer(spec);
    current = next;
    const ready = next.ready.then((ms) => {
      starts.push(ms);
      listens = true;
      return ms;
    });
    // Killed while it was starting: whoever waits, waits for the one after it.
    alive = ready.catch(() => undefined);
    return ready;
  };
  async function die(): Promise<void> {
    before += await counted(own);
    listens = false;
    await current?.end('SIGKILL');
    begin().catch(() => undefined);
  }
  return {
    own,
    starts,
    begin,
    /** It listens, and nobody is about to kill it. */
    isUp: (): boolean => listens && dying === null,
    async up(): Promise<void> {
      for (let waited: unknown = null; waited !== alive; ) {
        waited = alive;
        await dying;
        await alive;
      }
    },
    /** Two who ask at once kill one process. */
    kill(): Promise<void> {
      dying ??= die().finally(() => {
        dying = null;
      });
      return dying;
    },
    async stop(): Promise<Ended> {
      before += await counted(own);
      return (await current?.end('SIGTERM')) ?? { code: null, signal: null };
    },
    async destroy(): Promise<void> {
      await current?.end('SIGKILL');
    },
    repeats: async (): Promise<number> => before + (await counted(own)),
  };
}

export type Lives = ReturnType<typeof lives>;
