import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly authorization: string | undefined;
}

export interface Scripted {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection breaks instead of an answer. */
  readonly hangUp?: boolean;
}

/** A Bot connector over real HTTP that answers what it is told, then accepts everything. */
export async function startConnector() {
  const received: Received[] = [];
  const script: Scripted[] = [];
  let count = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    received.push({
      method: request.method ?? '',
      path: decodeURIComponent(request.url ?? ''),
      body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
      authorization: request.headers.authorization,
    });
    count += 1;
    const next = script.shift();
    if (next?.hangUp) {
      request.socket.destroy();
      return;
    }
    const made = request.url === '/v3/conversations' ? 201 : 200;
    const id = String(1_700_000_000_000 + count);
    const channel = (received.at(-1)?.body.channelData as { channel?: { id: string } } | undefined)
      ?.channel;
    const body = next?.body ?? {
      id: channel ? `${channel.id};messageid=${id}` : id,
      activityId: id,
    };
    response.writeHead(next?.status ?? made, {
      'content-type': 'application/json',
      ...next?.headers,
    });
    response.end(JSON.stringify(body));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    received,
    /** The next requests are answered so, in this order. */
    answers: (...scripted: readonly Scripted[]): void => void script.push(...scripted),
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type TestConnector = Awaited<ReturnType<typeof startConnector>>;
