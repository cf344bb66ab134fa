import type { Server as NodeServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createRestify, type Request, type Response, type Server } from 'restify';
import { AppError } from '../kernel/errors.ts';
import { lighter } from './compression.ts';
import { onSites } from './cross-origin.ts';
import type { HttpDeps } from './deps.ts';
import type { Exchange, Handler, Mount, Reply } from './exchange.ts';
import { preferredLanguage } from './language.ts';
import { localMounts } from './local.ts';
import { onlyOurPages } from './loopback.ts';
import { openApiMount } from './openapi.ts';
import { operationMounts } from './operations.ts';
import { ProtocolError, refuse } from './problem.ts';
import { mounted } from './route.ts';
import { apiRoutes } from './routes.ts';
import { tabMounts } from './tab.ts';
import { dailyFaults } from './unrecorded.ts';
import { webhookMounts } from './webhooks.ts';

export interface HttpServer {
  /** Answers the address it listens on; port 0 takes a free one. */
  listen(port: number, host: string): Promise<string>;
  /** Takes nothing new and resolves once what is in flight is answered, or cut off after the grace. */
  close(graceMs?: number): Promise<void>;
}

/** Longer than a proxy keeps an idle connection (usually 60 s), so that none is closed as it is used again. */
const KEEP_ALIVE_MS = 65_000;
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
const GRACE_MS = 10_000;

/** The longest `:id`, as in the contract; anything longer is no route of ours. */
const LONGEST_PARAMETER = 200;

/** The library logs through its own; what is worth a line is logged by us. */
const SILENT = { trace: () => false, debug: () => false, info: () => {}, warn: () => {} };

/** What the type package, older than the library, does not know of it. */
interface Untyped {
  /** The Node server inside; the types take the two for one. */
  readonly server: NodeServer;
  /** Runs before anything else; false ends the request there. */
  first(handler: (req: Request, res: Response) => boolean): void;
}

const untyped = (server: Server): Untyped => server as unknown as Untyped;

export function createServer(deps: HttpDeps): HttpServer {
  const server = createRestify({
    name: '',
    log: SILENT as unknown as Request['log'],
    maxParamLength: LONGEST_PARAMETER,
  });
  const node = untyped(server).server;
  node.keepAliveTimeout = KEEP_ALIVE_MS;
  node.headersTimeout = HEADERS_MS;
  node.requestTimeout = REQUEST_MS;

  const references = new WeakMap<Request, string>();
  prepare(server, deps, references);
  const answering = answerer(deps, references, () => node.listening);
  for (const mount of mounts(deps)) place(server, mount, answering);
  placeBot(server, deps, answering);
  server.on('restifyError', (req: Request, res: Response, error: unknown, done: () => void) => {
    void answering(req, res, () => {
      throw unrouted(error);
    }).finally(done);
  });
  // Without a listener here even an error that `listen` reports would be thrown where nobody catches.
  server.on('error', (error: Error) => deps.log.error({ err: error }, 'HTTP server'));
  server.on('after', () => {
    if (!node.listening) setImmediate(() => node.closeIdleConnections());
  });
  return { listen: (port, host) => listen(node, port, host), close: (ms) => close(node, ms) };
}

function mounts(deps: HttpDeps): readonly Mount[] {
  const routes = apiRoutes(deps);
  const faults = dailyFaults(deps);
  return [
    ...routes.flatMap((route) => {
      const mount = mounted(route, deps, faults);
      return route.onSites ? onSites(mount, deps) : [mount];
    }),
    openApiMount(routes),
    ...operationMounts(deps),
    ...(deps.webhooks ? webhookMounts(deps.webhooks, deps.log, deps.local !== null) : []),
    ...tabMounts(deps),
    ...localMounts(deps),
  ];
}

const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i;

/** A Host that is no host, or a target that is no path, makes the library throw where nobody catches. */
const isAddress = (host: string | undefined, target: string | undefined): boolean =>
  HOST.test(host ?? '') &&
  (target ?? '').startsWith('/') &&
  URL.canParse(`http://${host}${target}`);

