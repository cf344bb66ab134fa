import { setTimeout as pause } from 'node:timers/promises';
import { Client, type GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { authenticate } from './authenticate.ts';
import { type BatchAnswer, type BatchCall, batchCaller } from './batch.ts';
import { behaviour, CallHints, urlOf } from './chain.ts';
import { GraphFault, toFault } from './faults.ts';
import { persist, RETRY_DEFAULTS, retry } from './retry.ts';
import { follow, type Target } from './route.ts';
import { type GraphCall, telemetry } from './telemetry.ts';
import { type Patience, timeout } from './timeout.ts';
import type { AccessToken, TokenProvider } from './tokens.ts';

export interface GraphOptions {
  readonly tokens: TokenProvider;
  /** Origin, default `https://graph.microsoft.com`; the local tenant's otherwise. */
  readonly baseUrl?: string;
  /** A number from 0 to below 1. */
  readonly random: () => number;
  /** Milliseconds of the machine's own clock. */
  readonly now: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  readonly fetch?: typeof fetch;
  /** Told of every attempt, refused ones included. */
  readonly onCall?: (call: GraphCall) => void;
  readonly userAgent?: string;
  readonly patience?: Patience;
  readonly attempts?: number;
}

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** It carries a file: it may take longer than a question. */
  readonly transfer?: boolean;
  /** A POST that may be sent twice without harm. */
  readonly repeatable?: boolean;
}

/**
 * Graph as the adapters use it: answers are checked by schema, refusals are `GraphFault`, passing trouble is waited
 * out. Every method throws GraphFault.
 */
export interface Graph {
  get<T>(target: Target, schema: z.ZodType<T>, options?: CallOptions): Promise<T>;
  /** A collection page by page. @param schema of one item */
  pages<T>(
    target: Target,
    schema: z.ZodType<T>,
    options?: CallOptions,
  ): AsyncIterable<readonly T[]>;
  post<T>(target: Target, body: unknown, schema: z.ZodType<T>, options?: CallOptions): Promise<T>;
  patch<T>(target: Target, body: unknown, schema: z.ZodType<T>, options?: CallOptions): Promise<T>;
  /** A POST that is taken on and done later. @returns where to ask how it stands (its `Location`) */
  begin(target: Target, body: unknown): Promise<string>;
  remove(target: Target): Promise<void>;
  put<T>(
    target: Target,
    bytes: Uint8Array,
    schema: z.ZodType<T>,
    options?: CallOptions,
  ): Promise<T>;
  /** The raw answer; a redirect is not followed. */
  raw(target: Target, options?: CallOptions): Promise<Response>;
  /** Reads of any number, sent in `$batch`es of twenty; throttled ones are asked again. */
  batch(calls: readonly BatchCall[]): Promise<ReadonlyMap<string, BatchAnswer>>;
  /**
   * An address that carries its own permission (downloads, upload sessions): sent without our token.
   * They carry files and have a file's time.
   */
  open(url: string, init?: RequestInit & { route?: string }): Promise<Response>;
  /** The same service with the rights of whoever the token stands for. */
  as(token: AccessToken): Graph;
}

const PATIENCE: Patience = { callMs: 30_000, transferMs: 120_000 };
const USER_AGENT = 'NONISV|Praxis|Praxis/1.0';

/** The gateway to Graph on Microsoft's own client with our chain of small behaviours. */
export function createGraph(options: GraphOptions): Graph {
  return graphWith(options, options.tokens.app);
}

