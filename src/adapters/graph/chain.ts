import type { Context, Middleware } from '@microsoft/microsoft-graph-client';

export type Next = () => Promise<void>;

/** One link of the client's chain, as a function that may act before and after the links behind it. */
export function behaviour(run: (context: Context, next: Next) => Promise<void>): Middleware {
  let following: Middleware | undefined;
  return {
    setNext(middleware) {
      following = middleware;
    },
    execute: (context) =>
      run(context, async () => {
        if (!following) throw new Error('the middleware chain ends without a sender');
        await following.execute(context);
      }),
  };
}

/** A call within a batch. */
export interface Carried {
  readonly method: string;
  readonly route: string;
  readonly path: string;
  readonly bulk: boolean;
}

export interface Hints {
  readonly repeatable?: boolean;
  readonly transfer?: boolean;
  readonly bulk?: boolean;
  readonly inside?: readonly Carried[];
}

/**
 * What the chain must know of a call besides its URL. The client hands an instance to every link, found by its
 * class.
 */
export class CallHints {
  /** The path with its places unfilled, for example `/users/{id}`: what telemetry counts by. */
  readonly route: string;
  /** A POST that may be sent twice without harm, such as a `$batch` of reads. */
  readonly repeatable: boolean;
  /** It carries a file: it may take longer than a question. */
  readonly transfer: boolean;

  /** Nobody waits for it: whoever is waited for goes first. */
  readonly bulk: boolean;
  /** What a batch carries; null for any other call. */
  readonly inside: readonly Carried[] | null;

  constructor(route: string, options: Hints = {}) {
    this.route = route;
    this.repeatable = options.repeatable ?? false;
    this.transfer = options.transfer ?? false;
    this.bulk = options.bulk ?? false;
    this.inside = options.inside ?? null;
  }
}

export function hintsOf(context: Context): CallHints | undefined {
  const found = context.middlewareControl?.getMiddlewareOptions(CallHints);
  return found instanceof CallHints ? found : undefined;
}

export const urlOf = (context: Context): string =>
  typeof context.request === 'string' ? context.request : context.request.url;

export const methodOf = (context: Context): string =>
  String(context.options?.method ?? 'GET').toUpperCase();

/** Sets one header of the request, whatever form the headers have. */
export function setHeader(context: Context, name: string, value: string): void {
  const headers = new Headers(context.options?.headers);
  headers.set(name, value);
  context.options = { ...context.options, headers };
}
