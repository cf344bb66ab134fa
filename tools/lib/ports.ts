import { createServer } from 'node:net';

/** @returns the port, or null when somebody else listens there; 0 gives any free one */
export function freePort(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const got = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(got));
    });
  });
}

/** A port that nobody listens on. @param preferred taken when it is free */
export async function anyPort(preferred = 0): Promise<number> {
  return (await freePort(preferred)) ?? (await freePort(0)) ?? 0;
}
