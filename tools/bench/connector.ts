import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes whatever bots send and counts it: the Teams side of a turn, as cheap as can be. */
export interface MockConnector {
  /** A service URL for activities. */
  readonly url: string;
  readonly taken: () => number;
  close(): Promise<void>;
}

const ANSWER = Buffer.from('{"id":"1"}');

export async function startConnector(): Promise<MockConnector> {
  let taken = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      if (request.method === 'POST') taken += 1;
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': ANSWER.length,
      });
      response.end(ANSWER);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    taken: () => taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
