import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request on its way through. */
export interface Passing {
  readonly method: string;
  /** Path and query, as asked for. */
  readonly path: string;
  readonly body: Buffer;
}

/** `cut`: the caller sees its connection break, whatever the other side did. */
export type Verdict = 'pass' | 'cut';

export interface Watch {
  /** Before anything is forwarded. May wait, for a server that is being started again. */
  before(passing: Passing): Promise<Verdict>;
  /** The other side has answered and the caller does not know it yet. */
  after(passing: Passing, status: number): Promise<Verdict>;
  /** The caller has the whole answer. */
  answered(passing: Passing, status: number): void;
}

export interface Proxy {
  readonly url: string;
  /** Requests that have come and have neither been answered nor cut. */
  readonly passing: () => number;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** No connection is kept: a killed process must not leave one that the next request finds broken. */
function forward(target: string, passing: Passing, incoming: IncomingMessage): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      new URL(passing.path, target),
      { method: passing.method, headers: { ...incoming.headers, connection: 'close' } },
      (response) => {
        bytesOf(response).then(
          (body) =>
            resolve({ status: response.statusCode ?? 502, headers: response.headers, body }),
          reject,
        );
      },
    );
    outgoing.once('error', reject);
    outgoing.end(passing.body);
  });
}

/**
 * Stands between two programs on this machine and lets somebody look at, hold back or cut every request.
 * @param port 0 takes a free one
 */
export async function startProxy(target: () => string, watch: Watch, port = 0): Promise<Proxy> {
  let count = 0;
  const server: Server = createServer((incoming, outgoing) => {
    count += 1;
    outgoing.once('close', () => {
      count -= 1;
    });
    const pass = async (): Promise<void> => {
      const passing: Passing = {
        method: incoming.method ?? 'GET',
        path: incoming.url ?? '/',
        body: await bytesOf(incoming),
      };
      if ((await watch.before(passing)) === 'cut' || outgoing.destroyed) {
        outgoing.destroy();
        return;
      }
      const answer = await forward(target(), passing, incoming);
      if ((await watch.after(passing, answer.status)) === 'cut') {
        outgoing.destroy();
        return;
      }
      const { 'transfer-encoding': _chunks, connection: _hop, ...headers } = answer.headers;
      outgoing.once('finish', () => watch.answered(passing, answer.status));
      outgoing.writeHead(answer.status, { ...headers, connection: 'close' });
      outgoing.end(answer.body);
    };
    // The other side died in the middle, or nobody listens there: the caller sees a broken connection.
    pass().catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    passing: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