function graphWith(options: GraphOptions, token: AccessToken): Graph {
  const baseUrl = new URL(options.baseUrl ?? 'https://graph.microsoft.com').origin;
  const send = options.fetch ?? fetch;
  const persistence = {
    ...RETRY_DEFAULTS,
    ...(options.attempts === undefined ? {} : { attempts: options.attempts }),
    random: options.random,
    sleep: options.sleep ?? ((milliseconds: number) => pause(milliseconds)),
  };
  const watch = {
    now: options.now,
    userAgent: options.userAgent ?? USER_AGENT,
    onCall: options.onCall ?? (() => undefined),
  };
  const patience = options.patience ?? PATIENCE;
  const client = Client.initWithMiddleware({
    baseUrl: `${baseUrl}/`,
    middleware: chainOf({ persistence, watch, patience, token, baseUrl, send }),
  });

  const request = (target: Target, call: CallOptions = {}): GraphRequest =>
    client
      .api(target.path)
      .headers({ ...call.headers })
      .middlewareOptions([new CallHints(target.route, call)]);

  async function pageOf<T>(
    target: Target,
    schema: z.ZodType<T>,
    call?: CallOptions,
  ): Promise<Page<T>> {
    const answer: unknown = await asked(`GET ${target.route}`, () => request(target, call).get());
    return checked(pageSchema(schema), answer, target);
  }

  return {
    async get(target, schema, call) {
      return checked(
        schema,
        await asked(`GET ${target.route}`, () => request(target, call).get()),
        target,
      );
    },
    async *pages<T>(target: Target, schema: z.ZodType<T>, call?: CallOptions) {
      for (let next: Target | null = target; next; ) {
        const page: Page<T> = await pageOf(next, schema, call);
        yield page.value;
        const link = page['@odata.nextLink'];
        next = link === undefined ? null : follow(target.route, link);
      }
    },
    async post(target, body, schema, call) {
      const what = `POST ${target.route}`;
      return checked(schema, await asked(what, () => request(target, call).post(body)), target);
    },
    async patch(target, body, schema, call) {
      const what = `PATCH ${target.route}`;
      return checked(schema, await asked(what, () => request(target, call).patch(body)), target);
    },
    async begin(target, body) {
      const answer: Response = await asked(`POST ${target.route}`, () =>
        request(target).responseType(ResponseType.RAW).post(body),
      );
      await answer.body?.cancel();
      const location = answer.headers.get('location');
      if (answer.ok && location) return location;
      throw new GraphFault(answer.status, 'not taken on', `POST ${target.route}`);
    },
    async remove(target) {
      await asked(`DELETE ${target.route}`, () => request(target).delete());
    },
    async put(target, bytes, schema, call) {
      const what = `PUT ${target.route}`;
      return checked(
        schema,
        await asked(what, () =>
          request(target, call)
            .header('content-type', 'application/octet-stream')
            // The client would send a typed array's whole memory, whatever part of it the array shows.
            .put(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
        ),
        target,
      );
    },
    raw: (target, call) =>
      asked(`GET ${target.route}`, () =>
        request(target, call).option('redirect', 'manual').responseType(ResponseType.RAW).get(),
      ),
    batch: batchCaller(
      (body) =>
        asked('POST /$batch', () =>
          request({ route: '/$batch', path: '/$batch' }, { repeatable: true }).post(body),
        ),
      persistence,
    ),
    open: (url, { route = 'open', ...init } = {}) =>
      openAddress({ send, persistence, watch }, url, init, patience.transferMs, route),
    as: (other) => graphWith(options, other),
  };
}

interface Links {
  readonly persistence: Parameters<typeof retry>[0];
  readonly watch: Parameters<typeof telemetry>[0];
  readonly patience: Patience;
  readonly token: AccessToken;
  readonly baseUrl: string;
  readonly send: typeof fetch;
}

/** From the outside in: every attempt is told, timed and carries a token that is fresh for it. */
const chainOf = ({ persistence, watch, patience, token, baseUrl, send }: Links) => [
  retry(persistence),
  telemetry(watch),
  timeout(patience),
  authenticate(token, baseUrl),
  behaviour(async (context) => {
    context.response = await send(urlOf(context), context.options);
  }),
];

interface Page<T> {
  readonly value: readonly T[];
  readonly '@odata.nextLink'?: string | undefined;
}

const pageSchema = <T>(item: z.ZodType<T>) =>
  z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() });

/** The client's answers are untyped: they leave here as unknown or as what the caller checked for. */
async function asked<T>(what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toFault(error, what);
  }
}

function checked<T>(schema: z.ZodType<T>, answer: unknown, target: Target): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new GraphFault(200, 'unexpectedAnswer', target.route, { cause: parsed.error });
}

interface OpenDoor {
  readonly send: typeof fetch;
  readonly persistence: Parameters<typeof persist>[2];
  readonly watch: Omit<Parameters<typeof telemetry>[0], 'userAgent'>;
}

async function openAddress(
  { send, persistence, watch }: OpenDoor,
  url: string,
  init: RequestInit,
  timeoutMs: number,
  route: string,
): Promise<Response> {
  const method = init.method ?? 'GET';
  const once = async (): Promise<Response> => {
    const began = watch.now();
    let status = 0;
    try {
      const response = await send(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
      status = response.status;
      return response;
    } finally {
      watch.onCall({ method, route, status, durationMs: watch.now() - began });
    }
  };
  return asked(`${method} ${route}`, () =>
    persist(once, { method, repeatable: false }, persistence),
  );
}
