import { setTimeout as pause } from 'node:timers/promises';
import { Client, type GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { authenticate } from './authenticate.ts';
import { type BatchAnswer, type BatchCall, type BatchOptions, batchCaller } from './batch.ts';
import { behaviour, CallHints, type Hints, urlOf } from './chain.ts';
import { asked, GraphFault } from './faults.ts';
import { type OpenInit, openAddress } from './open.ts';
import { createPace, type Pace, paced } from './pace.ts';
import type { Sizes } from './pace-limits.ts';
import { nextPages, type Page } from './pages.ts';
import { RETRY_DEFAULTS, retry } from './retry.ts';
import type { Target } from './route.ts';
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
  /** What the organization's size allows; the smallest, where it is not said. */
  readonly sizes?: Partial<Sizes>;
}

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** It carries a file: it may take longer than a question. */
  readonly transfer?: boolean;
  /** A POST that may be sent twice without harm. */
  readonly repeatable?: boolean;
  /** Nobody waits for it: whoever is waited for goes first. */
  readonly bulk?: boolean;
  /** Ends it: whoever asked does not wait any longer, and it is not sent again. */
  readonly signal?: AbortSignal;
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
  /** Calls of any number, sent in `$batch`es of twenty; throttled ones are sent again. */
  batch(
    calls: readonly BatchCall[],
    options?: BatchOptions,
  ): Promise<ReadonlyMap<string, BatchAnswer>>;
  /**
   * An address that carries its own permission (downloads, upload sessions): sent without our token.
   * They carry files and have a file's time.
   */
  open(url: string, init?: OpenInit): Promise<Response>;
  /** The same service with the rights of whoever the token stands for. */
  as(token: AccessToken): Graph;
}

const PATIENCE: Patience = { callMs: 30_000, transferMs: 120_000 };
const USER_AGENT = 'NONISV|Praxis|Praxis/1.0';

/** The gateway to Graph on Microsoft's own client with our chain of small behaviours. */
export function createGraph(options: GraphOptions): Graph {
  const sleep = options.sleep ?? ((milliseconds: number) => pause(milliseconds));
  const { now, sizes = {} } = options;
  // One for all identities: the limits are the app's, whoever it speaks for.
  const pace = createPace({ now, sleep, longestMs: RETRY_DEFAULTS.longestMs, sizes });
  return graphWith({ ...options, sleep, pace }, options.tokens.app, 'app');
}

type Whole = GraphOptions & Required<Pick<GraphOptions, 'sleep'>> & { readonly pace: Pace };

/** Tells persons apart for the limits that each has, and says nothing of them. */
const persons = new WeakMap<AccessToken, string>();
let met = 0;
function nameOf(token: AccessToken): string {
  const name = persons.get(token) ?? `person ${++met}`;
  persons.set(token, name);
  return name;
}

function graphWith(options: Whole, token: AccessToken, who: string): Graph {
  const { pace } = options;
  const baseUrl = new URL(options.baseUrl ?? 'https://graph.microsoft.com').origin;
  const send = options.fetch ?? fetch;
  const persistence = {
    ...RETRY_DEFAULTS,
    ...(options.attempts === undefined ? {} : { attempts: options.attempts }),
    random: options.random,
    sleep: options.sleep,
  };
  const watch = {
    now: options.now,
    userAgent: options.userAgent ?? USER_AGENT,
    onCall: options.onCall ?? (() => undefined),
  };
  const patience = options.patience ?? PATIENCE;
  const client = Client.initWithMiddleware({
    baseUrl: `${baseUrl}/`,
    middleware: chainOf({ persistence, pace, who, watch, patience, token, baseUrl, send }),
  });

  const request = (target: Target, call: CallOptions & Hints = {}): GraphRequest =>
    client
      .api(target.path)
      .headers({ ...call.headers })
      .options(call.signal ? { signal: call.signal } : {})
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
    pages: <T>(target: Target, schema: z.ZodType<T>, call?: CallOptions) =>
      nextPages(target, baseUrl, (next) => pageOf(next, schema, call)),
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
      (body, inside, repeatable) =>
        asked('POST /$batch', () =>
          request({ route: '/$batch', path: '/$batch' }, { repeatable, inside }).post(body),
        ),
      persistence,
      (call, headers) => pace.refused({ ...call, who }, headers),
    ),
    open: (url, init) =>
      openAddress({ send, persistence, watch, pace }, url, patience.transferMs, init),
    as: (other) => graphWith(options, other, nameOf(other)),
  };
}

interface Links {
  readonly pace: Pace;
  readonly who: string;
  readonly persistence: Parameters<typeof retry>[0];
  readonly watch: Parameters<typeof telemetry>[0];
  readonly patience: Patience;
  readonly token: AccessToken;
  readonly baseUrl: string;
  readonly send: typeof fetch;
}

/** From the outside in: every attempt is told, timed and carries a token that is fresh for it. */
const chainOf = ({ persistence, pace, who, watch, patience, token, baseUrl, send }: Links) => [
  retry(persistence),
  paced(pace, who),
  telemetry(watch),
  timeout(patience),
  authenticate(token, baseUrl),
  behaviour(async (context) => {
    context.response = await send(urlOf(context), context.options);
  }),
];

const pageSchema = <T>(item: z.ZodType<T>) =>
  z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() });

function checked<T>(schema: z.ZodType<T>, answer: unknown, target: Target): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new GraphFault(200, 'unexpectedAnswer', target.route, { cause: parsed.error });
}