function prepare(server: Server, deps: HttpDeps, references: WeakMap<Request, string>): void {
  untyped(server).first((req, res) => {
    const reference = deps.ids.next();
    references.set(req, reference);
    res.setHeader('X-Request-Id', reference);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Referrer-Policy', 'no-referrer');
    res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    res.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    if (!deps.local) res.setHeader('Strict-Transport-Security', 'max-age=31536000');
    if (isAddress(req.headers.host, req.url)) return true;
    res.statusCode = 400;
    res.setHeader('Connection', 'close');
    res.end();
    return false;
  });
}

function unrouted(error: unknown): Error {
  const status = (error as { readonly statusCode?: unknown }).statusCode;
  if (status === 405) return new ProtocolError('method-not-allowed', 'no such method here');
  if (status === 404) return new AppError('not-found', 'no such route');
  return error instanceof Error ? error : new Error(String(error));
}

type Answering = (req: Request, res: Response, handle: Handler) => Promise<void>;

function answerer(
  deps: HttpDeps,
  references: WeakMap<Request, string>,
  listening: () => boolean,
): Answering {
  return async (req, res, handle) => {
    const [path = '', query = ''] = (req.url ?? '').split(/\?(.*)/s);
    const exchange: Exchange = {
      req,
      reference: references.get(req) ?? '',
      path,
      query: new URLSearchParams(query),
      params: req.params as Record<string, string>,
      language: preferredLanguage(req.headers['accept-language']),
    };
    const reply = await run(handle, exchange, deps);
    if (res.headersSent) {
      // Half an answer is none: better cut off than waited for.
      if (!res.writableEnded) res.destroy();
      return;
    }
    // Not kept for another request: while closing, and where the sender may still be sending far too much.
    const endless = reply.status === 413 && !req.complete;
    if (!listening() || endless) res.setHeader('Connection', 'close');
    send(res, await lighter(reply, req));
  };
}

async function run(handle: Handler, exchange: Exchange, deps: HttpDeps): Promise<Reply> {
  try {
    return await handle(exchange);
  } catch (error) {
    return refuse(error, exchange, deps.words, deps.log);
  }
}

function send(res: Response, { status, headers, body }: Reply): void {
  const bytes = Buffer.from(body ?? '');
  const length = status === 204 ? {} : { 'Content-Length': String(bytes.byteLength) };
  res.sendRaw(status, bytes, { ...headers, ...length });
}

function place(server: Server, { method, path, handle }: Mount, answering: Answering): void {
  const handler = async (req: Request, res: Response) => answering(req, res, handle);
  if (method === 'GET') {
    server.get(path, handler);
    server.head(path, handler);
  } else if (method === 'POST') server.post(path, handler);
  else if (method === 'PUT') server.put(path, handler);
  else if (method === 'OPTIONS') server.opts(path, handler);
  else server.del(path, handler);
}

/** The bot answers for itself; without credentials, which the local mode has none of, only to this machine. */
function placeBot(server: Server, deps: HttpDeps, answering: Answering): void {
  const { botEndpoint, local } = deps;
  if (!botEndpoint) return;
  server.post('/api/messages', async (req: Request, res: Response) => {
    try {
      if (local) onlyOurPages({ req });
      await botEndpoint(req, res);
    } catch (error) {
      await answering(req, res, () => Promise.reject(error));
    }
  });
}

function listen(node: NodeServer, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    node.once('error', reject);
    node.listen(port, host, () => {
      node.off('error', reject);
      const { port: taken } = node.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${taken}`);
    });
  });
}

function close(node: NodeServer, graceMs = GRACE_MS): Promise<void> {
  if (!node.listening) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const cutOff = setTimeout(() => node.closeAllConnections(), graceMs);
    node.close((error) => {
      clearTimeout(cutOff);
      if (error) reject(error);
      else resolve();
    });
  });
}
