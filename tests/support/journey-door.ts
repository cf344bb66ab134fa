import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What Teams is to the real adapter: it takes whatever is said to it. */
export async function startConnector() {
  const said: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      said.push(body ? (JSON.parse(body) as Record<string, unknown>) : {});
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: String(said.length) }));
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    said,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An activity that says no service address is given the connector's. */
export async function post(url: string, serviceUrl: string, body: unknown) {
  const whole = isRecord(body) && !('serviceUrl' in body) ? { ...body, serviceUrl } : body;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof whole === 'string' ? whole : JSON.stringify(whole),
  });
  return { status: response.status, text: await response.text() };
}
