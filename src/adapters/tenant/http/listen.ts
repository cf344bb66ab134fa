import { createReadStream, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Answer } from '../graph/batch.ts';
import { newGuid } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { errorBody, ODataError } from './errors.ts';
import type { Reply } from './router.ts';

const MAX_FILE_BYTES = 250 * 1024 * 1024;
const MAX_JSON_BYTES = 4 * 1024 * 1024;

/** Turns HTTP into calls and replies into HTTP; no decision is made here. */
export function listen(tenant: Tenant, answer: Answer): RequestListener {
  return (request, response) => {
    serve(tenant, answer, request, response).catch((error: unknown) => {
      // The other side hung up in the middle: there is nobody left to tell.
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      response.destroy();
    });
  };
}

async function serve(
  tenant: Tenant,
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', tenant.url);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const method = request.method ?? 'GET';
  const limit =
    method === 'PUT' && !url.pathname.startsWith('/connector/') ? MAX_FILE_BYTES : MAX_JSON_BYTES;
  const body = await read(request, limit);
  if (!body) {
    const error = new ODataError(413, 'requestEntityTooLarge', 'The request is too large.');
    write(response, {
      status: 413,
      json: errorBody(error, tenant.clock.iso()),
      headers: { connection: 'close' },
    });
    return;
  }
  const caller = { kind: 'app' as const, appId: '', scopes: [] };
  write(
    response,
    await answer({ tenant, method, url, query: url.searchParams, headers, body, caller }),
  );
}

/** The whole body, or undefined when it is above the limit. */
async function read(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function write(response: ServerResponse, reply: Reply): void {
  const headers: Record<string, string> = { 'request-id': newGuid(), 'cache-control': 'no-store' };
  for (const [name, value] of Object.entries(reply.headers ?? {}))
    headers[name.toLowerCase()] = value;
  if (reply.breaks === 'whole') {
    response.destroy();
    return;
  }
  if (reply.stream) {
    void writeStream(response, reply, reply.stream, headers);
    return;
  }
  if (reply.file !== undefined) {
    writeFile(response, reply.file, headers, reply.breaks === 'half');
    return;
  }
  const bytes =
    reply.json === undefined
      ? (reply.bytes ?? Buffer.alloc(0))
      : Buffer.from(JSON.stringify(reply.json));
  if (reply.json !== undefined) headers['content-type'] = 'application/json; charset=utf-8';
  headers['content-length'] = String(bytes.length);
  response.writeHead(reply.status, headers);
  if (reply.breaks === 'half') breakOff(response, bytes);
  else response.end(bytes);
}

/** The whole length is declared, half of it comes, and the connection is gone. */
function breakOff(response: ServerResponse, bytes: Buffer): void {
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

async function writeStream(
  response: ServerResponse,
  reply: Reply,
  stream: NonNullable<Reply['stream']>,
  headers: Record<string, string>,
): Promise<void> {
  const closed = new AbortController();
  response.once('close', () => closed.abort());
  response.writeHead(reply.status, headers);
  try {
    await stream((text) => response.write(text), closed.signal);
    response.end();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    response.destroy();
  }
}

function writeFile(
  response: ServerResponse,
  path: string,
  headers: Record<string, string>,
  breaks: boolean,
): void {
  const stream = createReadStream(path);
  stream.once('open', () => {
    const { size } = statSync(path);
    response.writeHead(200, { ...headers, 'content-length': String(size) });
    if (breaks) breakOff(response, readFileSync(path).subarray(0, size));
    else stream.pipe(response);
  });
  stream.once('error', () => {
    // The file left the folder since the last scan; the next start tells it as deleted.
    if (!response.headersSent) response.writeHead(404, { 'content-length': '0' });
    response.end();
  });
}
