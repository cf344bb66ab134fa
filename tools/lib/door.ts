import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const runningSchema = z.object({
  /** The process that started the rest. */
  pid: z.number(),
  dataDir: z.string(),
  url: z.string(),
  tenantUrl: z.string(),
  playgroundUrl: z.string().nullable(),
  /** Process ids of what it started, by name. */
  parts: z.record(z.string(), z.number()),
  ready: z.boolean(),
});
/** A product that runs on this machine, as it says itself. */
export type Running = z.infer<typeof runningSchema>;

export interface Door {
  close(): Promise<void>;
}

/**
 * One socket for each data folder. It lives exactly as long as its process, however that ends, which a file
 * with a process id in it does not; and it is short enough for every system's limit on socket names.
 */
function addressOf(dataDir: string): string {
  const name = `praxis-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** Who runs on this data folder; null when nobody does. */
export function whoRuns(dataDir: string): Promise<Running | null> {
  return new Promise((done) => {
    let answer = '';
    const socket = connect(addressOf(dataDir));
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('data', (part) => {
      answer += part.toString('utf8');
    });
    // Nobody there, or a socket left by a process that was killed: both mean that nobody runs.
    socket.on('error', () => done(null));
    socket.on('close', () => {
      const parsed = answer === '' ? null : runningSchema.safeParse(JSON.parse(answer));
      done(parsed?.success ? parsed.data : null);
    });
  });
}

/** Takes the data folder for this process. @returns null when somebody else holds it */
export async function openDoor(dataDir: string, running: () => Running): Promise<Door | null> {
  const address = addressOf(dataDir);
  const server = createServer((socket) => {
    // The caller may be gone before it hears the answer; there is nobody left to tell.
    socket.on('error', () => undefined);
    socket.end(JSON.stringify(running()));
  });
  const listen = (): Promise<boolean> =>
    new Promise((done, failed) => {
      const refused = (error: NodeJS.ErrnoException): void => {
        if (error.code === 'EADDRINUSE') done(false);
        else failed(error);
      };
      server.once('error', refused);
      server.listen(address, () => {
        server.off('error', refused);
        done(true);
      });
    });
  const close = (): Promise<void> => new Promise((done) => server.close(() => done()));
  if (await listen()) return { close };
  if (await whoRuns(dataDir)) return null;
  rmSync(address, { force: true });
  return (await listen()) ? { close } : null;
}
